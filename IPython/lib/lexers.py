"""Pygments lexers for IPython's input language, its console sessions and its tracebacks.

=====================  ====================================================================
``ipython``            Python with magics, shell escapes and ``?`` (:class:`IPythonLexer`)
``ipython3``           the same, by the name older documents use (:class:`IPython3Lexer`)
``ipythontb``          a traceback as the shell prints it
``ipythonconsole``     a session: prompts, code, results and tracebacks
``ipy``                decides between code and a session by looking for a prompt
=====================  ====================================================================
"""
from __future__ import absolute_import, unicode_literals

import re

from pygments.lexer import DelegatingLexer, Lexer, RegexLexer, bygroups, do_insertions, using
from pygments.lexers.python import Python3Lexer, PythonLexer
from pygments.lexers.shell import BashLexer
from pygments.token import Error, Generic, Keyword, Literal, Name, Operator, Other, Text
from pygments.util import get_bool_opt

__all__ = [
    str("IPythonLexer"), str("IPython3Lexer"), str("IPythonPartialTracebackLexer"), str("IPythonTracebackLexer"),
    str("IPythonConsoleLexer"), str("IPyLexer"),
]

line_re = re.compile(r".*?\n")

#: cell magics whose body is not Python, and the lexer of the body
FOREIGN_CELLS = (
    ("bash|sh|script|system|sx", "bash"), ("html|HTML", "html"), ("javascript|js", "javascript"),
    ("latex", "latex"), ("markdown", "markdown"), ("perl", "perl"), ("ruby", "ruby"), ("svg|SVG", "xml"),
    ("python2", "python2"),
)
#: cell magics whose body is known to be Python; their name and the marks before it are one token
PYTHON_CELLS = "capture|debug|prun|pypy|python|python3|timeit|time|writefile|file"


def _foreign(alias):
    """Return a callback that hands a cell's body to the lexer called ``alias``."""
    def callback(lexer, match, context=None):
        from pygments.lexers import get_lexer_by_name

        indent, marks, name, rest, body = match.groups()
        position = match.start()
        marked = [(Operator, marks), (Keyword, name)] if alias == "bash" else [(Operator, marks + name)]
        for kind, text in [(Text, indent)] + marked + [(Text, rest)]:
            if text:
                yield position, kind, text
            position += len(text)
        for offset, kind, text in get_lexer_by_name(alias).get_tokens_unprocessed(body):
            yield position + offset, kind, text
        if context is not None:
            context.pos = match.end()
    return callback


def _foreign_rules():
    return [(r"(?s)(\A\s*)(%%%%)(%s)\b([^\n]*\n)(.*)" % names, _foreign(alias)) for names, alias in FOREIGN_CELLS]


#: what IPython adds to a Python lexer's rules
ipython_tokens = _foreign_rules() + [
    (r"(?s)(\s*)(%%%%(?:%s)\b)([^\n]*\n)(.*)" % PYTHON_CELLS, bygroups(Text, Operator, Text, using(Python3Lexer))),
    (r"(?s)(\s*)(%%)(\w+)([^\n]*\n)(.*)", bygroups(Text, Operator, Keyword, Text, using(Python3Lexer))),
    (r"(%%?)(\w+)(\?\??)$", bygroups(Operator, Keyword, Operator)),
    (r"\b(\?\??)(\s*)$", bygroups(Operator, Text)),
    (r"(%)(sx|sc|system)\b([^\n]*)(\n)", bygroups(Operator, Keyword, using(BashLexer), Text)),
    (r"(%)(\w+)(.*\n)", bygroups(Operator, Keyword, Text)),
    (r"^(!!)(.+)(\n)", bygroups(Operator, using(BashLexer), Text)),
    (r"(!)(?!=)(.+)(\n)", bygroups(Operator, using(BashLexer), Text)),
    (r"^(\s*)(\?\??)(\s*%{0,2}[\w.*]*)", bygroups(Text, Operator, Text)),
    (r"(%{0,2}[\w.*]*)(\?\??)(\s*)$", bygroups(Text, Operator, Text)),
]


