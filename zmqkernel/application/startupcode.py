"""Running a session's extensions and start-up code, so that a mistake in them is shown and the prompt still comes."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text

from zmqkernel.application.errors import ApplicationError

#: files of these kinds may hold magics and shell commands
CELL_FILES = (".ipy", ".ipynb")
#: the status of a process that Ctrl-C has ended, as shells have it
INTERRUPTED = 130


def load_extensions(app):
    """Load the extensions of ``app``: the default ones, those of the config files, those of the command line.

    ``storemagic`` is loaded when ``%store`` is first called, unless it has something to restore.
    """
    shell = app.shell
    wanted = list(app.default_extensions) + list(app.extensions) + list(app.extra_extensions)
    if "storemagic" in wanted and not app.config.get("StoreMagics"):
        wanted.remove("storemagic")
        shell.magics_manager.register_lazy("store", "IPython.extensions.storemagic")
    for name in wanted:
        try:
            shell.extension_manager.load_extension(name)
        except Exception as exc:  # an extension is a program: it may raise anything
            from zmqkernel.application.crashhandler import is_ours

            if app.reraise_ipython_extension_failures:
                raise
            app.log.warning("the extension %s could not be loaded", name)
            shell.showtraceback(exception_only=isinstance(exc, ImportError) and is_ours(sys.exc_info()[2]))


class StartupCode(object):
    """Runs in a shell what comes before the first prompt.

    :param app: an :class:`~zmqkernel.application.shellapp.InteractiveShellApp`, its shell made.
    """

    def __init__(self, app):
        self.app = app
        self.shell = app.shell

    def run(self):
        """Run all of it, in order; :attr:`app.failure` holds the exception of what was asked for."""
        self.run_startup_files()
        self.run_lines()
        self.run_files()
        if self.app.hide_initial_ns:
            self.shell.user_ns_hidden.update(self.shell.user_ns)
        self.run_asked_for()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:  # it was, or a program has closed it
                stream.flush()

    def run_startup_files(self):
        """Run ``$PYTHONSTARTUP`` and the files of the profile's start-up folder."""
        for path in self.app.startup_files():
            self.execute_file(path)

    def run_lines(self):
        """Run ``exec_lines``, each as a cell that leaves no trace in the history."""
        for line in self.app.exec_lines:
            try:
                self.shell.run_cell(line, store_history=False)
            except (Exception, SystemExit):
                self.shell.showtraceback()

    def run_files(self):
        """Run ``exec_files``; relative names are looked for in the current folder and in the IPython folder."""
        for name in self.app.exec_files:
            folders = ["", getattr(self.app, "ipython_dir", "")]
            paths = [os.path.join(folder, os.path.expanduser(name)) for folder in folders]
            found = [path for path in paths if os.path.isfile(path)]
            if found:
                self.execute_file(found[0])
            else:
                self.app.log.warning("there is no file %s to run at the start", name)

    def execute_file(self, path, raises=False):
        """Run one file in the shell's namespace, with ``__file__`` set while it runs.

        :param raises: it is the program: exceptions are raised, the arguments are its own, and what it imports from
            ``__future__`` counts in the session that follows, as with ``python -i``.
        """
        shell = self.shell
        namespace = shell.user_ns
        before = namespace.get("__file__", self)
        namespace["__file__"] = to_native(path)
        argv = sys.argv
        words = self.app.extra_args[1:] if raises else []
        sys.argv = [to_native(os.path.abspath(path))] + [to_native(word) for word in words]
        try:
            if os.path.splitext(path)[1] in CELL_FILES:
                shell.safe_execfile_ipy(path, shell_futures=raises, raise_exceptions=raises)
            else:
                shell.safe_execfile(path, namespace, shell_futures=raises, raise_exceptions=raises)
        finally:
            sys.argv = argv
            if before is self:
                namespace.pop("__file__", None)
            else:
                namespace["__file__"] = before

    def run_asked_for(self):
        """Run the code, the file or the module that the command line names.

        :raises ApplicationError: where there is none of that name, and no prompt follows.
        """
        app = self.app
        try:
            if app.code_to_run:
                self._code()
            elif app.file_to_run:
                self._file()
            elif app.module_to_run:
                self._module()
        except ApplicationError as error:
            if not app.interact:
                raise
            app.log.warning(error.message)

    def _code(self):
        result = self.shell.run_cell(self.app.code_to_run, store_history=False)
        failure = result.error_before_exec or result.error_in_exec
        told = isinstance(failure, SystemExit) and not isinstance(failure.code, (int, type(None)))
        self.app.failure = SystemExit(1) if told else failure

    def _file(self):
        path = self.app.file_to_run
        if not os.path.exists(path):
            raise ApplicationError("there is no file %s" % to_text(path), exit_code=2)
        if os.path.isdir(path):
            main = os.path.join(path, "__main__.py")
            if not os.path.exists(main):
                raise ApplicationError("the folder %s has no __main__.py to run" % to_text(path), exit_code=2)
            sys.path.insert(0, to_native(path))
            path = main
        self._catch(lambda: self.execute_file(path, raises=True))

    def _module(self):
        argv = sys.argv
        sys.argv = [to_native(argv[0])] + [to_native(word) for word in self.app.extra_args]
        try:
            self._catch(self._run_module)
        finally:
            sys.argv = argv

    def _run_module(self):
        import runpy

        name = to_native(self.app.module_to_run)
        try:
            names = runpy.run_module(name, run_name=to_native("__main__"), alter_sys=True)
        except ImportError as exc:
            # one of runpy's own, not of the module's code: nothing of the module has run
            if exc.__class__ is ImportError and "No module named %s" % name in str(exc).replace("'", ""):
                raise ApplicationError(to_text(str(exc)))
            raise
        self.shell.user_ns.update(names)

    def _catch(self, run):
        """Call ``run``; keep the exception, which the shell has shown or is shown here."""
        try:
            run()
        except SystemExit as exc:
            if self.app.interact and exc.code:  # a prompt follows: that it was to end in failure is not lost
                self.shell.showtraceback(exception_only=True)
            self.app.failure = exc
        except ApplicationError:
            raise
        except:  # noqa: E722  (Python 2 raises instances of old classes, too)
            exc = sys.exc_info()[1]
            if not self._was_shown(exc):
                self.shell.showtraceback(tb_offset=3)
            self.app.failure = exc

    def _was_shown(self, exc):
        """Tell whether ``exc`` is that of a cell, which the shell shows by itself."""
        result = self.shell.last_execution_result
        return result is not None and (exc is result.error_in_exec or exc is result.error_before_exec)


def exit_status(failure):
    """Return the status that a process ends with after ``failure`` (an exception or None).

    What ``sys.exit("message")`` was called with is printed, as Python does.
    """
    if failure is None:
        return 0
    if isinstance(failure, KeyboardInterrupt):
        return INTERRUPTED
    if not isinstance(failure, SystemExit):
        return 1
    if failure.code is None:
        return 0
    if isinstance(failure.code, int):
        return failure.code
    sys.stderr.write(to_text(str(failure.code)) + "\n")
    return 1
