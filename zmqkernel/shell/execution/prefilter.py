"""What happens to a cell of a single line that may not be Python as it stands: automagic, autocall, macros.

Checkers, in order of priority, look at a line and say who handles it; the handler returns the line as Python.
Transformers come before them and change a line as text.
"""
from __future__ import absolute_import, print_function, unicode_literals

import re
from keyword import iskeyword

from ipython_compat.aliases import public
from traitlets import Any, Bool, CRegExp, Integer, List, Unicode
from traitlets.config.configurable import Configurable
from zmqkernel.shell.execution.autocall import IPyAutocall
from zmqkernel.shell.execution.escapes import ESC_MAGIC, ESC_PAREN, ESC_QUOTE, ESC_QUOTE2
from zmqkernel.shell.execution.splitinput import LineInfo
from zmqkernel.shell.macro import Macro

#: what follows a name that is an operand rather than a function
re_exclude_auto = re.compile(r"^[,&^\|\*/\+-]|^is |^not |^in |^and |^or ")
#: a name, dotted or not
re_fun_name = re.compile(r"[^\W\d]([\w.]*) *$", re.UNICODE)

_OPERATORS = frozenset("!=()<>,+*/%^&|")
_ASSIGNS = re.compile(r"=(?!=)")


@public("IPython.core.prefilter")
class PrefilterError(Exception):
    """A line cannot be handled."""


@public("IPython.core.prefilter")
def is_shadowed(identifier, ip):
    """Return whether a name is a variable, a builtin or a keyword, which goes before a magic of that name."""
    return (identifier in ip.user_ns or identifier in ip.user_global_ns
            or identifier in ip.ns_table["builtin"] or iskeyword(identifier))


class _Part(Configurable):
    """What transformers, checkers and handlers have in common."""

    shell = Any(None, allow_none=True)
    prefilter_manager = Any(None, allow_none=True)

    def __init__(self, shell=None, prefilter_manager=None, **kwargs):
        super(_Part, self).__init__(shell=shell, prefilter_manager=prefilter_manager, **kwargs)


@public("IPython.core.prefilter")
class PrefilterTransformer(_Part):
    """Changes a line as text.  One that is made for a manager registers itself there."""

    priority = Integer(100).tag(config=True)
    enabled = Bool(True).tag(config=True)

    def __init__(self, shell=None, prefilter_manager=None, **kwargs):
        super(PrefilterTransformer, self).__init__(shell=shell, prefilter_manager=prefilter_manager, **kwargs)
        if self.prefilter_manager is not None:
            self.prefilter_manager.register_transformer(self)

    def transform(self, line, continue_prompt):
        """Return the line, changed or not; None means that it was not."""
        return None

    def __repr__(self):
        return str("<%s(priority=%r, enabled=%r)>") % (type(self).__name__, self.priority, self.enabled)


@public("IPython.core.prefilter")
class PrefilterChecker(_Part):
    """Says whether a line is for a certain handler.  One that is made for a manager registers itself there."""

    priority = Integer(100).tag(config=True)
    enabled = Bool(True).tag(config=True)

    def __init__(self, shell=None, prefilter_manager=None, **kwargs):
        super(PrefilterChecker, self).__init__(shell=shell, prefilter_manager=prefilter_manager, **kwargs)
        if self.prefilter_manager is not None:
            self.prefilter_manager.register_checker(self)

    def check(self, line_info):
        """Return the handler for a line, or None to leave it to the next checker.

        :param line_info: a :class:`LineInfo`.
        """
        return None

    def _handler(self, name):
        return self.prefilter_manager.get_handler_by_name(name)

    def __repr__(self):
        return str("<%s(priority=%r, enabled=%r)>") % (type(self).__name__, self.priority, self.enabled)


@public("IPython.core.prefilter")
class EmacsChecker(PrefilterChecker):
    """Lines that Emacs sends, marked by a comment."""

    priority = Integer(100).tag(config=True)
    enabled = Bool(False).tag(config=True)

    def check(self, line_info):
        """Return the emacs handler for a line with the mark."""
        return self._handler("emacs") if line_info.line.endswith("# PYTHON-MODE") else None


