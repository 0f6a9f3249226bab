"""The display hook: what happens to the value of a cell.

It is shown (by the sink), kept in ``_``, ``__``, ``___``, ``_N`` and ``Out[N]``, and logged.  A semicolon at the end of
the cell keeps it quiet.
"""
from __future__ import absolute_import, division, unicode_literals

import warnings

from six.moves import builtins
from traitlets import Any, Float
from traitlets.config.configurable import Configurable

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from zmqkernel.shell.plaintraits import PlainAny

from .sinks import StreamSink

#: a cache of fewer entries is none
_SMALLEST_CACHE = 3
_UNDERSCORES = tuple(to_native("_" * n) for n in (1, 2, 3))


@public("IPython.core.displayhook")
class DisplayHook(Configurable):
    """``sys.displayhook`` of a shell.

    A subclass may replace any of the stages that :meth:`__call__` goes through.
    """

    shell = Any(None)
    exec_result = PlainAny(None)
    cull_fraction = Float(0.2)

    def __init__(self, shell=None, cache_size=1000, **kwargs):
        """
        :param shell: the shell whose values these are.
        :param cache_size: how many values to keep in ``Out``; fewer than 3 keep none.
        """
        super(DisplayHook, self).__init__(shell=shell, **kwargs)
        self.sink = StreamSink(shell)
        self._is_active = self._prompt_due = False
        if 0 < cache_size < _SMALLEST_CACHE:
            warnings.warn("caching was disabled (min value for cache size is %s)." % _SMALLEST_CACHE, stacklevel=3)
        self.do_full_cache = cache_size >= _SMALLEST_CACHE
        self.cache_size = cache_size if self.do_full_cache else 0
        self._forget()
        if shell is not None:
            self._publish_underscores()

    def _forget(self):
        self._ = self.__ = self.___ = ""

    def _publish_underscores(self):
        namespace = self.shell.user_ns
        for name in _UNDERSCORES:
            namespace[name] = getattr(self, name)

    @property
    def prompt_count(self):
        """The number of the cell."""
        return self.shell.execution_count

    @property
    def prompt_end_newline(self):
        """Whether the output prompt ends with a new line."""
        return False

    @property
    def is_active(self):
        """Whether a value is being shown."""
        return self._is_active

    def check_for_underscore(self):
        """Take our ``_`` back where a program (``gettext.install``) has put its own into the builtins."""
        namespace = self.shell.user_ns
        if hasattr(builtins, "_") and "_" in namespace and namespace["_"] is self._:
            del namespace["_"]

    def quiet(self):
        """Tell whether the cell ends with a semicolon: then its value is not shown."""
        cell = self._source()
        return cell is not None and self.semicolon_at_end_of_expression(cell)

    def _source(self):
        info = getattr(self.exec_result, "info", None)
        for name in ("transformed_cell", "raw_cell"):
            cell = getattr(info, name, None)
            if cell is not None:
                return cell
        history = getattr(self.shell.history_manager, "input_hist_parsed", None)
        return history[-1] if history else None

    @staticmethod
    def semicolon_at_end_of_expression(expression):
        """Tell whether the last token of some code, comments aside, is a semicolon."""
        last_line = expression.rstrip().rpartition("\n")[2]
        if ";" not in expression or ("#" not in last_line and not last_line.endswith(";")):
            return False
        import io
        import tokenize
        from ..utils.tokenutil import generate_tokens
        skipped = (tokenize.ENDMARKER, tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.DEDENT)
        tokens = [t for t in generate_tokens(io.StringIO(to_text(expression)).readline) if t[0] not in skipped]
        return bool(tokens) and tokens[-1][0] == tokenize.OP and tokens[-1][1] == ";"

    def start_displayhook(self):
        """First stage: begin."""
        self._is_active = True
        self._prompt_due = False

    def write_output_prompt(self):
        """Second stage: write the prompt.  Here the sink is left to do it, with the value.

        A subclass that writes one of its own does not call this, and gets no second one.
        """
        self._prompt_due = True

    def compute_format_data(self, result):
        """Third stage: return the value's forms, data and metadata by MIME type."""
        return self.shell.display_formatter.format(result)

    def write_format_data(self, format_dict, md_dict=None):
        """Show the forms."""
        value = getattr(self.sink, "value", None)
        if self._prompt_due or value is None:
            self.sink.result(self.prompt_count, format_dict, md_dict or {})
        else:
            value(format_dict, md_dict or {})

    def update_user_ns(self, result):
        """Keep the value in ``_``, ``__``, ``___``, ``_N`` and ``Out``."""
        namespace = self.shell.user_ns
        if not self.cache_size or result is namespace.get("_oh"):
            return
        if self.do_full_cache and len(namespace["_oh"]) >= self.cache_size:
            self.cull_cache()
        ours = all(name not in namespace or getattr(self, name) is namespace[name] for name in _UNDERSCORES)
        if ours and not hasattr(builtins, "_"):
            self.___, self.__, self._ = self.__, self._, result
            self._publish_underscores()
        if self.do_full_cache:
            number = self.prompt_count
            namespace[to_native("_%d" % number)] = result
            namespace["_oh"][number] = result

    def fill_exec_result(self, result):
        """Put the value into the cell's ``ExecutionResult``."""
        if self.exec_result is not None:
            self.exec_result.result = result

    def log_output(self, format_dict):
        """Log the value's text, and keep it for the history."""
        text, number = format_dict.get("text/plain"), self.prompt_count
        history = self.shell.history_manager
        if text is not None:
            logger = getattr(self.shell, "logger", None)
            if getattr(logger, "log_output", False):
                logger.log_write(text, "output")
            history.output_hist_reprs[number] = text
        history.note_output(number, "execute_result", format_dict)

    def finish_displayhook(self):
        """Last stage: end."""
        self._is_active = False

    def __call__(self, result=None):
        """Show and keep the value of a cell; None is not one."""
        self.check_for_underscore()
        if result is not None and not self.quiet():
            self.start_displayhook()
            try:
                self._show(result)
            finally:
                self.finish_displayhook()

    def _show(self, result):
        """The stages between the first and the last."""
        self.write_output_prompt()
        data, metadata = self.compute_format_data(result)
        for keep in (self.update_user_ns, self.fill_exec_result):
            keep(result)
        if data:
            self.write_format_data(data, metadata)
            self.log_output(data)

    def cull_cache(self):
        """Drop the oldest values of a full cache: the share ``cull_fraction``, two at least."""
        outputs = self.shell.user_ns["_oh"]
        count = max(int(len(outputs) * self.cull_fraction), 2)
        warnings.warn(str("Output cache limit (currently %d entries) hit.\nFlushing oldest %d entries.") % (
            len(outputs), count), stacklevel=3)
        for number in sorted(outputs)[:count]:
            self.shell.user_ns.pop(to_native("_%d" % number), None)
            del outputs[number]

    def flush(self):
        """Drop all values.

        :raises ValueError: where none are kept.
        """
        if not self.do_full_cache:
            raise ValueError("There is no output cache to flush: it is switched off (cache_size).")
        namespace = self.shell.user_ns
        for number, value in list(namespace["_oh"].items()):
            key = to_native("_%d" % number)
            if namespace.get(key) is value:
                del namespace[key]
        namespace["_oh"].clear()
        self._forget()
        if not hasattr(builtins, "_"):
            self._publish_underscores()
        import gc
        gc.collect()


@public("IPython.core.displayhook")
class CapturingDisplayHook(object):
    """A display hook that keeps the forms of values, in a list."""

    def __init__(self, shell, outputs=None):
        """
        :param shell: its formatters are used.
        :param outputs: the list to add to.
        """
        self.shell = shell
        self.outputs = [] if outputs is None else outputs

    def __call__(self, result=None):
        """Keep the forms of a value."""
        if result is None:
            return
        data, metadata = self.shell.display_formatter.format(result)
        self.outputs.append({"data": data, "metadata": metadata})

