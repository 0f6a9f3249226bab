"""The display publisher: takes MIME bundles of ``display()`` and hands them to the sink."""
from __future__ import absolute_import, division, unicode_literals

from traitlets import List
from traitlets.config.configurable import Configurable

from ipython_compat.aliases import public

from .functions import publish_display_data  # noqa: F401  (a public name of this module)
from .sinks import StreamSink


@public("IPython.core.displaypub")
class DisplayPublisher(Configurable):
    """Publishes displays.  A subclass replaces :meth:`publish` and :meth:`clear_output`."""

    def __init__(self, shell=None, *args, **kwargs):
        """
        :param shell: the shell whose displays these are.
        """
        self.shell = shell
        self.sink = StreamSink(shell)
        self._is_publishing = False
        self._in_post_execute = False
        super(DisplayPublisher, self).__init__(*args, **kwargs)

    @property
    def is_publishing(self):
        """Whether a display is being published."""
        return self._is_publishing

    def _validate_data(self, data, metadata=None):
        """Check the types.

        :raises TypeError: where ``data`` or ``metadata`` is not a dictionary.
        """
        if not isinstance(data, dict):
            raise TypeError("data must be a dict, got: %r" % data)
        if metadata is not None and not isinstance(metadata, dict):
            raise TypeError("metadata must be a dict, got: %r" % metadata)

    def publish(self, data, metadata=None, source=None, transient=None, update=False, **kwargs):
        """Show a MIME bundle.

        :param data: dictionary from MIME type to value.
        :param metadata: dictionary from MIME type to dictionary.
        :param source: not used.
        :param transient: dictionary of what is not stored with the output: ``display_id``.
        :param update: replace the displays with the same ``display_id``.
        :param kwargs: ``buffers``, for sinks that carry them.
        :raises TypeError: where ``data`` or ``metadata`` is not a dictionary.
        """
        self._validate_data(data, metadata)
        extra = dict((key, kwargs[key]) for key in ("buffers",) if kwargs.get(key))
        history = getattr(self.shell, "history_manager", None)
        if history is not None and not update:
            history.note_output(self.shell.execution_count, "display_data", data)
        self._is_publishing = True
        try:
            self.sink.display(data, metadata or {}, transient or {}, update=update, **extra)
        finally:
            self._is_publishing = False

    def clear_output(self, wait=False):
        """Remove what the cell has shown so far.

        :param wait: only when something new is shown.
        """
        self.sink.clear(wait)


@public("IPython.core.displaypub")
class CapturingDisplayPublisher(DisplayPublisher):
    """A publisher that keeps what is displayed, in a list of keyword arguments for ``RichOutput``."""

    outputs = List()

    def publish(self, data, metadata=None, source=None, transient=None, update=False, **kwargs):
        """Keep a MIME bundle; the parameters are those of :meth:`DisplayPublisher.publish`."""
        self.outputs.append({"data": data, "metadata": metadata, "transient": transient, "update": update})

    def clear_output(self, wait=False):
        """Forget what was kept."""
        super(CapturingDisplayPublisher, self).clear_output(wait)
        del self.outputs[:]
