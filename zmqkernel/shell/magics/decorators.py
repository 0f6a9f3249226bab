"""Marking functions and methods as magics.

A method marked inside a class body is noted in :data:`magics` until :func:`magics_class` takes the notes over into
the class.  A function marked by ``register_line_magic`` and its kin goes to the running shell at once.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

from ipython_compat import to_native
from ipython_compat.aliases import public

#: what a magic can be called as, and what stands in front of it
magic_kinds = ("line", "cell")
magic_spec = ("line", "cell", "line_cell")
ESC_MAGIC = "%"
ESC_MAGIC2 = "%%"
magic_escapes = {"line": ESC_MAGIC, "cell": ESC_MAGIC2}

#: attributes that tell the shell how to call a magic
MAGIC_NO_VAR_EXPAND_ATTR = "_ipython_magic_no_var_expand"
MAGIC_OUTPUT_CAN_BE_SILENCED = "_ipython_magic_output_can_be_silenced"

#: methods marked since the last ``magics_class``: kind -> magic's name -> method's name
magics = {"line": {}, "cell": {}}

_PUBLIC = public("IPython.core.magic")


@_PUBLIC
def validate_type(magic_kind):
    """Raise :exc:`ValueError` unless ``magic_kind`` is ``line``, ``cell`` or ``line_cell``."""
    if magic_kind not in magic_spec:
        raise ValueError("a magic is one of %s, not %r" % (", ".join(magic_spec), magic_kind))


@_PUBLIC
def record_magic(dct, magic_kind, magic_name, func):
    """Enter a magic in a table.

    :param dct: dict with the keys ``line`` and ``cell``, each a dict of names.
    :param magic_kind: ``line``, ``cell`` or ``line_cell`` (both).
    :param func: what stands for the magic: a callable, or a method's name.
    """
    for kind in magic_kinds if magic_kind == "line_cell" else (magic_kind,):
        dct[kind][magic_name] = func


@_PUBLIC
def magics_class(cls):
    """Class decorator: the class's methods marked as magics become its table ``magics``."""
    cls.registered = True
    cls.magics = dict((kind, dict(magics[kind])) for kind in magic_kinds)
    for kind in magic_kinds:
        magics[kind].clear()
    return cls


def combined(cls):
    """Class decorator like :func:`magics_class` for a family made of parts: it has the magics of its bases too.

    The parts are marked by :func:`magics_class` themselves, and are not registered on their own.
    """
    magics_class(cls)
    for base in cls.__mro__[1:]:
        table = base.__dict__.get(str("magics"))
        for kind in magic_kinds if table else ():
            for magic_name, method in table[kind].items():
                cls.magics[kind].setdefault(magic_name, method)
    return cls


def _decorator(name, doc, receive):
    """Build a decorator that works bare (``@name``) and with another name for the magic (``@name("other")``).

    :param receive: called with the magic's name and the function.
    """
    def marker(arg):
        if callable(arg):
            receive(to_native(arg.__name__), arg)
            return arg
        if isinstance(arg, (six.text_type, bytes)):
            def named(func):
                receive(to_native(arg), func)
                return func
            return named
        raise TypeError("%s decorates a function, or takes the magic's name; got %r" % (name, arg))
    marker.__name__ = to_native(name)
    marker.__doc__ = doc
    return _PUBLIC(marker)


def _method_marker(magic_kind):
    name = magic_kind + "_magic"
    doc = "Mark a method of a :class:`Magics` class as a %s magic, under its own name or ``@%s('name')``." % (
        magic_kind.replace("_", " and "), name)

    def receive(magic_name, func):
        record_magic(magics, magic_kind, magic_name, to_native(func.__name__))
    return _decorator(name, doc, receive)


def _function_marker(magic_kind):
    name = "register_%s_magic" % magic_kind
    doc = "Make a function a %s magic of the running shell, under its own name or ``@%s('name')``." % (
        magic_kind.replace("_", " and "), name)

    def receive(magic_name, func):
        from zmqkernel.shell.getipython import get_ipython
        shell = get_ipython()
        if shell is None:
            raise NameError("@%s needs a running shell: get_ipython() is None here" % name)
        shell.register_magic_function(func, magic_kind, magic_name)
    return _decorator(name, doc, receive)


line_magic = _method_marker("line")
cell_magic = _method_marker("cell")
line_cell_magic = _method_marker("line_cell")

register_line_magic = _function_marker("line")
register_cell_magic = _function_marker("cell")
register_line_cell_magic = _function_marker("line_cell")


def _flag(attribute, doc):
    """Build a decorator that sets ``attribute`` on a magic."""
    def mark(magic_func):
        setattr(magic_func, to_native(attribute), True)
        return magic_func
    mark.__doc__ = doc
    return mark


@_PUBLIC
def no_var_expand(magic_func):
    """Mark a magic whose line keeps its ``$name`` and ``{expr}`` as they are, as in code."""
    return _flag(MAGIC_NO_VAR_EXPAND_ATTR, None)(magic_func)


@_PUBLIC
def output_can_be_silenced(magic_func):
    """Mark a magic whose value is not shown when its last line ends in ``;``."""
    return _flag(MAGIC_OUTPUT_CAN_BE_SILENCED, None)(magic_func)


@_PUBLIC
def needs_local_scope(func):
    """Mark a magic that is called with ``local_ns``: the namespace of the frame it is used in."""
    return _flag("needs_local_scope", None)(func)
