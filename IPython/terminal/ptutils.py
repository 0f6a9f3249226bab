"""Completion and highlighting for prompt_toolkit."""
from __future__ import absolute_import, unicode_literals

from prompt_toolkit.lexers import Lexer

from IPython.terminal.ui.completing import BackendCompleter, elided, elided_parts, elided_typed, fitted


def _elide_point(string, min_elide=30):
    """The name that IPython has for :func:`elided_parts`."""
    return elided_parts(string, min_elide)


def _elide_typed(string, typed, min_elide=30):
    """The name that IPython has for :func:`elided_typed`."""
    return elided_typed(string, typed, min_elide)


def _elide(string, typed, min_elide=30):
    """The name that IPython has for :func:`elided`."""
    return elided(string, typed, min_elide)


def _adjust_completion_text_based_on_context(text, body, offset):
    """The name that IPython has for :func:`fitted`."""
    return fitted(text, body, offset)


class IPythonPTCompleter(BackendCompleter):
    """Completions from a shell of this process.

    :param ipy_completer: an ``IPCompleter``; None: the shell's.
    :param shell: the shell; needed where ``ipy_completer`` is not given.
    :raises TypeError: where neither is given.
    """

    def __init__(self, ipy_completer=None, shell=None):
        if shell is None and ipy_completer is None:
            raise TypeError("either a completer or a shell is needed")
        self._ipy_completer = ipy_completer
        self.shell = shell
        BackendCompleter.__init__(self, shell, self)

    @property
    def ipy_completer(self):
        """The ``IPCompleter`` that is asked."""
        return self._ipy_completer if self._ipy_completer is not None else self.shell.Completer

    def complete(self, code, cursor_pos):
        """Return matches in the form of a ``complete_reply``."""
        from zmqkernel.shell.completion.completer import provisionalcompleter, rectify_completions

        with provisionalcompleter():
            found = list(rectify_completions(code, self.ipy_completer.completions(code, cursor_pos)))
        described = [{"start": match.start, "end": match.end, "text": match.text, "type": match.type or "",
                      "signature": getattr(match, "signature", "") or ""} for match in found]
        return {"matches": [match.text for match in found], "cursor_start": cursor_pos, "cursor_end": cursor_pos,
                "metadata": {"_jupyter_types_experimental": described}}


#: cell magics whose body is another language: first word of the cell -> pygments lexer
MAGIC_LEXERS = {
    "%%HTML": "html", "%%html": "html", "%%SVG": "html", "%%svg": "html", "%%javascript": "javascript",
    "%%js": "javascript", "%%latex": "tex", "%%markdown": "markdown", "%%perl": "perl", "%%ruby": "ruby",
    "%%bash": "bash", "%%sh": "bash",
}


class NamedLexer(Lexer):
    """A lexer of pygments by its name: loaded, by the lexer that it is a part of, when there is text for it.

    :param whole: the :class:`IPythonPTLexer`.
    """

    def __init__(self, whole, name):
        self._whole = whole
        self.name = name

    def lex_document(self, document):
        """Return a function from a line's number to its coloured pieces."""
        return self._whole.coloured(self.name, document)


class IPythonPTLexer(Lexer):
    """Colours what is typed: Python with magics and ``!commands``, or the language of the cell magic on top.

    ``python_lexer``, ``shell_lexer`` and ``magic_lexers`` (by the magic's name) may be replaced and added to.

    :param in_background: whether lexers are loaded in a thread: until one is there its text has no colours.
    """

    def __init__(self, in_background=False):
        self._lexers = {}
        self._loading = {}
        self._in_background = in_background
        self.python_lexer = NamedLexer(self, "ipython")
        self.shell_lexer = NamedLexer(self, "bash")
        self.magic_lexers = dict((magic.lstrip("%"), NamedLexer(self, name)) for magic, name in MAGIC_LEXERS.items())

    def _load(self, name):
        from prompt_toolkit.lexers import PygmentsLexer

        from IPython.terminal.ui.lexing import PartLexer

        lexer = PygmentsLexer(_lexer_class(name))
        self._lexers[name] = PartLexer(lexer) if name == "ipython" else lexer

    def _load_behind(self, *names):
        """Load lexers in a thread, and have the text drawn again when they are there."""
        names = [name for name in names if name not in self._loading]
        if not names:
            return
        import threading

        from prompt_toolkit.application.current import get_app

        from IPython.terminal.ui.versions import redrawer

        redraw = redrawer(get_app())

        def load():
            """Load them, in a thread."""
            for name in names:
                self._load(name)
            redraw()

        thread = threading.Thread(target=load, name=str("loads a lexer"))
        thread.daemon = True
        self._loading.update((name, thread) for name in names)
        thread.start()

    def preload(self):
        """Load what nearly every session needs, in a thread.  To be called when a prompt is shown."""
        if self._in_background:
            self._load_behind("ipython", "bash")

    def lex_document(self, document):
        """Return a function from a line's number to its coloured pieces."""
        text = document.text.lstrip()
        first = text.split(None, 1)[0] if text else ""
        lexer = self.python_lexer
        if text.startswith("!"):
            lexer = self.shell_lexer
        elif first.startswith("%%"):
            lexer = self.magic_lexers.get(first[2:], lexer)
        return lexer.lex_document(document)

    def coloured(self, name, document):
        """Return a function from a line's number to its pieces, coloured by a lexer; or plain until that is there.

        :param name: the lexer's, as pygments knows it, or ``ipython``.
        """
        text = document.text.lstrip()
        if name not in self._lexers and not self._is_there(name, text):
            lines = document.lines
            return lambda lineno: [("", lines[lineno])] if lineno < len(lines) else []
        return self._lexers[name].lex_document(document)

    def _is_there(self, name, text):
        """Tell whether a lexer can be used now; one that is to colour what stays on the screen is waited for."""
        if not text:
            return False
        if self._in_background:
            self._load_behind(name)
            from prompt_toolkit.application.current import get_app

            if not get_app().is_done:
                return False
            self._loading[name].join()
        if name not in self._lexers:
            self._load(name)
        return True

    def has_coloured(self, text):
        """Tell whether Python code has its colours; False for everything else."""
        return not text.strip() or "ipython" in self._lexers and text.lstrip()[:1] not in ("!", "%")

    def invalidation_hash(self):
        """Return what changes when lexers have been loaded."""
        return len(self._lexers)


def _lexer_class(name):
    """Return a pygments lexer class; those of pygments are found by alias, IPython's own is ours."""
    if name == "ipython":
        from IPython.lib.lexers import IPython3Lexer

        return IPython3Lexer
    from pygments.lexers import find_lexer_class_by_name

    return find_lexer_class_by_name(name)
