"""The formatter with modes: Plain, Context, Verbose, Minimal, Docs, Doctest."""
from __future__ import absolute_import, unicode_literals

import sys
import warnings

from ipython_compat import to_text
from ipython_compat.aliases import public

from .listing import ListTB
from .values import safe_str
from .verbose import VerboseTB

#: mode -> what joins the lines of its tracebacks
_JOINS = {"Plain": "", "Context": "\n", "Verbose": "\n", "Minimal": "", "Docs": "", "Doctest": ""}
_MODES = ["Plain", "Context", "Verbose", "Minimal", "Docs", "Doctest"]


@public("IPython.core.ultratb")
class FormattedTB(VerboseTB, ListTB):
    """Formats tracebacks in one of several modes.

    :param mode: ``Plain`` (a listing), ``Context`` (source around every frame), ``Verbose`` (and variables),
        ``Minimal`` (only what was raised), ``Docs`` (short, for documentation), ``Doctest``.

    The other parameters are those of :class:`VerboseTB`.
    """

    def __init__(self, mode="Plain", theme_name="linux", call_pdb=False, ostream=None, tb_offset=0,
                 long_header=False, include_vars=False, check_cache=None, debugger_cls=None,
                 color_scheme=None, parent=None, config=None):
        self.valid_modes = list(_MODES)
        self.verbose_modes = ["Context", "Verbose"]
        self.mode = self.tb_join_char = None
        VerboseTB.__init__(self, theme_name=color_scheme or theme_name, call_pdb=call_pdb, ostream=ostream,
                           tb_offset=tb_offset, long_header=long_header, include_vars=include_vars,
                           check_cache=check_cache, debugger_cls=debugger_cls)
        self.set_mode(mode)

    def _docs(self, etype, evalue, etb, tb_offset, context):
        from .doctb import DocTB
        formatter = DocTB(theme_name=self._theme_name, call_pdb=False, ostream=self._ostream, tb_offset=self.tb_offset,
                          long_header=self.long_header, include_vars=self.include_vars, check_cache=self.check_cache)
        formatter.compiler = self.compiler
        return formatter.structured_traceback(etype, evalue, etb, tb_offset, 1)

    def _minimal(self, etype, evalue, etb, tb_offset, context):
        return ListTB.get_exception_only(self, etype, evalue)

    def _doctest(self, etype, evalue, etb, tb_offset, context):
        return ListTB.structured_traceback_doctest(self, etype, evalue, etb, tb_offset, context)

    def _plain(self, etype, evalue, etb, tb_offset, context):
        self.check_cache()
        return ListTB.structured_traceback(self, etype, evalue, etb, tb_offset, context)

    def _verbose(self, etype, evalue, etb, tb_offset, context):
        return VerboseTB.structured_traceback(self, etype, evalue, etb, tb_offset, context)

    _renderers = {"Docs": _docs, "Minimal": _minimal, "Doctest": _doctest, "Plain": _plain}

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=5,
                             number_of_lines_of_context=None):
        """Return the lines of a traceback in the current mode."""
        render = self._renderers.get(self.mode, FormattedTB._verbose)
        try:
            return render(self, etype, evalue, etb, tb_offset, number_of_lines_of_context or context)
        except Exception as error:  # an object that breaks every rule must not hide the error it was part of
            return self._as_python_shows_it(error, etype, evalue, etb)

    def _as_python_shows_it(self, error, etype, evalue, etb):
        """Return the lines of the interpreter's own traceback, after a word about why there is no better one."""
        import traceback
        text = "".join(traceback.format_exception(etype, evalue, etb))
        reason = "This traceback could not be formatted (%s: %s); the interpreter shows it like this:" % (
            type(error).__name__, safe_str(error))
        ending = "\n" if not self.tb_join_char else ""
        return [line + ending for line in [reason] + to_text(text).rstrip("\n").split("\n")]

    def stb2text(self, stb):
        """Join the lines in the way of the current mode."""
        return self.tb_join_char.join(stb)

    def set_mode(self, mode=None):
        """Switch to ``mode``; to the one after the current one where none is given.

        :raises ValueError: where there is no such mode.
        """
        if not mode:
            mode = self.valid_modes[(self.valid_modes.index(self.mode) + 1) % len(self.valid_modes)]
        elif mode not in self.valid_modes:
            raise ValueError("Unrecognized mode in FormattedTB: <%s>\nValid modes: %s"
                             % (mode, ", ".join(self.valid_modes)))
        self.mode = mode
        self.include_vars = mode == "Verbose"
        self.tb_join_char = _JOINS[mode]

    def plain(self):
        """Switch to Plain."""
        self.set_mode("Plain")

    def context(self):
        """Switch to Context."""
        self.set_mode("Context")

    def verbose(self):
        """Switch to Verbose."""
        self.set_mode("Verbose")

    def minimal(self):
        """Switch to Minimal."""
        self.set_mode("Minimal")


@public("IPython.core.ultratb")
class AutoFormattedTB(FormattedTB):
    """A formatter that finds the exception by itself: call it in an ``except`` block.

    ``AutoFormattedTB(mode="Verbose")()`` writes the traceback of the exception that is being handled.
    """

    def __call__(self, etype=None, evalue=None, etb=None, out=None, tb_offset=None):
        """Write a traceback.

        :param out: where to write; None is the formatter's stream.
        :param tb_offset: how many of the outermost frames to leave out.
        """
        out = self.ostream if out is None else out
        if etype is None:
            etype, evalue, etb = sys.exc_info()
        self._show(out, self.text(etype, evalue, etb, tb_offset))
        self._offer_debugger(out)

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=5,
                             number_of_lines_of_context=None):
        """Return the lines of a traceback; of the exception being handled where ``etype`` is None."""
        if etype is None:
            etype, evalue, etb = sys.exc_info()
        elif isinstance(etb, tuple):
            etb = etb[0]
        self.tb = etb
        return FormattedTB.structured_traceback(self, etype, evalue, etb, tb_offset,
                                                number_of_lines_of_context or context)


@public("IPython.core.ultratb")
class ColorTB(FormattedTB):
    """Older name of a :class:`FormattedTB` with colours."""

    def __init__(self, *args, **kwargs):
        warnings.warn("ColorTB is an older name: use FormattedTB(theme_name=...)", DeprecationWarning, stacklevel=2)
        FormattedTB.__init__(self, *args, **kwargs)
