"""The debugger's commands that tell about objects: those of the shell of the same names."""
from __future__ import absolute_import, unicode_literals


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
            obj = eval(name, self.curframe.f_globals, self._get_frame_locals(self.curframe))
        except Exception as error:  # the person's expression
            self.error("%s: %s" % (type(error).__name__, error))
            return
        linecache.checkcache()
        getattr(Inspector(theme_name=self._theme_name), method)(obj, name, **options)

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
        self._inspect(arg, "pinfo", enable_html_pager=False)

    def do_pinfo2(self, arg):
        """pinfo2 name

        Show what is known about an object with its source, as ``name??`` does.
        """
        self._inspect(arg, "pinfo", detail_level=1, enable_html_pager=False)

    def do_psource(self, arg):
        """psource name

        Show the source of an object.
        """
        self._inspect(arg, "psource")