def build_ipy_lexer(python3):
    """Return a lexer class for IPython's input language over Python 3 (or 2, where ``python3`` is false)."""
    base, label = (Python3Lexer, "IPython3") if python3 else (PythonLexer, "IPython")
    tokens = dict(base.tokens, root=ipython_tokens + base.tokens["root"])
    members = {
        str("name"): label,
        str("aliases"): [label.lower()],
        str("tokens"): tokens,
        str("__doc__"): str("%s's input language: Python with magics, shell escapes and help." % label),
        str("__module__"): str(__name__),
    }
    return type(str(label + "Lexer"), (base,), members)


IPython3Lexer = build_ipy_lexer(python3=True)
IPythonLexer = build_ipy_lexer(python3=False)


#: what a line of a traceback looks like, and how its parts are shown
TRACEBACK_LINES = (
    (r"^(?:\^C)?-{3,}\n", Generic.Traceback),                                       # the rule above it
    (r"^(\w[\w.]*)( +)(Traceback \(most recent call last\)\n)",
     bygroups(Name.Exception, Generic.Whitespace, Generic.Traceback)),
    (r"^( *(?:File|Cell) )([^\n]*?)(, line |:)(\d+)",
     bygroups(Generic.Traceback, Name.Namespace, Generic.Traceback, Literal.Number.Integer)),
    (r"^([^\s(][^\n]*?)( in )([^\n(]+)(\([^\n]*\)\n)",
     bygroups(Name.Namespace, Text, Name.Entity, Name.Tag)),                       # FILE in FUNCTION(ARGUMENTS)
    (r"^(-+>? ?)(\d+)([^\n]*\n)", bygroups(Generic.Strong, Literal.Number.Integer, Other)),
    (r"^( *)(\d+)([^\n]*\n)", bygroups(Generic.Whitespace, Literal.Number.Integer, Other)),
    (r"^([^\W\d][\w.]*)(: [^\n]*\n)", bygroups(Name.Exception, Text)),            # what it ends with
    (r"[^\n]*\n", Other),
)


class IPythonPartialTracebackLexer(RegexLexer):
    """The frame of a traceback: headings, file names, line numbers and arrows; the code is left to another lexer."""

    name = "IPython Partial Traceback"
    flags = re.MULTILINE | re.UNICODE
    tokens = {str("root"): list(TRACEBACK_LINES)}


class IPythonTracebackLexer(DelegatingLexer):
    """A traceback as the shell prints it, its code lexed as IPython's input language.

    Option ``python3`` (default true): which Python the code is in.
    """

    name = "IPython Traceback"
    aliases = ["ipythontb", "ipython2tb", "ipython3tb"]

    def __init__(self, **options):
        language = _language(options)
        super(IPythonTracebackLexer, self).__init__(language, IPythonPartialTracebackLexer, **options)


def _language(options):
    return IPython3Lexer if get_bool_opt(options, "python3", True) else IPythonLexer


