"""How pretty printing shows the types of Python's own library: functions ``f(obj, printer, cycle)``."""
from __future__ import absolute_import, division, unicode_literals

import six

from ipython_compat import to_text

from .expressions import CallExpression, RawStringLiteral, RawText

_BUILTIN_MODULES = (None, "__builtin__", "builtins", "exceptions")


def qualified_name(obj):
    """Return the name of a class or function with its module in front, unless that is the builtins'."""
    name = getattr(obj, "__qualname__", None)
    if not isinstance(name, six.string_types):
        name = getattr(obj, "__name__", None)
        name = name if isinstance(name, six.string_types) else "<unknown type>"
    module = getattr(obj, "__module__", None)
    if module in _BUILTIN_MODULES or not isinstance(module, six.string_types):
        return to_text(name)
    return "%s.%s" % (to_text(module), to_text(name))


def by_repr(obj, p, cycle):
    """Write ``repr(obj)``; its further lines begin where the group is indented to."""
    text = to_text(repr(obj))
    if "\n" not in text:
        p.text(text)
        return
    with p.group():
        for number, line in enumerate(text.splitlines()):
            if number:
                p.break_()
            p.text(line)


def by_default(obj, p, cycle):
    """Write an object of a class without a representation: ``<module.Class at 0x...>``.

    With the printer's ``verbose``, its public attributes too.
    """
    cls = getattr(obj, "__class__", None) or type(obj)
    old_style = not isinstance(cls, type)  # of Python 2, whose repr says more
    if old_style or getattr(cls, "__repr__", None) not in (object.__repr__, None):
        by_repr(obj, p, cycle)
        return
    p.begin_group(1, "<")
    p.pretty(cls)
    p.text(" at 0x%x" % id(obj))
    if cycle:
        p.text(" ...")
    elif p.verbose:
        _attributes(obj, p)
    p.end_group(1, ">")


def _attributes(obj, p):
    import types
    first = True
    for key in dir(obj):
        if key.startswith("_"):
            continue
        try:
            value = getattr(obj, key)
        except AttributeError:
            continue
        if isinstance(value, types.MethodType):
            continue
        if not first:
            p.text(",")
        first = False
        p.breakable()
        p.text(to_text(key) + "=")
        with p.indent(len(key) + 1):
            p.pretty(value)


def separated(p, values):
    """Yield values, at most as many as the printer allows, and write a comma and a possible break between them.

    A generator, and not a function that is given what to write: nested objects take fewer frames so, of which Python
    has a limited number.
    """
    for number, value in p._enumerate(values):
        if number:
            p.text(",")
            p.breakable()
        yield value


def sequence(start, end):
    """Return a printer for a sequence in brackets."""
    def write(obj, p, cycle):
        if cycle:
            return p.text(start + "..." + end)
        p.begin_group(len(start), start)
        for value in separated(p, obj):
            p.pretty(value)
        if len(obj) == 1 and isinstance(obj, tuple):
            p.text(",")
        return p.end_group(len(start), end)
    return write


def in_order(values):
    """Return the values sorted, or as they come where they cannot be compared."""
    values = list(values)
    try:
        return sorted(values)
    except Exception:  # a comparison may raise anything
        return values


def set_of(start, end):
    """Return a printer for a set; the name of its class and ``()`` stand for an empty one."""
    def write(obj, p, cycle):
        if cycle:
            return p.text(start + "..." + end)
        if not obj:
            return p.text(to_text(type(obj).__name__) + "()")
        p.begin_group(len(start), start)
        too_many = p.max_seq_length and len(obj) >= p.max_seq_length
        for value in separated(p, obj if too_many else in_order(obj)):
            p.pretty(value)
        return p.end_group(len(start), end)
    return write


def mapping(start, end):
    """Return a printer for a dictionary in brackets."""
    def write(obj, p, cycle):
        if cycle:
            return p.text("{...}")
        p.begin_group(len(start), start)
        unordered = six.PY2 and not (p.max_seq_length and len(obj) >= p.max_seq_length)
        for key in separated(p, in_order(obj) if unordered else obj):
            p.pretty(key)
            p.text(": ")
            p.pretty(obj[key])
        return p.end_group(len(start), end)
    return write


