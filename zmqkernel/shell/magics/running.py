"""Running files: the part of ``ExecutionMagics`` with ``%run``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import contextlib
import os
import re
import sys
import time

from ipython_compat import to_native, to_text
from ipython_compat.modules import is_importable
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics import options as line_options
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class
from zmqkernel.shell.magics.debugging import breakpoint_or_usage
from zmqkernel.shell.magics.directories import unquote
from zmqkernel.shell.utils.path import get_py_filename, shellglob

_LETTERS = "nidtN:b:pD:l:rs:T:em:Gq"
_WITH_VALUE = frozenset("NbDlsTm")
_USAGE = ("usage: %run [-n] [-i] [-e] [-G] [-t [-N N] | -d [-b [FILE:]LINE] | -p [%prun's options]] "
          "(FILE | -m MODULE) [ARGUMENT ...]")

_QUOTED = re.compile(r"""^(['"]).*\1$""", re.DOTALL)

#: names of a script's namespace that do not go over into the user's
_OWN_NAMES = ("__name__", "__file__", "__builtins__", "__doc__", "__loader__", "__package__", "__spec__",
              "__cached__", "__nonzero__")


def split_options(words):
    """Split a line of ``%run`` into options and what is to be run.

    :return: ``(options, rest)``; with ``-m MODULE`` the module is the last of the options, and what follows are its
        arguments, even where they look like options.
    """
    position = 0
    while position < len(words):
        word = words[position]
        if word == "--":
            return words[:position], words[position + 1:]
        if not word.startswith("-") or word == "-":
            break
        position += 1
        letters = word[1:]
        for number, letter in enumerate(letters):
            if letter in _WITH_VALUE:
                if number == len(letters) - 1:
                    position += 1
                if letter == "m":
                    rest = words[position:]
                    return words[:position], rest[1:] if rest[:1] == ["--"] else rest
                break
    return words[:position], words[position:]


def expand_arguments(words, globbing):
    """Return a script's arguments: patterns become the files they match, where ``globbing``; quotes are taken off."""
    arguments = []
    for word in words:
        if _QUOTED.match(word):
            arguments.append(unquote(word))
        elif globbing:
            arguments.extend(shellglob([os.path.expanduser(word)]))
        else:
            arguments.append(word)
    return [to_native(argument) for argument in arguments]


@contextlib.contextmanager
def _restored(mapping, *names):
    """Set names of a dict back to what they are, after the block."""
    kept = dict((name, mapping[name]) for name in names if name in mapping)
    try:
        yield
    finally:
        for name in names:
            mapping.pop(name, None)
        mapping.update(kept)


@magics_class
class RunningMagics(Magics):
    """``%run``."""

    @line_magic
    def run(self, parameter_s="", runner=None, file_finder=get_py_filename):
        """Run a file as a program, and keep its variables.

        %run [options] file [argument ...]
        %run [options] -m module [argument ...]

        The program runs as ``python file argument ...`` would run it: in a namespace
        of its own, as ``__main__``, with ``sys.argv`` set. Its variables are in your
        namespace afterwards. Patterns in arguments (``*``, ``?``, ``[ab]``) become the
        files they match, ``~`` the home folder; in quotes, or after a backslash, they
        stay. A file that ends in ``.ipy`` or ``.ipynb`` is run as if typed, each of a
        notebook's cells after the other.

        -n          as if imported: ``__name__`` is the file's name without its ending
        -i          in your namespace, so that the program sees your variables
        -e          say nothing of ``sys.exit()``
        -G          leave patterns in arguments as they are
        -m          a module, found as in an import; the last option
        -t          show how long it took;  -N N  run it N times
        -d          under the debugger, which stops on line 1;  -b LINE or -b FILE:LINE
                    elsewhere
        -p          under the profiler, with the options of ``%prun``: -l -s -r -T -D
                    -q; variables are not kept
        """
        job = _Job(self.shell, parameter_s, file_finder)
        runner = self.shell.safe_execfile if runner is None else runner
        if job.filename.lower().endswith((".ipy", ".ipynb")):
            with _restored(self.shell.user_ns, "__file__"), job.arguments_set():
                self.shell.user_ns[str("__file__")] = job.filename
                self.shell.safe_execfile_ipy(job.filename, raise_exceptions=True)
            return None
        with job.arguments_set(), job.namespace_made() as space:
            return self._run_in(job, space, runner)

    def _run_in(self, job, space, runner):
        """Run the program in a namespace, in the way that the options say."""
        options = job.options
        if "p" in options or "d" in options:
            code, code_space = job.as_code(space)
            if "p" in options:
                try:
                    return self._run_with_profiler(code, options, code_space)
                finally:
                    job.keep(space)
            file, line = breakpoint_or_usage(options.get("b", ["1"])[-1], job.filename, _USAGE)
            self._run_with_debugger(code, code_space, job.filename, line, file)
            job.keep(space)
            return None
        if job.module:
            def once():
                self.shell.safe_run_module(job.module, space)
        else:
            def once():
                runner(job.filename, space, space, exit_ignore="e" in options)
        try:
            if "t" in options:
                self._run_with_timing(once, job.repetitions())
            else:
                once()
        finally:
            job.keep(space)
        return None

    @staticmethod
    def _run_with_timing(run, nruns):
        """Call a function ``nruns`` times, and print the time it took."""
        from zmqkernel.shell.utils.timing import clock2
        wall, cpu = time.time(), clock2()
        for _ in range(nruns):
            run()
        end, wall_end = clock2(), time.time()
        user, system = end[0] - cpu[0], end[1] - cpu[1]
        print("\nIPython CPU timings (estimated):")
        if nruns == 1:
            print("  User   : %10.2f s." % user)
            print("  System : %10.2f s." % system)
        else:
            print("Total runs performed:", nruns)
            print("  Times  : %10s   %10s" % ("Total", "Per run"))
            print("  User   : %10.2f s, %10.2f s." % (user, user / nruns))
            print("  System : %10.2f s, %10.2f s." % (system, system / nruns))
        print("Wall time: %10.2f s." % (wall_end - wall))


class _Job(object):
    """One line of ``%run``: what to run, and how."""

    def __init__(self, shell, line, file_finder):
        self.shell = shell
        words = line_options.split_words(line, False, True)
        flags, rest = split_options([to_text(word) for word in words])
        try:
            self.options = line_options.parse(" ".join(flags), _LETTERS, (), list_all=True, posix=False)[0]
        except UsageError as exc:
            raise UsageError("%s; %s" % (exc, _USAGE))
        self.module = None
        if "m" in self.options:
            self.module = unquote(self.options["m"][0])
            self.filename = self._module_file(self.module)
        else:
            if not rest:
                raise UsageError("you must provide at least a filename. (%s)" % _USAGE)
            self.filename = self._find(unquote(rest.pop(0)), file_finder)
        self.repetitions()
        self.arguments = expand_arguments(rest, "G" not in self.options)

    @staticmethod
    def _find(name, file_finder):
        try:
            return file_finder(name)
        except EnvironmentError as exc:
            hint = "" if not name.startswith("'") or os.name != "nt" else " (use double quotes)"
            raise UsageError("%s%s" % (exc, hint))

    @staticmethod
    def _module_file(name):
        from zmqkernel.shell.utils.module_paths import find_mod
        try:
            path = find_mod(to_native(name))
        except (ImportError, ValueError, AttributeError):
            path = None
        if path is None and is_importable(to_native(name)):
            path = name
        if path is None:
            raise UsageError("%r is not a valid modulename on sys.path (%s)" % (to_native(name), _USAGE))
        return path

    def repetitions(self):
        """Return how often to run it."""
        text = self.options.get("N", ["1"])[-1]
        if not text.isdigit() or not int(text):
            raise UsageError("%%run -N: a number of runs, not %s (%s)" % (text, _USAGE))
        return int(text)

    @contextlib.contextmanager
    def arguments_set(self):
        """Let ``sys.argv`` be the program's, during the block."""
        kept = sys.argv
        sys.argv = [to_native(self.filename)] + self.arguments
        try:
            yield
        finally:
            sys.argv = kept

    @contextlib.contextmanager
    def namespace_made(self):
        """Yield the namespace to run in; the module it belongs to is in ``sys.modules`` during the block."""
        name = "__main__"
        if "n" in self.options:
            name = os.path.splitext(os.path.basename(self.filename))[0]
        user_ns = self.shell.user_ns
        filename = self.filename
        if "i" in self.options:
            module, space = self.shell.user_module, user_ns
        else:
            filename = os.path.abspath(filename)  # as Python has it: the program may change the folder
            module = self.shell.new_main_mod(self.filename, to_native(name))
            space = module.__dict__
        key = module.__name__ if "i" not in self.options else str("__main__")
        names = ("__name__", "__file__") if space is user_ns else ()
        with _restored(sys.modules, key), _restored(user_ns, *names):
            space[str("__name__")] = to_native(name)
            space[str("__file__")] = to_native(filename)
            sys.modules[key] = module
            yield space

    def as_code(self, space):
        """Return ``(code, its namespace)`` that runs the program in ``space``: for the profiler and the debugger."""
        if self.module:
            return "run_module(modulename, prog_ns)", {
                str("run_module"): self.shell.safe_run_module, str("prog_ns"): space,
                str("modulename"): self.module}
        if "d" in self.options:
            return "execfile(filename, prog_ns)", {
                str("execfile"): _execute, str("prog_ns"): space, str("filename"): self.filename}
        return "execfile(filename, prog_ns)", {
            str("execfile"): self.shell.safe_execfile, str("prog_ns"): space, str("filename"): self.filename}

    def keep(self, space):
        """Take the program's variables over into the user's namespace."""
        if space is not self.shell.user_ns:
            self.shell.user_ns.update((name, value) for name, value in space.items() if name not in _OWN_NAMES)


def _execute(filename, space):
    """Run a file in a namespace; exceptions are the caller's."""
    __tracebackhide__ = "__ipython_bottom__"  # noqa: F841  (the debugger's stack begins below this frame)
    import io
    from zmqkernel.shell.utils.syspathcontext import prepended_to_syspath
    with io.open(filename, "rb") as f:
        code = compile(f.read(), to_native(filename), str("exec"), 0, True)
    with prepended_to_syspath(os.path.dirname(os.path.abspath(filename))):
        exec(code, space)
