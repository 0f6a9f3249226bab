"""Where the time goes: the part of ``ExecutionMagics`` with ``%prun``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

from ipython_compat import to_native, to_text
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_cell_magic, magics_class, no_var_expand
from zmqkernel.shell.magics.directories import unquote


def _limit(text):
    """Return a limit of ``print_stats``: lines, a share of them, or part of a name."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return to_native(text)


def _as_list(value):
    return value if isinstance(value, list) else [value]


@magics_class
class ProfilingMagics(Magics):
    """``%prun``."""

    def profile_missing_notice(self, *args, **kwargs):
        """Say that this Python has no profiler."""
        raise UsageError("%prun: this Python comes without the modules cProfile and pstats")

    @no_var_expand
    @line_cell_magic
    def prun(self, parameter_s="", cell=None):
        """Run code under the profiler, and show where the time went.

        %prun [options] code

        %%prun [options] [code]
        more code

        -l LIMIT  show less: so many lines (``-l 10``), a share of them (``-l 0.4``),
                  or functions whose names contain a text (``-l __init__``); may be
                  repeated
        -s KEY    sort by calls, cumulative, file, line, module, name, nfl, pcalls,
                  stdname or time (where nothing is said); may be repeated
        -r        return the ``pstats.Stats``
        -T FILE   write the text to a file too
        -D FILE   write the figures to a file that ``pstats`` reads
        -q        do not show the text

        ``%run -p`` does the same for a file.
        """
        options, code = self.parse_options(parameter_s, "D:l:rs:T:q", list_all=True, posix=False)
        if cell is not None:
            code += "\n" + cell
        return self._run_with_profiler(self.shell.transform_cell(code), options, self.shell.user_ns)

    def _run_with_profiler(self, code, opts, namespace):
        """Run code in a namespace under the profiler.

        :param opts: options of ``%prun``: letter -> list of values.
        :return: the ``pstats.Stats`` with the option ``r``, else ``None``.
        :raises UsageError: for a key that one cannot sort by.
        """
        try:
            import cProfile
            import pstats
        except ImportError:
            return self.profile_missing_notice()
        keys = [to_native(key) for key in _as_list(opts.get("s", "time"))]
        known = pstats.Stats.sort_arg_dict_default
        for key in keys:
            if not any(each.startswith(key) for each in known):
                raise UsageError("%%prun -s: %s is not one of %s" % (key, ", ".join(sorted(known))))
        profiler = cProfile.Profile()
        note = ""
        try:
            profiler = profiler.runctx(code, namespace, namespace)
        except SystemExit:
            note = "*** SystemExit exception caught in code being profiled."
        text, stats = self._as_text(profiler, keys, [_limit(limit) for limit in _as_list(opts.get("l", []))])
        if "q" not in opts:
            from zmqkernel.shell.paging import page
            page(text)
        print(note, end=" ")
        self._write(profiler, text, opts)
        return stats if "r" in opts else None

    @staticmethod
    def _as_text(profiler, keys, limits):
        import pstats
        from six import StringIO
        stream = StringIO()
        stats = pstats.Stats(profiler, stream=stream).strip_dirs().sort_stats(*keys)
        stats.print_stats(*limits)
        return to_text(stream.getvalue()).rstrip(), stats

    @staticmethod
    def _write(profiler, text, opts):
        try:
            for name in _as_list(opts.get("D", [])):
                name = os.path.expanduser(unquote(name))
                profiler.dump_stats(to_native(name))
                print("\n*** Profile stats marshalled to file %r." % to_native(name))
            for name in _as_list(opts.get("T", [])):
                name = os.path.expanduser(unquote(name))
                with io.open(name, "w", encoding="utf-8") as f:
                    f.write(text)
                print("\n*** Profile printout saved to text file %r." % to_native(name))
        except EnvironmentError as exc:
            raise UsageError("%%prun: cannot write %s: %s" % (name, exc.strerror or exc))
