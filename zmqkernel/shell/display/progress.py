"""``ProgressBar``: how far a loop has come, in place."""
from __future__ import absolute_import, division, unicode_literals

from ipython_compat import to_native
from ipython_compat.aliases import public

from .displayobject import DisplayObject
from .functions import _new_id, display


@public("IPython.core.display")
class ProgressBar(DisplayObject):
    """A bar that fills while it is iterated over, or while its ``progress`` is set."""

    def __init__(self, total):
        """
        :param total: the number of steps.
        """
        self.total = total
        self._progress = 0
        self.html_width = "60ex"
        self.text_width = 60
        self._display_id = _new_id()

    def __repr__(self):
        filled = "=" * int(self.text_width * self.progress / self.total) if self.total else ""
        return to_native("[%s] %s/%s" % (filled.ljust(self.text_width), self.progress, self.total))

    def _repr_html_(self):
        return "<progress style='width:%s' max='%s' value='%s'></progress>" % (
            self.html_width, self.total, self.progress)

    @property
    def progress(self):
        """The number of steps done; setting it updates the bar."""
        return self._progress

    @progress.setter
    def progress(self, done):
        self._progress = done
        self.update()

    def _show(self, **kwargs):
        display(self, display_id=self._display_id, **kwargs)

    def display(self):
        """Show the bar."""
        self._show()

    def update(self):
        """Show the bar anew in its place."""
        self._show(update=True)

    def __iter__(self):
        self._show()
        self._progress = -1
        return self

    def __next__(self):
        """Do one step; return its number."""
        step = self._progress + 1
        self.progress = step
        if step >= self.total:
            raise StopIteration
        return step

    next = __next__
