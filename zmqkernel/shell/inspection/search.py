"""Names by pattern (``%psearch``, ``*pat*?``)."""
from __future__ import absolute_import, unicode_literals

from ..utils.wildcard import list_namespace, typestr2type


def search_names(pattern, ns_table, ns_search=(), ignore_case=False, show_all=False):
    """Return the names that fit ``pattern``, sorted, each once.

    :param pattern: ``"name*"``, or ``"name* type"``; dots reach into objects.
    :param ns_table: name of a namespace -> the namespace.
    :param ns_search: the names of the namespaces to look in.
    :param show_all: whether names that begin with an underscore are found by a pattern that does not.
    :raises ValueError: for a pattern of more than two words, or a namespace that is not in the table.
    """
    words = pattern.split()
    if not 1 <= len(words) <= 2:
        raise ValueError("invalid argument string for psearch: <%s>" % pattern)
    name_pattern, kind = words[0], words[1] if len(words) == 2 else "all"
    found = set()
    for name in ns_search:
        if name not in ns_table:
            raise ValueError("invalid namespace <%s>. Valid names: %s" % (name, ", ".join(sorted(ns_table))))
        found.update(list_namespace(ns_table[name], kind, name_pattern, ignore_case=ignore_case, show_all=show_all))
    return sorted(found)


def type_names():
    """Return the names that a pattern may have as its second word."""
    return sorted(typestr2type)
