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


def _type_doc():
    kinds = (type(len), type(definition), type(OInfo().get), property, type(inspect))
    return frozenset(sources.getdoc(kind) for kind in kinds)


def _quiet(obj, name):
    """Return an attribute, None where there is none or where getting it fails."""
    try:
        return getattr(obj, name, None)
    except Exception:  # the user's __getattr__
        return None


def _object_init_docs():
    return frozenset([sources.getdoc(object.__init__), sources.getdoc(type.__init__)])


def _call_doc_of_types():
    return frozenset([sources.getdoc(type(definition).__call__), sources.getdoc(type.__call__)])


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


def _docstring(obj, oname, info, formatter):
    if getattr(info, "isalias", False):
        return _alias_text(obj)
    text = _custom_documentation(info, oname) or sources.getdoc(obj)
    if text is None:
        return "<no docstring>"
    return text if formatter is None else formatter(text)


def _alias_text(obj):
    target = obj[1] if isinstance(obj, tuple) and len(obj) > 1 else getattr(obj, "cmd", obj)
    return "Alias to the system command:\n  %s" % (to_text(target) if isinstance(target, (str, bytes)) else target)


def _add_class(out, obj, oname):
    out["isclass"] = True
    out["init_definition"] = definition(obj, oname) or definition(_quiet(obj, "__init__"), oname)
    init = getattr(obj, "__init__", None)
    if init is not None:
        text = sources.getdoc(init)
        if text and text not in _object_init_docs():
            out["init_docstring"] = text
    out["subclasses"] = _subclass_names(obj)


def _subclass_names(cls):
    try:
        names = [sub.__name__ for sub in cls.__subclasses__()]
    except TypeError:  # type itself: its __subclasses__ wants an argument
        names = [sub.__name__ for sub in type.__subclasses__(cls)]
    if len(names) > MAX_SUBCLASSES:
        names[MAX_SUBCLASSES:] = ["..."]
    return to_text(", ".join(names))


def _add_instance(out, obj, oname):
    text = definition(obj, oname)
    if text:
        out["definition"] = text
    class_doc = sources.getdoc(type(obj))
    if class_doc and class_doc != out["docstring"] and class_doc not in _type_doc():
        out["class_docstring"] = class_doc
    init_doc = sources.getdoc(_quiet(type(obj), "__init__"))
    if init_doc and init_doc not in _object_init_docs():
        out["init_docstring"] = init_doc
    call = getattr(type(obj), "__call__", None)
    if call is not None and not sources.is_simple_callable(obj):
        call_def = definition(_quiet(obj, "__call__"), oname)
        if call_def and call_def != out["definition"]:
            out["call_def"] = call_def
        call_doc = sources.getdoc(call)
        if call_doc and call_doc not in _call_doc_of_types():
            out["call_docstring"] = call_doc


def _file_of(obj):
    path = sources.find_file(obj)
    return None if path is None else compress_user(path)


def collect(obj, oname="", formatter=None, info=None, detail_level=0):
    """Return everything that is known about ``obj``, as :func:`object_info` gives it.

    :param oname: the name it was asked for.
    :param formatter: turns a docstring into what is shown (a function of one text).
    :param info: the :class:`OInfo` of the look-up.
    :param detail_level: 1 for the source too.
    """
    out = object_info(name=oname, found=True, isclass=None, ismagic=getattr(info, "ismagic", False),
                      isalias=getattr(info, "isalias", False), namespace=getattr(info, "namespace", None))
    out["docstring"] = _docstring(obj, oname, info, formatter)
    out["base_class"] = to_text(str(_quiet(obj, "__class__") or type(obj)))
    out["string_form"] = _string_form(obj, detail_level)
    out["type_name"] = to_text(type(obj).__name__)
    out["length"] = _length(obj)
    out["file"] = _file_of(obj)
    if detail_level and not out["isalias"]:
        out["source"] = sources.getsource(obj, oname)
    if inspect.isclass(obj):
        _add_class(out, obj, oname)
    elif not out["isalias"]:
        _add_instance(out, obj, oname)
    return out

