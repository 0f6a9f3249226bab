"""The fields of an inspection as text and as HTML."""
from __future__ import absolute_import, unicode_literals

from ipython_compat import to_text

from ..coloring.highlight import pylight as color_source
from ..coloring.tokens import Token

#: fields that are Python source
_CODE = ("source", "definition", "init_definition", "call_def")
_DOC = ("docstring", "class_docstring", "init_docstring", "call_docstring")
_MAGIC = (("Docstring", "docstring"), ("File", "file"))
_ALIAS = (("Repr", "string_form"),)
_FUNCTION = (("Signature", "definition"), ("Init signature", "init_definition"), ("Docstring", "docstring"))
_CLASS_END = (("Init docstring", "init_docstring"), ("File", "file"), ("Type", "type_name"),
              ("Subclasses", "subclasses"))
_FUNCTION_END = (("File", "file"), ("Type", "type_name"))
_OTHER = (("Signature", "definition"), ("Call signature", "call_def"), ("Type", "type_name"),
          ("String form", "string_form"), ("Namespace", "namespace"), ("Length", "length"), ("File", "file"),
          ("Docstring", "docstring"), ("Class docstring", "class_docstring"), ("Init docstring", "init_docstring"),
          ("Call docstring", "call_docstring"))


def _with_source(table, info):
    """Return the table of fields with the source after a docstring that it does not contain."""
    result = []
    for title, key in table:
        if key != "docstring" or info["type_name"] != "property":
            result.append((title, key))
        if key == "docstring":
            result.append(("Source", "source"))
    return result


def chosen_fields(info, simple_callable, detail_level, omit_sections=()):
    """Return ``(title, key)`` of the fields to show for an information dictionary, in their order.

    :param simple_callable: whether the object is a function or a method.
    """
    if info["isalias"]:
        table = _ALIAS
    elif info["ismagic"]:
        table = _MAGIC
    elif info["isclass"]:
        table = _FUNCTION + _CLASS_END
    elif simple_callable:
        table = _FUNCTION + _FUNCTION_END
    else:
        table = _OTHER
    if detail_level and info["source"]:
        table = _with_source(table, info)
    chosen = []
    for title, key in table:
        value = info[key]
        if value is None or title in omit_sections or key in omit_sections:
            continue
        if key == "namespace" and value == "Interactive":
            continue
        chosen.append((title, key))
    return chosen


def pylight(code):
    """Return Python ``code`` as HTML with inline styles; plain where pygments is not installed."""
    try:
        from pygments import highlight
        from pygments.formatters.html import HtmlFormatter
        from pygments.lexers.python import PythonLexer
    except ImportError:
        return html_text(code)
    return to_text(highlight(code, PythonLexer(), HtmlFormatter(noclasses=True)))


def html_text(text):
    """Return ``text`` as preformatted HTML."""
    escaped = text
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        escaped = escaped.replace(char, entity)
    return "<pre>%s</pre>" % escaped


class FieldFormatter(object):
    """Turns fields into MIME bundles.

    :param theme_name: colours of the source in text; ``"nocolor"`` for none.
    :param formatter: turns a docstring into text, or into a bundle; None leaves it as it is.
    :param html: whether HTML is wanted beside text.
    """

    def __init__(self, theme_name, formatter=None, html=True):
        self.theme_name = theme_name
        self.formatter = formatter
        self.html = html

    def text_bundle(self, text):
        """Return plain text as a bundle."""
        bundle = {"text/plain": text}
        if self.html:
            bundle["text/html"] = html_text(text)
        return bundle

    def code_bundle(self, text):
        """Return source as a bundle."""
        bundle = {"text/plain": color_source(text, self.theme_name)}
        if self.html:
            bundle["text/html"] = pylight(text)
        return bundle

    def doc_bundle(self, text):
        """Return a docstring as a bundle."""
        bundle = self.text_bundle(text)
        made = text if self.formatter is None else self.formatter(text)
        if isinstance(made, dict):
            bundle.update(made)
        else:
            bundle.update(self.text_bundle(made))
        return bundle

    def field(self, key, value):
        """Return one field as a bundle."""
        if key in _CODE:
            return self.code_bundle(value)
        if key in _DOC:
            return self.doc_bundle(value)
        return self.text_bundle(value)


def text_of_fields(fields, theme):
    """Return ``(title, text)`` pairs as text: the titles in a column, long texts below their title."""
    width = max([len(title) for title, _ in fields] or [0]) + 1
    lines = []
    for title, text in fields:
        padding = " " * (width - len(title) - 1)
        head = theme.format([(Token.Header, title + ":")]) + padding
        lines.append(head + ("\n" if len(text.strip().splitlines()) > 1 else " ") + text.rstrip("\n"))
    return "\n".join(lines)


def html_of_fields(fields):
    """Return ``(title, HTML)`` pairs as HTML."""
    return "\n".join("<h1>%s</h1>\n%s" % (title, text) for title, text in fields)
