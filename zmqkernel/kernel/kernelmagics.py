"""The magics that only a kernel has."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class


@public("ipykernel.zmqshell")
@magics_class
class KernelMagics(Magics):
    """Pages, connections and the frontend."""

    @line_magic
    def clear(self, arg_s):
        """Remove the output of this cell; in a console, clear the screen."""
        self.shell.display_pub.clear_output()

    @line_magic
    def detach(self, arg_s):
        """Leave the console and let the kernel go on.  The same as ``exit(keep_kernel=True)``."""
        if arg_s.strip():
            raise UsageError("%detach takes no arguments")
        self.shell.exiter(keep_kernel=True)

    @line_magic
    def less(self, arg_s):
        """Show a file in the frontend's pager.

        ::

            %less FILE

        Python files are shown with highlighting where the frontend can.
        """
        path = os.path.expanduser(arg_s.strip().strip("'\""))
        if not path:
            raise UsageError("%less needs the name of a file")
        try:
            with open(path, "rb") as stream:
                text = to_text(stream.read())
        except (IOError, OSError) as error:
            raise UsageError("cannot show %s: %s" % (arg_s.strip(), error.strerror))
        self._page(text)

    more = line_magic("more")(less)

    @line_magic
    def man(self, arg_s):
        """Show a manual page in the frontend's pager."""
        import subprocess
        words = arg_s.split()
        if not words:
            raise UsageError("%man needs the name of a manual page")
        try:
            process = subprocess.Popen(["man"] + words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        except OSError as error:
            raise UsageError("man: %s" % error.strerror)
        text, complaint = process.communicate()
        if process.returncode:
            raise UsageError(to_text(complaint).strip() or "there is no manual page %s" % arg_s.strip())
        self._page(_without_overstrikes(to_text(text)))

    @line_magic
    def connect_info(self, arg_s):
        """Show how other clients connect to this kernel."""
        path = self._connection_file()
        with open(path, "rb") as stream:
            print(json.dumps(json.loads(to_text(stream.read())), indent=2, sort_keys=True))
        print("\nConnect with: ipython console --existing %s\n          or: jupyter console --existing %s" % (
            os.path.basename(path), os.path.basename(path)))

    @line_magic
    def qtconsole(self, arg_s):
        """Open a Qt console on this kernel; arguments are passed on to it."""
        import subprocess
        import sys
        command = [sys.executable, "-m", "qtconsole", "--existing", self._connection_file()] + arg_s.split()
        try:
            subprocess.Popen(command)
        except OSError as error:
            raise UsageError("cannot start the Qt console: %s" % error.strerror)

    @line_magic
    def autosave(self, arg_s):
        """Set how often the classic notebook saves, in seconds; 0 turns it off."""
        try:
            seconds = int(arg_s)
        except ValueError:
            raise UsageError("%%autosave needs a whole number of seconds, not %r" % str(arg_s))
        self.shell.display_pub.publish({
            "application/javascript": "IPython.notebook.set_autosave_interval(%d)" % (seconds * 1000)})
        print("Autosaving every %d seconds" % seconds if seconds else "Autosave disabled")

    @line_magic
    def subshell(self, arg_s):
        """Say whether this cell runs in a subshell."""
        print("subshell id: None")

    def _page(self, text):
        self.shell.payload_manager.write_payload({"source": "page", "data": {"text/plain": text}, "start": 0})

    def _connection_file(self):
        path = self.shell.config.get("IPKernelApp", {}).get("connection_file")
        if not path or not os.path.exists(path):
            raise UsageError("this kernel has no connection file")
        return to_text(path)


def _without_overstrikes(text):
    """Remove the backspaces by which ``man`` makes text bold."""
    import re
    return re.sub(".\b", "", text)