@public("IPython.core.prefilter")
class MacroChecker(PrefilterChecker):
    """Lines that start with the name of a macro."""

    priority = Integer(250).tag(config=True)

    def check(self, line_info):
        """Return the macro handler for the name of a macro."""
        value = self.shell.user_ns.get(line_info.ifun)
        return self._handler("macro") if isinstance(value, Macro) else None


@public("IPython.core.prefilter")
class IPyAutocallChecker(PrefilterChecker):
    """Lines that start with an object that calls itself, like ``exit``."""

    priority = Integer(300).tag(config=True)

    def check(self, line_info):
        """Return the auto handler for an :class:`IPyAutocall` object."""
        value = self.shell.user_ns.get(line_info.ifun)
        if not isinstance(value, IPyAutocall):
            return None
        value.set_ip(self.shell)
        return self._handler("auto")


@public("IPython.core.prefilter")
class AssignmentChecker(PrefilterChecker):
    """Assignments, which are Python whatever their name is the name of."""

    priority = Integer(600).tag(config=True)

    def check(self, line_info):
        """Return the normal handler for a line with ``=`` after the name (and commas)."""
        rest = line_info.the_rest
        if rest.startswith("=") and _ASSIGNS.match(rest):
            return self._handler("normal")
        if rest.startswith(",") and "=" in rest:
            return self._handler("normal")
        return None


@public("IPython.core.prefilter")
class AutoMagicChecker(PrefilterChecker):
    """Names of magics without the percent sign, where ``automagic`` is on."""

    priority = Integer(700).tag(config=True)

    def check(self, line_info):
        """Return the magic handler for the name of a line magic that is not shadowed by a variable."""
        shell, name = self.shell, line_info.ifun
        # Being in the table is enough: finding a magic imports it.
        if not shell.automagic or not (name in shell.magics_manager.magics["line"] or shell.find_magic(name)):
            return None
        if line_info.continue_prompt and not self.prefilter_manager.multi_line_specials:
            return None
        if is_shadowed(name.split(".", 1)[0], shell):
            return None
        return self._handler("magic")


@public("IPython.core.prefilter")
class PythonOpsChecker(PrefilterChecker):
    """Expressions: a name and an operator after it."""

    priority = Integer(900).tag(config=True)

    def check(self, line_info):
        """Return the normal handler for a line with an operator, a parenthesis or a comma after the name."""
        return self._handler("normal") if line_info.the_rest[:1] in _OPERATORS and line_info.the_rest else None


@public("IPython.core.prefilter")
class AutocallChecker(PrefilterChecker):
    """Functions without parentheses, where ``autocall`` is on."""

    priority = Integer(1000).tag(config=True)
    function_name_regexp = CRegExp(
        re_fun_name, help="RegExp to identify potential function names.").tag(config=True)
    exclude_regexp = CRegExp(
        re_exclude_auto, help="RegExp to exclude strings with this start from autocalling.").tag(config=True)

    def check(self, line_info):
        """Return the auto handler for the name of something that can be called."""
        if not self.shell.autocall or not line_info.ifun or line_info.raw_the_rest.startswith((";", "[")):
            return None
        if line_info.the_rest.startswith(":"):  # an annotation
            return None
        if iskeyword(line_info.ifun):  # as print is on Python 2, where the builtins have a function of that name, too
            return None
        if self.exclude_regexp.match(line_info.the_rest) or not self.function_name_regexp.match(line_info.ifun):
            return None
        found = self.shell._ofind(line_info.ifun)
        callable_ = found.found and callable(found.obj)
        return self._handler("auto") if callable_ else None


@public("IPython.core.prefilter")
class PrefilterHandler(_Part):
    """Leaves a line as it is; base of those that do not.  One made for a manager registers itself there."""

    handler_name = Unicode("normal")
    esc_strings = List([])

    def __init__(self, shell=None, prefilter_manager=None, **kwargs):
        super(PrefilterHandler, self).__init__(shell=shell, prefilter_manager=prefilter_manager, **kwargs)
        if self.prefilter_manager is not None:
            self.prefilter_manager.register_handler(self.handler_name, self, self.esc_strings)

    def handle(self, line_info):
        """Return the line as Python.

        :param line_info: a :class:`LineInfo`.
        """
        line = line_info.line
        blank_after_blanks = (line_info.continue_prompt and self.shell.autoindent and line.isspace()
                              and 0 < abs(len(line) - self.shell.indent_current_nsp) <= 2)
        return "" if blank_after_blanks else line

    def __str__(self):
        return str("<%s(name=%s)>") % (type(self).__name__, self.handler_name)


