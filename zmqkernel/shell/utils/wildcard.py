"""Names in a namespace by pattern: ``*``, ``?`` and types, for ``%psearch`` and ``name*?``."""
from __future__ import absolute_import, unicode_literals

import re
import types

import six

from .dir2 import dir2

_BUILTIN = (bool, bytes, complex, dict, float, frozenset, int, list, object, property, set, six.text_type, slice,
            super, tuple, type)


def create_typestr2type_dicts(dont_include_in_type2typestr=("lambda",)):
    """Return two tables: from lower-case type names to types, and back.

    :param dont_include_in_type2typestr: second names of types, which the table of names leaves out.
    """
    by_name, names = {}, {}
    for attribute in sorted(vars(types)):
        kind = getattr(types, attribute)
        if not attribute.endswith("Type") or not isinstance(kind, six.class_types):
            continue
        name = str(attribute[:-len("Type")].lower())
        by_name[name] = kind
        if name not in dont_include_in_type2typestr:
            names.setdefault(kind, name)
    for kind in _BUILTIN:
        by_name.setdefault(str(kind.__name__), kind)
    by_name.setdefault("string", six.text_type)
    return by_name, names


typestr2type, type2typestr = create_typestr2type_dicts()


def is_type(obj, typestr_or_type):
    """Tell whether ``obj`` is of a type.

    :param typestr_or_type: a type, the name of one, or ``"all"``.
    """
    if typestr_or_type == "all":
        return True
    kind = typestr_or_type
    if not isinstance(kind, six.class_types):
        kind = typestr2type.get(kind)
    return kind is not None and isinstance(obj, kind)


def show_hidden(str, show_all=False):
    """Tell whether to show the name ``str``: all, or those with no underscore or two in front."""
    return show_all or not str.startswith("_") or str.startswith("__")


def dict_dir(obj):
    """Return a dictionary of the attributes of ``obj``; those that raise are left out."""
    found = {}
    for name in dir2(obj):
        try:
            found[name] = getattr(obj, name)
        except Exception:  # a property may raise anything
            continue
    return found


def filter_ns(ns, name_pattern="*", type_pattern="all", ignore_case=True, show_all=True):
    """Return the part of a dictionary whose names and types match.

    :param name_pattern: a name with ``*`` and ``?``.
    :param type_pattern: as for :func:`is_type`.
    :param show_all: names with one leading underscore too.
    """
    pattern = "".join({"*": ".*", "?": "."}.get(c) or re.escape(c) for c in name_pattern)
    matches = re.compile(pattern + r"\Z", re.IGNORECASE if ignore_case else 0).match
    return dict((name, obj) for name, obj in ns.items()
                if matches(name) and show_hidden(name, show_all) and is_type(obj, type_pattern))


def list_namespace(namespace, type_pattern, filter, ignore_case=False, show_all=False):
    """Return a dictionary of what a dotted pattern finds, attributes of objects too.

    :param namespace: a dictionary.
    :param type_pattern: type of what is looked for, as for :func:`is_type`.
    :param filter: ``a*.b?``; each part is a pattern.
    """
    first, dot, rest = filter.partition(".")
    if not dot:
        return filter_ns(namespace, first, type_pattern, ignore_case, show_all)
    found = {}
    for name, obj in filter_ns(namespace, first, "all", ignore_case, show_all).items():
        inner = list_namespace(dict_dir(obj), type_pattern, rest, ignore_case, show_all)
        found.update(("%s.%s" % (name, key), value) for key, value in inner.items())
    return found
