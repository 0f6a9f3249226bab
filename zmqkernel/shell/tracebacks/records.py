"""The frames of a traceback, chosen and described: offset, hidden frames, recursion."""
from __future__ import absolute_import, unicode_literals

from collections import Counter

import six

from ipython_compat.aliases import public

from .source import context_lines, qualified_name, source_lines

#: beginnings of the names of our own modules
INTERNAL_MODULES = ("zmqkernel.", "IPython.", "ipython_compat.")
#: beginnings of the names of modules that ours call: where one of them was interrupted says nothing either
LIBRARY_MODULES = INTERNAL_MODULES + ("traitlets.", "prompt_toolkit.", "importlib")
#: how often the same line of the same code is shown before the rest is folded
SHOWN_REPEATS = 2


@public("IPython.core.tbtools")
class FrameInfo(object):
    """One entry of a traceback: a frame, or a remark that stands in place of some.

    :param description: the remark; None for a frame.
    :param filename: name of the frame's file or cell.
    :param lineno: the line that runs.
    :param frame: the frame.
    :param code: its code object.
    :param sd: kept for compatibility; the frame as ``stack_data`` sees it.
    :param context: how many statements to show.
    """

    def __init__(self, description, filename, lineno, frame, code, sd=None, context=None):
        self.description = description
        self.filename = filename
        self.lineno = lineno
        self.frame = frame
        self.code = code
        self.context = context
        self.lasti = getattr(frame, "f_lasti", -1)
        self._sd = sd
        self._raw_lines = None

    @classmethod
    def of_traceback(cls, tb, context):
        """Return the entry for one link of a traceback."""
        frame = tb.tb_frame
        record = cls(None, frame.f_code.co_filename, tb.tb_lineno, frame, frame.f_code, context=context)
        record.lasti = tb.tb_lasti
        return record

    @property
    def raw_lines(self):
        """All lines of the source, without their ends; empty where there is none."""
        if self._raw_lines is None:
            self._raw_lines = source_lines(self.filename, getattr(self.frame, "f_globals", None))
        return self._raw_lines

    @property
    def scope_line(self):
        """The line where the running function begins; None for the code of a module or cell."""
        if self.code is None or self.code.co_name == "<module>":
            return None
        return self.code.co_firstlineno

    @property
    def lines(self):
        """The lines to show, as :class:`~.source.Line` and :class:`~.source.LineGap` objects."""
        if not self.lineno:
            return []
        return context_lines(self.raw_lines, self.lineno, self.scope_line, self.context or 5)

    @property
    def name(self):
        """The qualified name of the running function, ``<module>`` for a module's code."""
        return qualified_name(self.raw_lines, self.code)

    @property
    def executing(self):
        """What the package ``executing`` knows about the running expression; None where it is not installed."""
        data = self._stack_data()
        return None if data is None else data.executing

    @property
    def variables_in_executing_piece(self):
        """The variables of the running statement, as ``stack_data`` gives them, or by our own reading of the source."""
        data = self._stack_data()
        if data is not None:
            return data.variables_in_executing_piece
        from .variables import piece_variables
        return piece_variables(self)

    def _stack_data(self):
        if self._sd is None and self.frame is not None:
            try:
                import stack_data
            except ImportError:
                return None
            self._sd = stack_data.FrameInfo(self.frame)
        return self._sd


def traceback_links(tb):
    """Return the links of a traceback as a list, outermost first."""
    links = []
    while tb is not None:
        links.append(tb)
        tb = tb.tb_next
    return links


def _hide_mark(tb):
    """Return the value of ``__tracebackhide__`` in the frame of ``tb``, or None."""
    frame = tb.tb_frame
    if "__tracebackhide__" not in frame.f_code.co_varnames and frame.f_locals is not frame.f_globals:
        return None
    return frame.f_locals.get("__tracebackhide__")