@public("IPython.core.prefilter")
class MacroHandler(PrefilterHandler):
    """Puts a macro's lines in the place of its name."""

    handler_name = Unicode("macro")

    def handle(self, line_info):
        """Return the macro's text, indented like the line."""
        macro = self.shell.user_ns[line_info.ifun]
        return "\n".join(line_info.pre_whitespace + line for line in macro.value.splitlines())


@public("IPython.core.prefilter")
class MagicHandler(PrefilterHandler):
    """Makes a line magic a call."""

    handler_name = Unicode("magic")
    esc_strings = List([ESC_MAGIC])

    def handle(self, line_info):
        """Return the call of the magic."""
        return "%sget_ipython().run_line_magic(%r, %r)" % (line_info.pre, line_info.ifun, line_info.the_rest)


def _may_be_shown(value):
    """Return whether the call of an object is shown as it is run: its ``rewrite`` says so, where it has one."""
    try:
        return getattr(value, "rewrite", True)
    except Exception:  # the object's own code fails: it did not say
        return True


@public("IPython.core.prefilter")
class AutoHandler(PrefilterHandler):
    """Adds the parentheses of a call, and shows the line as it is run."""

    handler_name = Unicode("auto")
    esc_strings = List([ESC_PAREN, ESC_QUOTE, ESC_QUOTE2])

    def handle(self, line_info):
        """Return the call."""
        pre, name, rest, escape = line_info.pre, line_info.ifun, line_info.the_rest, line_info.esc
        if line_info.continue_prompt:
            return line_info.line
        value = None if escape else self.shell._ofind(line_info.ifun).obj
        rewritten = self._rewritten(name, rest, escape, value)
        if rewritten is None:
            return line_info.line
        if _may_be_shown(value):
            self.shell.auto_rewrite_input(rewritten)
        return pre + rewritten if not escape else rewritten

    def _rewritten(self, name, rest, escape, value):
        """Return the call as text, or None where the line already is one."""
        if escape == ESC_QUOTE:
            return '%s("%s")' % (name, '", "'.join(rest.split()))
        if escape == ESC_QUOTE2:
            return '%s("%s")' % (name, rest)
        if escape == ESC_PAREN:
            return "%s(%s)" % (name, ",".join(rest.split()))
        forced = isinstance(value, IPyAutocall)
        if rest.startswith("("):
            return None
        if rest.startswith("[") and not forced and hasattr(value, "__getitem__"):
            return None
        if not rest and not forced and self.shell.autocall < 2:
            return None
        end = ";" if rest.endswith(";") else ""
        return "%s(%s)%s" % (name.rstrip(), rest[:-1].rstrip() if end else rest, end)


@public("IPython.core.prefilter")
class EmacsHandler(PrefilterHandler):
    """Leaves lines of Emacs as they are."""

    handler_name = Unicode("emacs")
    esc_strings = List([])

    def handle(self, line_info):
        """Return the line."""
        return line_info.line


#: what every manager starts with
_DEFAULT_CHECKERS = [EmacsChecker, MacroChecker, IPyAutocallChecker, AssignmentChecker, AutoMagicChecker,
                     PythonOpsChecker, AutocallChecker]
_DEFAULT_HANDLERS = [PrefilterHandler, MacroHandler, MagicHandler, AutoHandler, EmacsHandler]


def _sort(parts):
    parts.sort(key=lambda part: part.priority)


def _add(parts, part):
    """Add a part to a list in its place, once."""
    if part not in parts:
        parts.append(part)
        _sort(parts)


def _discard(parts, part):
    """Remove a part from a list, if it is there."""
    if part in parts:
        parts.remove(part)


