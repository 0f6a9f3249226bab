"""The debugger's commands that tell about objects: those of the shell of the same names."""
from __future__ import absolute_import, unicode_literals

import re


class InspectingMixin(object):
    """``pdef``, ``pdoc``, ``pfile``, ``pinfo``, ``pinfo2``, ``psource``."""

    def _inspect(self, name, method, **options):
        """Look ``name`` up in the current frame and hand it to a method of an inspector."""
        import linecache

        from ..inspection.inspector import Inspector
        name = name.strip()
        if not name:
            self.error("%s needs a name" % method)
            return
        try:
            info = self._looked_up(name)
        except Exception as error:  # the person's expression
            self._tell_missing(name, error)
            return
        linecache.checkcache()
        if method == "pinfo":
            options.update(info=info, enable_html_pager=False)
        getattr(Inspector(theme_name=self._theme_name), method)(
            info.obj, name, **dict((str(key), options[key]) for key in options))

    def _looked_up(self, name):
        """Return what the current frame has under a name, or what an expression is worth there, as an ``OInfo``."""
        from ..inspection.fields import OInfo

        names, frame = self._get_frame_locals(self.curframe), self.curframe
        if self.shell is not None:
            info = self.shell._object_find(name, [("Locals", names), ("Globals", frame.f_globals)])
            if info.found and not info.ismagic:
                return info
        return OInfo(obj=eval(name, frame.f_globals, names), found=True, parent=None, ismagic=False, isalias=False,
                     namespace=None)

    def _tell_missing(self, name, error):
        if isinstance(error, NameError) and re.match(r"\w+$", name):
            self.message("Object `%s` not found." % name)
        else:
            self.error("%s: %s" % (type(error).__name__, error))

    def do_pdef(self, arg):
        """pdef name

        Show how a callable is called.
        """
        self._inspect(arg, "pdef")

    def do_pdoc(self, arg):
        """pdoc name

        Show the documentation of an object.
        """
        self._inspect(arg, "pdoc")

    def do_pfile(self, arg):
        """pfile name

        Show the file where an object was defined.
        """
        self._inspect(arg, "pfile")

    def do_pinfo(self, arg):
        """pinfo name

        Show what is known about an object, as ``name?`` does.
        """
        self._inspect(arg, "pinfo")

    def do_pinfo2(self, arg):
        """pinfo2 name

        Show what is known about an object with its source, as ``name??`` does.
        """
        self._inspect(arg, "pinfo", detail_level=1)

    def do_psource(self, arg):
        """psource name

        Show the source of an object.
        """
        self._inspect(arg, "psource")