def by_super(obj, p, cycle):
    """Write a ``super`` object with its class and its object."""
    p.begin_group(8, "<super: ")
    p.pretty(obj.__thisclass__)
    p.text(",")
    p.breakable()
    try:
        bound = obj.__self__
    except AttributeError:
        bound = None
    p.pretty(bound)
    p.end_group(8, ">")


def by_pattern(obj, p, cycle):
    """Write a compiled regular expression as the call that makes it."""
    import re
    arguments = [RawStringLiteral(obj.pattern)]
    names = ["re." + name for name in ("TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE",
                                       "VERBOSE", "DEBUG") if obj.flags & getattr(re, name, 0)]
    if names:
        arguments.append(RawText("|".join(names)))
    p.pretty(CallExpression("re.compile", *arguments))


def by_namespace(obj, p, cycle):
    """Write a ``SimpleNamespace`` as the call that makes it."""
    if cycle:
        p.pretty(CallExpression("namespace", RawText("...")))
    else:
        p.pretty(CallExpression("namespace", **obj.__dict__))


def by_proxy(obj, p, cycle):
    """Write a read-only view of a dictionary."""
    if cycle:
        p.text("{...}")
    else:
        p.pretty(CallExpression("mappingproxy", obj.copy()))


def by_class(obj, p, cycle):
    """Write a class by its qualified name, unless its metaclass says otherwise."""
    owner = next((base for base in type(obj).__mro__ if "__repr__" in vars(base)), type)
    if owner is not type:
        by_repr(obj, p, cycle)
        return
    p.text(qualified_name(obj))


def by_function(obj, p, cycle):
    """Write a function with its parameters."""
    from ipython_compat.signatures import signature_text
    name = qualified_name(obj)
    try:
        parameters = signature_text(obj)
    except (TypeError, ValueError):
        p.text("<function %s>" % name)
        return
    p.text("<function %s%s>" % (name, parameters))


def by_exception(obj, p, cycle):
    """Write an exception as the call that makes it."""
    name = qualified_name(obj.__class__)
    p.begin_group(len(name) + 1, name + "(")
    for number, value in enumerate(getattr(obj, "args", ())):
        if number:
            p.text(",")
            p.breakable()
        p.pretty(value)
    p.end_group(len(name) + 1, ")")


def as_call(arguments):
    """Return a printer that shows an object as a call of its class.

    :param arguments: function of the object; its value is the tuple of arguments.
    """
    def write(obj, p, cycle):
        name = to_text(obj.__class__.__name__)
        p.pretty(CallExpression(name, *((RawText("..."),) if cycle else arguments(obj))))
    return write


def _deque(obj, p, cycle):
    name = to_text(obj.__class__.__name__)
    if cycle:
        p.pretty(CallExpression(name, RawText("...")))
    elif obj.maxlen is not None:
        p.pretty(CallExpression(name, list(obj), maxlen=obj.maxlen))
    else:
        p.pretty(CallExpression(name, list(obj)))


class _InThisOrder(object):
    """Prints as a dictionary with the pairs in the order given, on every Python."""

    def __init__(self, pairs):
        self.pairs = pairs

    def _repr_pretty_(self, p, cycle):
        p.begin_group(1, "{")
        for key, value in separated(p, self.pairs):
            p.pretty(key)
            p.text(": ")
            p.pretty(value)
        p.end_group(1, "}")


#: (module, name) of a type -> printer, for types whose modules need not be imported
DEFERRED = {
    ("collections", "defaultdict"): as_call(lambda obj: (obj.default_factory, dict(obj))),
    ("collections", "OrderedDict"): as_call(lambda obj: (list(obj.items()),) if obj else ()),
    ("collections", "deque"): _deque,
    ("collections", "Counter"): as_call(lambda obj: (_InThisOrder(obj.most_common()),) if obj else ()),
    ("collections", "UserList"): as_call(lambda obj: (obj.data,)),
    ("UserList", "UserList"): as_call(lambda obj: (obj.data,)),
    ("types", "SimpleNamespace"): by_namespace,
    ("datetime", "datetime"): by_repr,
    ("datetime", "timedelta"): by_repr,
    ("os", "_Environ"): mapping("environ{", "}"),
}
