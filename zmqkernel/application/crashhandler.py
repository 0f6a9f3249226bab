"""What a program prints when it fails through a fault of its own."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import sys

from ipython_compat import to_text
from ipython_compat.aliases import public

from zmqkernel.application.release import author_email, version  # noqa: F401  (both are public names of the module)

PUBLIC = "IPython.core.crashhandler"
#: who takes reports where an application names nobody
TRACKER = "the project's issue tracker"
_OUR_MODULES = ("zmqkernel.", "IPython.", "ipython_compat.")

_MESSAGE = """\
{app_name} has failed through a fault in its own code.  Everything known about it stands in the file

    {crash_report_fname}

A report with that file helps to put it right; it goes to {bug_tracker}.
"""


@public(PUBLIC)
class CrashHandler(object):
    """A ``sys.excepthook`` that writes a report to a file and says where it is.

    :param app: the application.
    :param contact_name: who takes reports.
    :param contact_email: where to.
    :param bug_tracker: address of the tracker.
    :param show_crash_traceback: whether the traceback is printed too.
    :param call_pdb: whether to enter the debugger.
    """

    message_template = _MESSAGE
    section_sep = "\n\n" + "*" * 75 + "\n\n"

    def __init__(self, app, contact_name=None, contact_email=None, bug_tracker=None, show_crash_traceback=True,
                 call_pdb=False):
        self.app = app
        self.call_pdb = call_pdb
        self.show_crash_traceback = show_crash_traceback
        self.crash_report_fname = "Crash_report_%s.txt" % app.name
        self.info = dict(app_name=app.name, contact_name=contact_name or "", contact_email=contact_email or "",
                         bug_tracker=bug_tracker or TRACKER, crash_report_fname=self.crash_report_fname)

    def __call__(self, etype, evalue, etb):
        """Report the exception; a second one while this runs goes to Python's own hook."""
        import traceback

        sys.excepthook = sys.__excepthook__
        text = to_text("".join(traceback.format_exception(etype, evalue, etb)))
        if self.show_crash_traceback:
            print(text, file=sys.stderr)
        self._write(self.make_report(text))
        if self.call_pdb:
            import pdb

            pdb.post_mortem(etb)

    def _write(self, report):
        import io

        folder = to_text(getattr(self.app, "ipython_dir", "") or os.getcwd())
        path = os.path.abspath(os.path.join(folder, self.crash_report_fname))
        try:
            with io.open(path, "w", encoding="utf-8") as f:
                f.write(report)
        except (IOError, OSError) as exc:
            print("no report could be written: %s" % exc, file=sys.stderr)
            return
        self.info["crash_report_fname"] = path
        print(self.message_template.format(**self.info), file=sys.stderr)

    def make_report(self, traceback):
        """Return the report's text: system, versions, configuration, and ``traceback``."""
        import platform
        import pprint

        about = ["%s %s" % (self.info["app_name"], version), to_text(platform.platform()), to_text(sys.version)]
        config = to_text(pprint.pformat(dict(getattr(self.app, "config", {}))))
        return self.section_sep.join(["\n".join(about), "Configuration:\n\n" + config, to_text(traceback)])


def is_ours(tb):
    """Tell whether an exception comes from our own code, not from a program that it runs."""
    while tb.tb_next is not None:
        tb = tb.tb_next
    return (tb.tb_frame.f_globals.get("__name__") or "").startswith(_OUR_MODULES)


@public(PUBLIC)
def crash_handler_lite(etype, evalue, tb):
    """A ``sys.excepthook`` that prints the traceback, and for a fault of ours where to report it; it writes no file."""
    import traceback

    traceback.print_exception(etype, evalue, tb)
    if tb is None or not is_ours(tb):
        return  # a program's own, in which a shell was used
    print("ipython %s failed through a fault of its own; %s takes reports." % (version, TRACKER), file=sys.stderr)
