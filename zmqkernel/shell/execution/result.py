"""What goes into a cell's execution, and what comes out."""
from __future__ import absolute_import, unicode_literals

import six

from ipython_compat.aliases import public


def _shortened(text):
    return text if text is None or len(text) <= 50 else text[:50] + ".."


@public("IPython.core.interactiveshell")
class ExecutionInfo(object):
    """The arguments of a call of ``run_cell``; callbacks of ``pre_run_cell`` get it.

    :param raw_cell: the cell as typed.
    :param store_history: whether it goes into the history and gets an execution count.
    :param silent: whether a frontend runs it for itself.
    :param shell_futures: whether it shares ``__future__`` imports with the user's cells.
    :param cell_id: the frontend's name of the cell, or None.
    :param cell_meta: the frontend's metadata of the cell, or None.
    :param transformed_cell: the cell as Python, or None where it could not be transformed.
    """

    raw_cell = transformed_cell = cell_id = cell_meta = None
    store_history = silent = False
    shell_futures = True

    def __init__(self, raw_cell, store_history, silent, shell_futures, cell_id, cell_meta=None,
                 transformed_cell=None):
        self.raw_cell, self.transformed_cell = raw_cell, transformed_cell
        self.store_history, self.silent, self.shell_futures = store_history, silent, shell_futures
        self.cell_id, self.cell_meta = cell_id, cell_meta

    def __repr__(self):
        return str('<%s object at %x, raw_cell="%s" transformed_cell="%s" store_history=%s silent=%s '
                   'shell_futures=%s cell_id=%s cell_meta=%s>') % (
            type(self).__name__, id(self), _shortened(self.raw_cell), _shortened(self.transformed_cell),
            self.store_history, self.silent, self.shell_futures, self.cell_id, self.cell_meta)


@public("IPython.core.interactiveshell")
class ExecutionResult(object):
    """What became of a cell; ``run_cell`` returns it, and callbacks of ``post_run_cell`` get it.

    :param info: the :class:`ExecutionInfo`.
    """

    execution_count = None
    error_before_exec = None
    error_in_exec = None
    info = None
    result = None

    def __init__(self, info):
        self.info = info

    @property
    def success(self):
        """Whether the cell ran without an exception."""
        return self.error_before_exec is None and self.error_in_exec is None

    def raise_error(self):
        """Raise the cell's exception, if it had one, with the traceback it had."""
        for error in (self.error_before_exec, self.error_in_exec):
            if error is not None:
                six.reraise(type(error), error, getattr(error, "__traceback__", None))

    def __repr__(self):
        return str("<%s object at %x, execution_count=%s error_before_exec=%s error_in_exec=%s info=%s "
                   "result=%s>") % (
            type(self).__name__, id(self), self.execution_count, self.error_before_exec, self.error_in_exec,
            repr(self.info), repr(self.result))
