"""Small value types of the history: an output of a cell, and a database that is none."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public


@public("IPython.core.history")
class HistoryOutput(object):
    """One output of a cell, as ``HistoryManager.outputs[execution_count]`` lists them.

    :param output_type: ``out_stream``, ``err_stream``, ``display_data`` or ``execute_result``.
    :param bundle: MIME type (or ``stream``) to text or list of texts.
    """

    def __init__(self, output_type, bundle):
        self.output_type = output_type
        self.bundle = bundle

    def __eq__(self, other):
        if not isinstance(other, HistoryOutput):
            return NotImplemented
        return (self.output_type, self.bundle) == (other.output_type, other.bundle)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return str("HistoryOutput(output_type=%r, bundle=%r)") % (self.output_type, self.bundle)


@public("IPython.core.history")
class DummyDB(object):
    """Stands where the connection stands while history is disabled: takes everything, keeps nothing."""

    def execute(*args, **kwargs):
        """Return no rows, whatever was asked."""
        return []

    def commit(self, *args, **kwargs):
        """Do nothing."""

    def close(self, *args, **kwargs):
        """Do nothing."""

    def __enter__(self, *args, **kwargs):
        return self

    def __exit__(self, *args, **kwargs):
        return None
