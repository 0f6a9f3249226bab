"""What there is to say about an object, as a dictionary."""
from __future__ import absolute_import, unicode_literals

import inspect

from ipython_compat import to_text
from ipython_compat.aliases import public

from ..cellnames import compress_user
from . import sources
from .signatures import definition

#: the fields, in the order of the messaging specification's ``inspect_reply``
info_fields = ["type_name", "base_class", "string_form", "namespace", "length", "file", "definition", "docstring",
               "source", "init_definition", "class_docstring", "init_docstring", "call_def", "call_docstring",
               "subclasses", "ismagic", "isalias", "isclass", "found", "name"]
#: a method of an object that tells its documentation itself
HOOK_NAME = "__custom_documentations__"
#: longer string forms are cut in the middle, unless details are wanted
MAX_STRING_FORM = 200
MAX_SUBCLASSES = 10


@public("IPython.core.oinspect")
class OInfo(object):
    """What the shell found under a name.

    :param ismagic: whether it is a magic.
    :param isalias: whether it is an alias.
    :param found: whether there is anything.
    :param namespace: name of the namespace it is in.
    :param parent: the object whose attribute it is.
    :param obj: the object.
    """

    def __init__(self, ismagic=False, isalias=False, found=False, namespace=None, parent=None, obj=None):
        self.ismagic = ismagic
        self.isalias = isalias
        self.found = found
        self.namespace = namespace
        self.parent = parent
        self.obj = obj

    def get(self, field):
        """Return a field by name."""
        return self[field]

    def __getitem__(self, field):
        if field not in self.__dict__:
            raise KeyError(field)
        return getattr(self, field)

    def __eq__(self, other):
        return isinstance(other, OInfo) and vars(self) == vars(other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return str("OInfo(%s)") % ", ".join("%s=%r" % (key, vars(self)[key]) for key in (
            "ismagic", "isalias", "found", "namespace", "parent", "obj"))


@public("IPython.core.oinspect")
class InfoDict(dict):
    """The dictionary of :func:`object_info`."""


@public("IPython.core.oinspect")
def object_info(**kw):
    """Return a dictionary with all of :data:`info_fields`: those given, None or False for the others."""
    info = InfoDict((key, None) for key in info_fields)
    info.update(ismagic=False, isalias=False, isclass=False, found=False)
    info.update(kw)
    return info


def _quiet(obj, name):
    """Return an attribute, None where there is none or where getting it fails."""
    try:
        return getattr(obj, name, None)
    except Exception:  # the user's __getattr__
        return None


def _string_form(obj, detail_level):
    try:
        text = to_text(str(obj))
    except Exception:  # the user's __str__
        return None
    if not detail_level and len(text) > MAX_STRING_FORM:
        half = (MAX_STRING_FORM - 7) // 2
        text = text[:half] + " <...> " + text[-half:]
    return text


def _length(obj):
    try:
        return to_text(str(len(obj)))
    except Exception:  # the user's __len__, or none
        return None


def _custom_documentation(info, oname):
    hook = _quiet(getattr(info, "parent", None), HOOK_NAME)
    if not isinstance(hook, dict):
        return None
    return hook.get((oname or "").rpartition(".")[2])


def _alias_text(obj):
    target = obj[1] if isinstance(obj, tuple) and len(obj) > 1 else getattr(obj, "cmd", obj)
    return "Alias to the system command:\n  %s" % (to_text(target) if isinstance(target, (str, bytes)) else target)


def _type_name(obj, info):
    if info["isalias"]:
        return "System alias"
    return "Magic function" if info["ismagic"] else to_text(type(obj).__name__)


def _subclass_names(cls):
    try:
        names = [sub.__name__ for sub in cls.__subclasses__()]
    except AttributeError:  # a class of the old style (Python 2) knows none
        names = []
    except TypeError:  # type itself: its __subclasses__ wants an argument
        names = [sub.__name__ for sub in type.__subclasses__(cls)]
    if len(names) > MAX_SUBCLASSES:
        names[MAX_SUBCLASSES:] = ["..."]
    return to_text(", ".join(names))


class FieldCollector(object):
    """Collects the fields of objects.

    :param finders: a :class:`~.sources.Finders`.
    :param str_detail_level: the level of detail from which the string form of an object is one of them.
    """

    def __init__(self, finders, str_detail_level=0):
        self.finders = finders
        self._str_detail_level = str_detail_level
        getdoc = finders.getdoc
        self._type_docs = frozenset(getdoc(kind) for kind in (
            type(len), type(_length), type(self.collect), property, type(inspect)))
        self._init_docs = frozenset([getdoc(object.__init__), getdoc(type.__init__)])
        self._call_docs = frozenset([getdoc(type(_length).__call__), getdoc(type.__call__)])

    def definition(self, obj, oname):
        """Return how ``obj`` is called, or None."""
        return definition(obj, oname, self.finders.signature)

    def _docstring(self, obj, oname, info, formatter):
        if getattr(info, "isalias", False):
            return _alias_text(obj)
        text = _custom_documentation(info, oname) or self.finders.getdoc(obj)
        if text is None:
            return "<no docstring>"
        return text if formatter is None else formatter(text)

    def _init_docstring(self, cls):
        init = _quiet(cls, "__init__")
        text = None if init is None else self.finders.getdoc(init)
        return text if text and text not in self._init_docs else None

    def _add_source(self, out, obj, oname):
        """Add the source, and take away a docstring that stands in it."""
        text = self.finders.getsource(obj, oname)
        if text is None:
            return
        out["source"] = text.rstrip()
        if out["docstring"] and sources.contains_docstring(text, out["docstring"]):
            out["docstring"] = None

    def _add_class(self, out, obj, oname):
        out["isclass"] = True
        out["init_definition"] = self.definition(obj, oname) or self.definition(_quiet(obj, "__init__"), oname)
        out["init_docstring"] = self._init_docstring(obj)
        out["subclasses"] = _subclass_names(obj)

    def _add_instance(self, out, obj, oname):
        cls = type(obj)
        out["definition"] = self.definition(obj, oname) or None
        class_doc = self.finders.getdoc(cls)
        shown = out["docstring"] or self.finders.getdoc(obj)
        if class_doc and class_doc != shown and class_doc not in self._type_docs:
            out["class_docstring"] = class_doc
        out["init_docstring"] = self._init_docstring(cls)
        call = getattr(cls, "__call__", None)
        if call is not None and not sources.is_simple_callable(obj):
            call_def = self.definition(_quiet(obj, "__call__"), oname)
            out["call_def"] = call_def if call_def != out["definition"] else None
            call_doc = self.finders.getdoc(call)
            out["call_docstring"] = call_doc if call_doc and call_doc not in self._call_docs else None

    def collect(self, obj, oname="", formatter=None, info=None, detail_level=0):
        """Return everything that is known about ``obj``, as :func:`object_info` gives it.

        :param oname: the name it was asked for.
        :param formatter: turns a docstring into what is shown (a function of one text).
        :param info: the :class:`OInfo` of the look-up.
        :param detail_level: 1 for the source too.
        """
        out = object_info(name=oname, found=True, isclass=None, ismagic=getattr(info, "ismagic", False),
                          isalias=getattr(info, "isalias", False), namespace=getattr(info, "namespace", None))
        out["docstring"] = self._docstring(obj, oname, info, formatter)
        out["base_class"] = to_text(str(_quiet(obj, "__class__") or type(obj)))
        if detail_level >= self._str_detail_level or out["isalias"]:  # of an alias nothing else is known
            out["string_form"] = _string_form(obj, detail_level)
        out["type_name"] = _type_name(obj, out)
        out["length"] = _length(obj)
        path = self.finders.find_file(obj)
        out["file"] = None if path is None else compress_user(path)
        if detail_level and not out["isalias"]:
            self._add_source(out, obj, oname)
        if inspect.isclass(obj):
            self._add_class(out, obj, oname)
        elif not out["isalias"]:
            self._add_instance(out, obj, oname)
        return out