@public("IPython.core.prefilter")
class PrefilterManager(Configurable):
    """Transformers, checkers and handlers, and the way of a line through them."""

    multi_line_specials = Bool(True).tag(config=True)
    shell = Any(None, allow_none=True)

    def __init__(self, shell=None, **kwargs):
        super(PrefilterManager, self).__init__(shell=shell, **kwargs)
        self._transformers = []
        self.init_handlers()
        self.init_checkers()

    def init_transformers(self):
        """Start with no transformers."""
        self._transformers = []

    def init_checkers(self):
        """Start with the default checkers."""
        self._checkers = []
        for checker in _DEFAULT_CHECKERS:
            checker(shell=self.shell, prefilter_manager=self, parent=self)

    def init_handlers(self):
        """Start with the default handlers."""
        self._handlers = {}
        self._esc_handlers = {}
        for handler in _DEFAULT_HANDLERS:
            handler(shell=self.shell, prefilter_manager=self, parent=self)

    transformers = property(lambda self: self._transformers, doc="The transformers, by priority.")
    checkers = property(lambda self: self._checkers, doc="The checkers, by priority.")
    handlers = property(lambda self: self._handlers, doc="Name -> handler.")

    def sort_transformers(self):
        """Sort the transformers by priority; to be called when one's priority has changed."""
        _sort(self._transformers)

    def sort_checkers(self):
        """Sort the checkers by priority; to be called when one's priority has changed."""
        _sort(self._checkers)

    def register_transformer(self, transformer):
        """Add a transformer, once."""
        _add(self._transformers, transformer)

    def unregister_transformer(self, transformer):
        """Remove a transformer, if it is there."""
        _discard(self._transformers, transformer)

    def register_checker(self, checker):
        """Add a checker, once."""
        _add(self._checkers, checker)

    def unregister_checker(self, checker):
        """Remove a checker, if it is there."""
        _discard(self._checkers, checker)

    def register_handler(self, name, handler, esc_strings):
        """Add a handler under a name and for escapes."""
        self._handlers[name] = handler
        for escape in esc_strings:
            self._esc_handlers[escape] = handler

    def unregister_handler(self, name, handler, esc_strings):
        """Remove a handler, where it is the one that has the name, and the escapes."""
        if self._handlers.get(name) is handler:
            del self._handlers[name]
        for escape in esc_strings:
            if self._esc_handlers.get(escape) is handler:
                del self._esc_handlers[escape]

    def get_handler_by_name(self, name):
        """Return the handler of that name, or None."""
        return self._handlers.get(name)

    def get_handler_by_esc(self, esc_str):
        """Return the handler for that escape, or None."""
        return self._esc_handlers.get(esc_str)

    def find_handler(self, line_info):
        """Return the handler that the first checker with an opinion names; the normal one without any."""
        for checker in self._checkers:
            if checker.enabled:
                handler = checker.check(line_info)
                if handler:
                    return handler
        return self.get_handler_by_name("normal")

    def transform_line(self, line, continue_prompt):
        """Return a line after all transformers."""
        for transformer in self._transformers:
            if transformer.enabled:
                changed = transformer.transform(line, continue_prompt)
                line = line if changed is None else changed
        return line

    def prefilter_line_info(self, line_info):
        """Return a line as Python, from its parts."""
        return self.find_handler(line_info).handle(line_info)

    def prefilter_line(self, line, continue_prompt=False):
        """Return a line as Python.

        :param line: without its line end.
        :param continue_prompt: whether it continues an earlier one.
        """
        self.shell._last_input_line = line
        if not line:
            return ""
        if not continue_prompt or self.multi_line_specials:
            line = self.transform_line(line, continue_prompt)
        line_info = LineInfo(line, continue_prompt)
        normal = self.get_handler_by_name("normal")
        if not line.strip() or (continue_prompt and not self.multi_line_specials):
            return normal.handle(line_info)
        return self.prefilter_line_info(line_info)

    def prefilter_lines(self, lines, continue_prompt=False):
        """Return lines as Python; blank lines at the end are dropped.

        :param lines: one text.
        :param continue_prompt: whether the first one continues an earlier one.
        """
        split = lines.rstrip("\n").split("\n")
        if len(split) == 1:
            return self.prefilter_line(split[0], continue_prompt)
        return "\n".join(self.prefilter_line(line, continue_prompt or number > 0)
                         for number, line in enumerate(split))
