"""Finding the object that a name means, for ``name?``, autocall and completion, without running user code.

``a.b[0].c`` is looked up part by part, beginning in the namespaces; a property at the end is found as the property
itself, not as its value.
"""
from __future__ import absolute_import, unicode_literals

import re

from six.moves import builtins

from zmqkernel.shell.execution.escapes import ESC_MAGIC

_PART = re.compile(r"\.?([^\W\d]\w*)|\[(-?\d+|'[^']*'|\"[^\"]*\")\]", re.UNICODE)


class ObjectLookup(object):
    """Looks names up for one shell.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def _ofind(self, oname, namespaces=None):
        """Return what is known of a name, as an ``OInfo``.

        :param oname: a dotted name, maybe with items, or with the percent sign of a magic.
        :param namespaces: pairs of a namespace's name and its dictionary, in the order to look in; by default the
            user's, the user's module and the builtins.
        """
        from zmqkernel.shell.inspection.fields import OInfo
        oname = oname.strip()
        parts = None if oname.startswith(ESC_MAGIC) else split_parts(oname)
        parent = None
        if parts:
            for place, namespace in namespaces or self._namespaces():
                if parts[0] in namespace:
                    found, obj, parent = _follow(namespace[parts[0]], parts[1:])
                    if found:
                        return OInfo(obj=obj, found=True, parent=parent, ismagic=False, isalias=False,
                                     namespace=place)
                    break
        magic = self._magic(oname)
        if magic is not None:
            from zmqkernel.shell.aliases import Alias
            return OInfo(obj=magic, found=True, namespace="IPython internal", ismagic=True,
                         isalias=isinstance(magic, Alias), parent=None)
        if oname in _LITERALS:
            return OInfo(obj=_LITERALS[oname], found=True, namespace="Interactive", ismagic=False, isalias=False,
                         parent=None)
        return OInfo(obj=None, found=False, namespace=None, ismagic=False, isalias=False, parent=parent)

    def _object_find(self, oname, namespaces=None):
        """Return what is known of a name; as :meth:`_ofind`, with the name as a user writes it."""
        return self.shell._ofind(oname, namespaces)

    def _namespaces(self):
        shell = self.shell
        return [("Interactive", shell.user_ns), ("Interactive (global)", shell.user_global_ns),
                ("Python builtin", builtins.__dict__)]

    def _magic(self, oname):
        """Return a magic function by its name with or without percent signs, or None."""
        shell = self.shell
        if oname.startswith("%%"):
            return shell.find_cell_magic(oname[2:])
        if oname.startswith(ESC_MAGIC):
            return shell.find_line_magic(oname[1:])
        return shell.find_line_magic(oname) or shell.find_cell_magic(oname)

    # -- what is shown

    def _inspect(self, meth, oname, namespaces=None, **kw):
        """Show one aspect of an object; what ``%pinfo``, ``%pdoc`` and their kin do.

        :param meth: name of the inspector's method.
        :param oname: the object's name.
        :return: ``"not found"`` where there is none.
        """
        shell = self.shell
        info = shell._object_find(oname, namespaces)
        if not info.found and not _documents_others(info.parent):
            print("Object `%s` not found." % oname)
            return "not found"
        formatter = _sphinxify if shell.sphinxify_docstring else None
        method = getattr(shell.inspector, str(meth))
        if meth == "pdoc":
            return method(info.obj, oname, formatter)
        if meth == "pinfo":
            return method(info.obj, oname, formatter, info, enable_html_pager=shell.enable_html_pager, **kw)
        return method(info.obj, oname)

    def object_inspect(self, oname, detail_level=0):
        """Return what is known of an object as a dictionary of fields.

        :param oname: its name.
        :param detail_level: 1 for its source, too.
        """
        with self.shell.builtin_trap:
            info = self.shell._object_find(oname)
            if not info.found and not _documents_others(info.parent):
                from zmqkernel.shell.inspection.fields import object_info
                return object_info(name=oname, found=False)
            return self.shell.inspector.info(info.obj, oname, info=info, detail_level=detail_level)

    def object_inspect_text(self, oname, detail_level=0):
        """Return what is known of an object as text.

        :raises KeyError: where there is none of that name.
        """
        return self.shell.object_inspect_mime(oname, detail_level)["text/plain"]

    def object_inspect_mime(self, oname, detail_level=0, omit_sections=()):
        """Return what is known of an object as a MIME bundle.

        :param oname: its name.
        :param detail_level: 1 for its source, too.
        :param omit_sections: names of fields to leave out.
        :raises KeyError: where there is none of that name.
        """
        shell = self.shell
        with shell.builtin_trap:
            info = shell._object_find(oname)
            if not info.found:
                raise KeyError(oname)
            docformat = _sphinxify if shell.sphinxify_docstring else None
            return shell.inspector._get_info(info.obj, oname, info=info, detail_level=detail_level,
                                             formatter=docformat, omit_sections=omit_sections)


_LITERALS = {"None": None, "True": True, "False": False}


def split_parts(name):
    """Return the parts of a dotted name with items, or None where it is something else.

    Attributes are texts, items are tuples of one.
    """
    position, parts = 0, []
    while position < len(name):
        match = _PART.match(name, position)
        # Only what comes first begins without a dot or a bracket.
        if match is None or (name[position] in ".[") is (position == 0):
            return None
        parts.append(match.group(1) or (_item(match.group(2)),))
        position = match.end()
    return parts or None


def _item(text):
    return text[1:-1] if text[0] in "'\"" else int(text)


def _documents_others(obj):
    """Return whether an object documents attributes itself: also ones that are made when they are asked for."""
    if obj is None:
        return False
    from zmqkernel.shell.inspection.fields import HOOK_NAME
    return isinstance(getattr(obj, HOOK_NAME, None), dict)


def _follow(obj, parts):
    """Return whether the parts lead anywhere, the object at their end, and the one before."""
    parent = None
    for number, part in enumerate(parts):
        parent = obj
        try:
            if isinstance(part, tuple):
                obj = obj[part[0]]
            elif number == len(parts) - 1:
                obj = attribute_itself(obj, part)
            else:
                obj = getattr(obj, part)
        except Exception:
            # Whatever an object's own code raises means that nothing is found.
            return False, None, parent
    return True, obj, parent


def attribute_itself(obj, name):
    """Return an attribute; of a property not the value but the property, whose documentation is wanted.

    :raises AttributeError: where there is none.
    """
    if not isinstance(obj, type):
        own = getattr(type(obj), name, None)
        if isinstance(own, property):
            return own
    return getattr(obj, name)


def _sphinxify(docstring):
    """Return a docstring as a MIME bundle, by docrepr."""
    from zmqkernel.shell.docstrings import sphinxify
    return sphinxify(docstring)
