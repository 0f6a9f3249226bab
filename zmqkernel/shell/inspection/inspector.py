"""The shell's inspector."""
from __future__ import absolute_import, print_function, unicode_literals

import types

import six
from traitlets import Dict
from traitlets.config.configurable import Configurable

from ipython_compat.aliases import public

from ..coloring.theme import theme_table
from . import layout, sources
from .fields import FieldCollector
from .search import search_names, type_names
from .signatures import signature_of

#: what is called as its own documentation says
_ROUTINES = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)


@public("IPython.core.oinspect")
class InspectorHookData(object):
    """What a function of :attr:`Inspector.mime_hooks` gets."""

    def __init__(self, obj, info, info_dict, detail_level, omit_sections):
        self.obj = obj
        self.info = info
        self.info_dict = info_dict
        self.detail_level = detail_level
        self.omit_sections = omit_sections


_finders = dict((name, getattr(sources, name)) for name in ("getdoc", "getsource", "find_file", "find_source_lines"))
_finders["signature"] = signature_of


def _page(data):
    from ..paging import page
    page(data)


def _one_end(source):
    """Return source code without the end of its last line, which the pager writes."""
    return source[:-1] if source.endswith("\n") else source


@public("IPython.core.oinspect")
class Inspector(Configurable):
    """Tells what there is to know about an object, as text on the screen or as data.

    :param theme_name: colours of what is shown.
    :param str_detail_level: from which level of detail on the string form of an object is shown.
    """

    mime_hooks = Dict(help="""
        MIME type -> function that makes the part of that type of an inspection's bundle.  It gets one
        InspectorHookData (functions of the older two-parameter form get object and OInfo), and returns the part,
        or None for no part.
        """).tag(config=True)

    #: how things are found out; the public module puts its own functions here, which programs replace
    finders = sources.Finders(_finders)

    def __init__(self, theme_name="nocolor", str_detail_level=0, parent=None, config=None, color_table=None,
                 code_color_table=None, scheme=None):
        super(Inspector, self).__init__(parent=parent, config=config)
        self.str_detail_level = str_detail_level
        self._theme_name = "nocolor"
        self.set_theme_name(scheme or theme_name)

    @property
    def _fields(self):
        return FieldCollector(self.finders, self.str_detail_level)

    @property
    def theme_name(self):
        """The name of the theme in use."""
        return self._theme_name

    def set_theme_name(self, name):
        """Use the theme called ``name``.

        :raises ValueError: where there is none.
        """
        from ..coloring.theme import known_theme_name
        self._theme_name = known_theme_name(name)

    def set_active_scheme(self, scheme):
        """Older name of :meth:`set_theme_name`."""
        if scheme is not None:
            self.set_theme_name(scheme)

    def format(self, *args, **kwargs):
        """Colour Python source; the parameters are those of the source colouring ``Parser.format``."""
        from ..coloring.highlight import Parser
        return Parser("str", theme_name=self._theme_name).format(*args, **kwargs)

    def _getdef(self, obj, oname=""):
        return self._fields.definition(obj, oname)

    def __head(self, text):
        from ..coloring.tokens import Token
        return theme_table[self._theme_name].format([(Token.Header, text)])

    def noinfo(self, msg, oname):
        """Say that there is no ``msg`` (source, file ...) for the object called ``oname``."""
        print("No %s found%s" % (msg, " for %s" % oname if oname else ""))

    def pdef(self, obj, oname=""):
        """Show how a callable is called."""
        if not callable(obj):
            print("Object is not callable.")
            return
        header = self.__head("Class constructor information:\n") if isinstance(obj, six.class_types) else ""
        text = self._getdef(obj, oname)
        if text is None:
            self.noinfo("definition header", oname)
        else:
            print("%s %s" % (header, self.format(text)))

    def pdoc(self, obj, oname="", formatter=None):
        """Show the documentation of an object, with that of its constructor or of calling it.

        :param formatter: turns a docstring into what is shown.
        """
        lines = []

        def add(title, text):
            if text:
                shown = formatter(text) if formatter else text
                shown = shown.get("text/plain", text) if isinstance(shown, dict) else shown
                lines.append(self.__head(title))
                lines.append("\n".join("    " + line if line else "" for line in shown.split("\n")))

        add("Class docstring:", self.finders.getdoc(obj))
        if isinstance(obj, six.class_types):
            add("Init docstring:", self.finders.getdoc(obj.__init__) if hasattr(obj, "__init__") else None)
        elif callable(obj) and not isinstance(obj, _ROUTINES):
            add("Call docstring:", self.finders.getdoc(type(obj).__call__))
        if lines:
            _page("\n".join(lines))
        else:
            self.noinfo("documentation", oname)

    def psource(self, obj, oname=""):
        """Show the source of an object."""
        import linecache
        linecache.checkcache()
        text = self.finders.getsource(obj, oname)
        if text is None:
            self.noinfo("source", oname)
        else:
            _page(_one_end(self.format(text)))

    def pfile(self, obj, oname=""):
        """Show the whole file where an object was defined, from its definition on."""
        import os
        line = self.finders.find_source_lines(obj)
        path = self.finders.find_file(obj)
        if path is None:
            self.noinfo("file", oname)
        elif path.endswith((".so", ".dll", ".pyd")):
            print("File %r is binary, not printing." % str(path))
        elif not os.path.isfile(path):
            print("File %r does not exist, not printing." % str(path))
        else:
            from ..paging import page
            from ..utils.openpy import read_py_file
            page(_one_end(self.format(read_py_file(path, skip_encoding_cookie=False))), max(0, (line or 1) - 1))

    def info(self, obj, oname="", info=None, detail_level=0):
        """Return what is known about ``obj`` as a dictionary (see ``object_info``).

        :param oname: the name it was asked for.
        :param info: the ``OInfo`` of the look-up.
        :param detail_level: 1 for the source too.
        """
        return self._fields.collect(obj, oname, None, info, detail_level)

    def _mime_format(self, text, formatter=None):
        return layout.FieldFormatter(self._theme_name, formatter).doc_bundle(text)

    def format_mime(self, bundle):
        """Return a bundle of ``(title, text)`` pairs for each MIME type as a bundle of texts."""
        return {"text/plain": layout.text_of_fields(bundle["text/plain"], theme_table[self._theme_name]),
                "text/html": layout.html_of_fields(bundle["text/html"])}

    def _source_contains_docstring(self, src, doc):
        return sources.contains_docstring(src, doc)

    def _append_info_field(self, bundle, title, key, info, omit_sections, formatter):
        if title in omit_sections or key in omit_sections or info[key] is None:
            return
        made = layout.FieldFormatter(self._theme_name, formatter).field(key, info[key])
        for mime in bundle:
            bundle[mime].append((title, made.get(mime, made["text/plain"])))

    def _make_info_unformatted(self, obj, info, formatter, detail_level, omit_sections, html=True):
        bundle = {"text/plain": [], "text/html": []}
        maker = layout.FieldFormatter(self._theme_name, formatter, html)
        simple = sources.is_simple_callable(obj)
        for title, key in layout.chosen_fields(info, simple, detail_level, omit_sections or ()):
            made = maker.field(key, info[key])
            bundle["text/plain"].append((title, made["text/plain"]))
            if html:
                bundle["text/html"].append((title, made["text/html"]))
        return bundle

    def _run_hooks(self, bundle, data):
        for mime, hook in self.mime_hooks.items():
            part = hook(data.obj, data.info) if _takes_two(hook) else hook(data)
            if part is not None:
                bundle[mime] = part

    def _get_info(self, obj, oname="", formatter=None, info=None, detail_level=0, omit_sections=(), html=True):
        """Return the bundle that is shown for ``obj``: ``text/plain``, ``text/html``, and what hooks add."""
        found = self._fields.collect(obj, oname, None, info, detail_level)
        omit = list(omit_sections or ())
        unformatted = self._make_info_unformatted(obj, found, formatter, detail_level, omit, html)
        bundle = self.format_mime(unformatted)
        if not html:
            del bundle["text/html"]
        self._run_hooks(bundle, InspectorHookData(obj, info, found, detail_level, omit))
        return bundle

    def pinfo(self, obj, oname="", formatter=None, info=None, detail_level=0, enable_html_pager=True,
              omit_sections=()):
        """Show everything about an object in the pager.

        :param oname: the name it was asked for.
        :param formatter: turns a docstring into what is shown, text or a MIME bundle.
        :param info: the ``OInfo`` of the look-up.
        :param detail_level: 1 for the source too.
        :param enable_html_pager: whether a pager that understands HTML may get it.
        :param omit_sections: titles or keys of fields to leave out.
        """
        bundle = self._get_info(obj, oname, formatter, info, detail_level, omit_sections, html=enable_html_pager)
        if not enable_html_pager:
            bundle.pop("text/html", None)
        _page(bundle)

    def psearch(self, pattern, ns_table, ns_search=(), ignore_case=False, show_all=False, list_types=False):
        """Show the names that fit a pattern; see :func:`.search.search_names`.

        :param list_types: show the names of types instead, which a pattern may have as its second word.
        """
        if list_types:
            _page("\n".join(type_names()))
            return
        _page("\n".join(search_names(pattern, ns_table, ns_search, ignore_case, show_all)))


def _takes_two(hook):
    """Whether a hook has the older form, with two required parameters."""
    try:
        parameters = signature_of(hook).parameters.values()
    except (TypeError, ValueError, ImportError):
        return False
    required = [p for p in parameters
                if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    return len(required) == 2