class IPythonConsoleLexer(Lexer):
    """A session: input prompts with their continuations, results, tracebacks and other output.

    A session is cut into runs of lines of one mode (``input``, ``output`` or ``tb``); each run is lexed as a
    whole, without
    its prompts, and the prompts are put back in their places.

    Options: ``python3`` (default true); ``in1_regex``, ``in2_regex`` and ``out_regex`` for prompts of another look.
    """

    name = "IPython console session"
    aliases = ["ipythonconsole", "ipython2console", "ipython3console"]
    mimetypes = ["text/x-ipython-console"]

    in1_regex = r"In ?\[\d+\]: |\[\d+\]: "
    in2_regex = r" +\.{3,}: "
    out_regex = r"(?:Out ?)?\[\d+\]: "
    ipytb_start = re.compile(r"(?:\^C)?-{3,}\n| *File [^\n]*, line \d+\n")

    def __init__(self, **options):
        super(IPythonConsoleLexer, self).__init__(**options)
        self.python3 = get_bool_opt(options, "python3", True)
        self.in1_regex = self._prompt(options, "in1_regex")
        self.in2_regex = self._prompt(options, "in2_regex")
        self.out_regex = self._prompt(options, "out_regex")
        self.lexers = {"input": _language(options)(**options), "tb": IPythonTracebackLexer(**options)}
        self.reset()

    def _prompt(self, options, which):
        """Return the pattern of a prompt; editors strip the blank it ends with where nothing follows."""
        pattern = options.get(which, getattr(type(self), which))
        bare = "|".join(part.rstrip() for part in pattern.split("|"))
        return re.compile(r"%s|(?:%s)(?=\s*$)" % (pattern, bare))

    def reset(self):
        """Forget what was read: in output, with nothing waiting."""
        self.mode, self.index, self.buffer, self.insertions = "output", 0, "", []

    def buffered_tokens(self):
        """Yield ``(index, token type, text)`` of the run of lines that waits, its prompts in place; nothing
        waits then."""
        text, prompts, start = self.buffer, self.insertions, self.index
        lexer = self.lexers.get(self.mode)
        tokens = lexer.get_tokens_unprocessed(text) if lexer else iter([(0, Generic.Output, text)] if text else [])
        for offset, kind, value in do_insertions(prompts, tokens):
            yield start + offset, kind, value
        self.index = start + len(text) + sum(len(prompt) for _, [(_, _, prompt)] in prompts)
        self.buffer, self.insertions = "", []

    def get_mci(self, line):
        """Return what a line is: its mode, its text behind the prompt, and the prompt.

        :return: ``(mode, code, insertion)``, where ``insertion`` is None or ``(offset in the run, [(0, token
            type, prompt)])``.
        """
        first, more, result = self.in1_regex.match(line), self.in2_regex.match(line), self.out_regex.match(line)
        if first:
            return self._behind("input", Generic.Prompt, first, line)
        if more and self.mode == "input":
            return self._behind("input", Generic.Prompt, more, line)
        if result:
            return self._behind("output", Generic.Heading, result, line)
        if self.ipytb_start.match(line):
            return "tb", line, None
        return ("tb" if self.mode == "tb" else "output"), line, None

    def _behind(self, mode, kind, found, line):
        at = 0 if mode != self.mode else len(self.buffer)
        return mode, line[found.end():], (at, [(0, kind, found.group())])

    def get_tokens_unprocessed(self, text):
        """Yield ``(index, token type, text)`` of a whole session."""
        self.reset()
        for line in text.splitlines(True):
            mode, code, insertion = self.get_mci(line)
            new_cell = insertion is not None and self.in1_regex.match(line)
            if mode != self.mode or new_cell:
                for token in self.buffered_tokens():
                    yield token
                self.mode = mode
            if insertion is not None:
                self.insertions.append((len(self.buffer), insertion[1]))
            self.buffer += code
        for token in self.buffered_tokens():
            yield token


class IPyLexer(Lexer):
    """Code or a session, whichever the text looks like: a session has an input prompt at the start of a line."""

    name = "IPy session"
    aliases = ["ipy", "ipy2", "ipy3"]

    def __init__(self, **options):
        super(IPyLexer, self).__init__(**options)
        self.python3 = get_bool_opt(options, "python3", True)
        self.code, self.session = _language(options)(**options), IPythonConsoleLexer(**options)

    def get_tokens_unprocessed(self, text):
        """Yield ``(index, token type, text)``."""
        has_prompt = re.search(r"(?m)^\s*In \[\d+\]:", text)
        return (self.session if has_prompt else self.code).get_tokens_unprocessed(text)