def user_links(tb, tb_offset=0):
    """Return the links of a traceback below the shell's own frames.

    :param tb_offset: how many of the outermost frames to leave out at least.  Everything down to a frame that says
        ``__tracebackhide__ = "__ipython_bottom__"`` is left out too.
    """
    links = traceback_links(tb)
    start = max(0, min(tb_offset or 0, len(links) - 1))  # the frame that raised is always shown
    for index in range(len(links) - 1, start - 1, -1):
        mark = _hide_mark(links[index])
        if isinstance(mark, six.string_types) and mark == "__ipython_bottom__":
            return links[index + 1:]
    return links[start:]


def _is_hidden(tb):
    mark = _hide_mark(tb)
    try:
        return bool(mark)
    except Exception:  # a user's object that cannot say whether it is true: show the frame
        return False


def _is_internal(tb):
    """Whether the frame of ``tb`` runs code of ours, which says nothing to a person about a mistake in a cell."""
    return _module_of(tb.tb_frame).startswith(INTERNAL_MODULES)


def _without_internals(links):
    """Return the links outside of our own packages; all of them where there are no others."""
    return [link for link in links if not _is_internal(link)] or links


def meets_user_code(tb):
    """Tell whether a traceback has a frame that is not ours."""
    return not all(_is_internal(link) for link in user_links(tb))


def without_library_tail(records):
    """Return the entries of an interrupt's traceback up to the last that is none of a library of ours; or all."""
    kept = list(records)
    while kept and _module_of(kept[-1].frame).startswith(LIBRARY_MODULES):
        kept.pop()
    return kept or records


def is_library_only(tb):
    """Tell whether a traceback has frames of ours and of libraries of ours only."""
    return tb is not None and all(_module_of(link.tb_frame).startswith(LIBRARY_MODULES) for link in traceback_links(tb))


def _module_of(frame):
    """Return the name of a frame's module, with a dot behind it: packages are modules, too."""
    name = frame.f_globals.get("__name__") if frame is not None else None
    return name + "." if isinstance(name, six.string_types) else ""


def _remark(text):
    return FrameInfo(text, None, 0, None, None)


def _fold_repeats(records):
    """Return ``records`` with long repetitions replaced by a remark; the last of each repeated line stays."""
    seen, folded, run = Counter(), [], []
    for record in records + [None]:
        key = record and (record.code, record.lineno)
        if record is not None and record.description is None and seen[key] >= SHOWN_REPEATS:
            run.append((key, record))
        else:
            folded.extend(_fold_run(run))
            run = []
            if record is not None:
                folded.append(record)
        seen[key] += 1
    return folded


def _fold_run(run):
    last = dict((key, index) for index, (key, _) in enumerate(run))
    if len(run) <= len(last) + 1:
        return [record for _, record in run]
    kept, skipped = [], []
    for index, (key, record) in enumerate(run):
        if last[key] != index:
            skipped.append(record)
            continue
        if skipped:
            kept.append(_repeat_remark(skipped))
            skipped = []
        kept.append(record)
    return kept


def _repeat_remark(records):
    counts, order = Counter(), []
    for record in records:
        key = (record.name, record.lineno)
        if key not in counts:
            order.append(key)
        counts[key] += 1
    parts = ["%s at line %s (%d times)" % (name, line, counts[name, line]) for name, line in order]
    return _remark("[... skipping similar frames: %s]" % ", ".join(parts))


def records_of(tb, context=5, tb_offset=0, skip_hidden=True):
    """Return the :class:`FrameInfo` entries of a traceback, with remarks for what was hidden or folded.

    :param skip_hidden: whether frames with ``__tracebackhide__`` and those of our own modules are left out.
    """
    records, hidden = [], 0
    links = user_links(tb, tb_offset)
    if skip_hidden:
        links = _without_internals(links)
    for index, link in enumerate(links):
        if skip_hidden and index < len(links) - 1 and _is_hidden(link):
            hidden += 1
            continue
        if hidden:
            records.append(_remark("[... skipping hidden %d frame]" % hidden))
            hidden = 0
        records.append(FrameInfo.of_traceback(link, context))
    return _fold_repeats(records)
