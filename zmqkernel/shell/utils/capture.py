"""Capturing what code prints and displays."""
from __future__ import absolute_import, division, unicode_literals

import io
import sys

import six

from ipython_compat import to_text
from ipython_compat.aliases import public


class CaptureStream(io.StringIO):
    """A text stream in memory, which takes the byte strings of Python 2 too."""

    if six.PY2:
        def write(self, data):
            """Write text, or bytes of UTF-8."""
            return super(CaptureStream, self).write(to_text(data))

        def writelines(self, lines):
            """Write several texts."""
            for line in lines:
                self.write(line)


@public("IPython.utils.capture")
class RichOutput(object):
    """One captured display: a MIME bundle with its metadata, to look at or to display again."""

    def __init__(self, data=None, metadata=None, transient=None, update=False):
        self.data, self.metadata, self.transient = [given or {} for given in (data, metadata, transient)]
        self.update = update

    def display(self):
        """Display it again."""
        from zmqkernel.shell.display import functions
        functions.publish_display_data(self.data, metadata=self.metadata, transient=self.transient,
                                       update=self.update)

    def _repr_mime_(self, mime):
        if mime not in self.data:
            return None
        data = self.data[mime]
        return (data, self.metadata[mime]) if mime in self.metadata else data

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.data, self.metadata


def _reader(mime):
    def method(self):
        return self._repr_mime_(mime)
    return method


for _method, _mime in (("html", "text/html"), ("latex", "text/latex"), ("json", "application/json"),
                       ("javascript", "application/javascript"), ("png", "image/png"), ("jpeg", "image/jpeg"),
                       ("svg", "image/svg+xml")):
    setattr(RichOutput, str("_repr_%s_" % _method), _reader(_mime))


@public("IPython.utils.capture")
class CapturedIO(object):
    """What was captured: ``stdout`` and ``stderr`` as text, ``outputs`` as a list of :class:`RichOutput`.

    Calling it shows it all again.
    """

    def __init__(self, stdout, stderr, outputs=None):
        """
        :param stdout: a ``StringIO``, or None where it was not captured.
        :param stderr: the same.
        :param outputs: list of keyword arguments for :class:`RichOutput`.
        """
        self._stdout = stdout
        self._stderr = stderr
        self._outputs = outputs

    def __str__(self):
        return str(self.stdout)

    @property
    def stdout(self):
        """What was printed."""
        return self._stdout.getvalue() if self._stdout else ""

    @property
    def stderr(self):
        """What was printed to standard error."""
        return self._stderr.getvalue() if self._stderr else ""

    @property
    def outputs(self):
        """What was displayed, a list of :class:`RichOutput`."""
        return [RichOutput(**item) for item in self._outputs or ()]

    def show(self):
        """Print and display it all again."""
        sys.stdout.write(self.stdout)
        sys.stderr.write(self.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        for output in self.outputs:
            output.display()

    __call__ = show


@public("IPython.utils.capture")
class capture_output(object):
    """Capture what is printed and displayed inside a ``with`` block; its value is a :class:`CapturedIO`."""

    stdout = True
    stderr = True
    display = True

    def __init__(self, stdout=True, stderr=True, display=True):
        """Each parameter says whether to capture that kind of output."""
        self.stdout, self.stderr, self.display = stdout, stderr, display
        self.shell = None

    def _shell(self):
        from zmqkernel.shell.getipython import get_ipython
        return get_ipython()

    def __enter__(self):
        self.sys_stdout, self.sys_stderr = sys.stdout, sys.stderr
        if self.display:
            self.shell = self._shell()
            if self.shell is None:
                self.display = False
        stdout = stderr = outputs = None
        if self.stdout:
            stdout = sys.stdout = CaptureStream()
        if self.stderr:
            stderr = sys.stderr = CaptureStream()
        if self.display:
            outputs = self._capture_displays()
        return CapturedIO(stdout, stderr, outputs)

    def _capture_displays(self):
        from zmqkernel.shell.display.hook import CapturingDisplayHook
        from zmqkernel.shell.display.publisher import CapturingDisplayPublisher
        self.save_display_pub = self.shell.display_pub
        self.shell.display_pub = CapturingDisplayPublisher()
        outputs = self.shell.display_pub.outputs
        self.save_display_hook = sys.displayhook
        sys.displayhook = CapturingDisplayHook(shell=self.shell, outputs=outputs)
        return outputs

    def __exit__(self, exc_type, exc_value, traceback):
        sys.stdout, sys.stderr = self.sys_stdout, self.sys_stderr
        if self.display and self.shell:
            self.shell.display_pub = self.save_display_pub
            sys.displayhook = self.save_display_hook
