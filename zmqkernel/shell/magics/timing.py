"""Measuring time: the part of ``ExecutionMagics`` with ``%time`` and ``%timeit``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import gc
import math
import re
import sys
import time
import timeit

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.execution.compiling import remember_source
from zmqkernel.shell.magics.arguments import argument, magic_arguments
from zmqkernel.shell.magics.base import (
    Magics, line_cell_magic, magics_class, needs_local_scope, no_var_expand, output_can_be_silenced)

_PUBLIC = public("IPython.core.magics.execution")

#: compiling is reported when it takes longer than this (seconds)
COMPILE_WORTH_TELLING = 0.1
#: ``%timeit`` loops until a run takes so long (seconds)
LONG_ENOUGH = 0.2
REPEATS = 7

#: the function that is timed; the lines ``setup`` and ``stmt`` are replaced
_TEMPLATE = """\
def inner(_it, _timer):
    setup
    _t0 = _timer()
    for _i in _it:
        stmt
    _t1 = _timer()
    return _t1 - _t0
"""

_BIG_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
_RAISE_OPTION = re.compile(r"^\s*--no-raise-error(?:\s+|$)")


def _encodable(character, instead):
    """Return ``character``, or what stands for it where the output cannot show it."""
    try:
        character.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return instead
    return character


def format_time(timespan, precision=3):
    """Return a time in seconds as text: ``1h 1min 1s`` from a minute on, ``12.3 ms`` below."""
    if timespan >= 60.0:
        parts, left = [], timespan
        for unit, length in _BIG_UNITS:
            count = int(left / length)
            if count:
                left %= length
                parts.append("%d%s" % (count, unit))
        return " ".join(parts)
    units = ("s", "ms", _encodable("\u03bc", "u") + "s", "ns")
    order = min(-int(math.floor(math.log10(timespan)) // 3), 3) if timespan > 0.0 else 3
    order = max(order, 0)
    return "%.*g %s" % (precision, timespan * 1000.0 ** order, units[order])


_format_time = format_time


@_PUBLIC
class TimeitResult(object):
    """What ``%timeit -o`` returns.

    ``loops``, ``repeat``: how often it was run. ``all_runs``: seconds of each run; ``timings``: of one loop in each
    run; ``best``, ``worst``, ``average``, ``stdev``: of ``timings``. ``compile_time``: seconds that compiling took.
    """

    def __init__(self, loops, repeat, best, worst, all_runs, compile_time, precision):
        """Keep the figures; ``precision`` is the number of digits to show."""
        self.loops, self.repeat = loops, repeat
        self.all_runs = all_runs
        self.timings = [seconds / loops for seconds in all_runs]
        self.best, self.worst = best, worst
        self.compile_time, self._precision = compile_time, precision

    @property
    def average(self):
        """Mean seconds of a loop."""
        return math.fsum(self.timings) / len(self.timings)

    @property
    def stdev(self):
        """Standard deviation of the runs' seconds of a loop."""
        mean = self.average
        return (math.fsum((value - mean) ** 2 for value in self.timings) / len(self.timings)) ** 0.5

    def __str__(self):
        return to_native(self._text())

    def _text(self):
        sign = _encodable("\xb1", "+-")
        template = "{mean} {sign} {std} per loop (mean {sign} std. dev. of {runs} run{rs}, {loops:,} loop{ls} each)"
        return template.format(
            mean=format_time(self.average, self._precision), std=format_time(self.stdev, self._precision), sign=sign,
            runs=self.repeat, rs="" if self.repeat == 1 else "s",
            loops=self.loops, ls="" if self.loops == 1 else "s")

    def _repr_pretty_(self, p, cycle):
        p.text("<TimeitResult : %s>" % self._text())


@_PUBLIC
class TimeitTemplateFiller(ast.NodeTransformer):
    """Put setup and statement into the function that is timed."""

    def __init__(self, ast_setup, ast_stmt):
        """Take two ``ast.Module``."""
        self.ast_setup, self.ast_stmt = ast_setup, ast_stmt

    @staticmethod
    def _with(node, placeholder, tree):
        """Put a tree's statements in place of the line that is the name ``placeholder``."""
        lines = []
        for line in node.body:
            name = getattr(getattr(line, "value", None), "id", None)
            lines.extend(tree.body if name == placeholder else [line])
        node.body = lines
        return node

    def visit_FunctionDef(self, node):
        """Put the setup in."""
        return self._with(self.generic_visit(node), "setup", self.ast_setup)

    def visit_For(self, node):
        """Put the statement in."""
        return self._with(node, "stmt", self.ast_stmt)


@_PUBLIC
class Timer(timeit.Timer):
    """A timer whose function is set from outside as ``inner``, compiled in the user's namespace."""

    def timeit(self, number=timeit.default_number):
        """Return the seconds of one run of ``number`` loops, without collections of garbage in it."""
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        loops = _repeat(None, number)
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self.inner(loops, self.timer)
        finally:
            if collecting:
                gc.enable()


def _repeat(value, number):
    import itertools
    return itertools.repeat(value, number)


def _cpu_timer():
    return getattr(time, "process_time", None) or time.clock


def _number(options, letter, default, least=0):
    """Return the value of an option that has to be a whole number."""
    text = options.get(letter, default)
    text = text[-1] if isinstance(text, list) else text
    try:
        value = int(text)
    except ValueError:
        value = None
    if value is None or value < least:
        raise UsageError("%%timeit -%s: a whole number%s, not %s (usage: %%timeit [-n N] [-r R] [-t|-c] [-p DIGITS] "
                         "[-q] [-o | -v NAME] CODE)" % (letter, " from %d on" % least if least else "", text))
    return value


@magics_class
class TimingMagics(Magics):
    """``%timeit`` and ``%time``."""

    @no_var_expand
    @line_cell_magic
    @needs_local_scope
    def timeit(self, line="", cell=None, local_ns=None):
        """Measure how long code takes, by running it many times.

        %timeit [options] code

        %%timeit [options] setup
        code

        The setup is run once for each run and not measured; the code can use its
        variables.

        -n N      loops in a run; where not given, as many as give a good result
        -r R      runs; 7 where not given
        -t        by ``time.time``;   -c  by the processor's time instead of the clock
                  on the wall
        -p DIGITS how many digits are shown; 3 where not given
        -q        print nothing
        -o        return a ``TimeitResult``
        -v NAME   keep it in a variable

        The code runs in your namespace, where reading a variable takes longer than
        inside a function.
        """
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        options, statement = self.parse_options(line, "n:r:tcp:qov:", posix=False, strict=False,
                                                preserve_non_opts=True)
        if not statement and cell is None:
            return None
        number = _number(options, "n", 0)
        repeat = _number(options, "r", REPEATS, 1)
        precision = _number(options, "p", 3, 1)
        clock = time.time if "t" in options else _cpu_timer() if "c" in options else timeit.default_timer
        timer = Timer(timer=clock)
        setup, code = ("pass", statement) if cell is None else (statement or "pass", cell)
        timer.inner, compiling = self._compile_inner(setup, code, local_ns)
        if not number:
            number = _enough_loops(timer)
        runs = timer.repeat(repeat, number)
        result = TimeitResult(number, repeat, min(runs) / number, max(runs) / number, runs, compiling, precision)
        if "q" not in options:
            self._report(result)
        if "v" in options:
            self.shell.user_ns[to_native(options["v"])] = result
        return result if "o" in options else None

    def _compile_inner(self, setup, code, local_ns):
        """Return the function to time, and the seconds it took to compile."""
        shell = self.shell
        sources = [shell.transform_cell(part) for part in (setup, code)]
        remember_source(to_native("<magic-timeit>"), sources[1])
        trees = [shell.transform_ast(shell.compile.ast_parse(source)) for source in sources]
        for each, where in zip(trees, ("setup", "stmt")):
            # what would be valid in the function only (``return``) is not the user's code
            shell.compile(each, to_native("<magic-timeit-%s>" % where), to_native("exec"))
        # what a cell's transformers leave empty still needs a statement
        for tree in trees:
            tree.body = tree.body or ast.parse("pass").body
        tree = ast.fix_missing_locations(TimeitTemplateFiller(*trees).visit(ast.parse(to_native(_TEMPLATE))))
        start = time.time()
        compiled = shell.compile(tree, to_native("<magic-timeit>"), to_native("exec"))
        compiling = time.time() - start
        space = {}
        exec(compiled, _globals_with(shell.user_ns, local_ns), space)
        return space["inner"], compiling

    @staticmethod
    def _report(result):
        if result.worst > 4 * result.best and result.best > 0 and result.worst > 1e-6:
            print("The slowest run took %.2f times as long as the fastest: a result may have been cached."
                  % (result.worst / result.best))
        print(result._text())
        if result.compile_time > COMPILE_WORTH_TELLING:
            print("Compiler time: %.2f s" % result.compile_time)

    @no_var_expand
    @magic_arguments()
    @argument("--no-raise-error", action="store_true", dest="no_raise_error",
              help="Do not raise the exception again that the code raised. What follows is the code.")
    @line_cell_magic
    @needs_local_scope
    @output_can_be_silenced
    def time(self, line="", cell=None, local_ns=None):
        """Measure how long code takes, by running it once; the value of its last expression is returned.

        %time code

        %%time
        code

        Shows the processor's time and the time on the wall; and the time to compile,
        when it is more than 0.1 s: that is where ``3**999999`` is computed.
        ``%timeit`` measures more exactly.
        """
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        option = _RAISE_OPTION.match(line)
        code = line[option.end():] if option else line
        if code.strip() and cell is not None:
            raise UsageError("Can't use statement directly after '%%time'!")
        return _TimedRun(self.shell, code if cell is None else cell, local_ns).run(raising=option is None)


class _TimedRun(object):
    """One run of code under ``%time``."""

    def __init__(self, shell, code, local_ns):
        self.shell = shell
        self.local_ns = local_ns
        start = time.time()
        self.source = shell.transform_cell(code)
        tree = shell.transform_ast(shell.compile.ast_parse(self.source))
        self.parsing = time.time() - start
        start = time.time()
        self.statements, self.expression = self._compile(tree)
        self.compiling = time.time() - start

    def _compile(self, tree):
        """Return code for the statements and for the expression at their end; ``None`` for what is not there."""
        body = tree.body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        where = to_native("<timed exec>" if body or last is None else "<timed eval>")
        remember_source(where, self.source)
        compile_ = self.shell.compile
        statements = compile_(tree, where, to_native("exec")) if body else None
        expression = compile_(ast.Expression(last.value), where, to_native("eval")) if last is not None else None
        return statements, expression

    def run(self, raising):
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        from zmqkernel.shell.utils.timing import clock2
        space = self.shell.user_ns
        # the namespace of the frame it is used in; at the top level that is the user's own
        local = space if self.local_ns is None else self.local_ns
        value = None
        wall, cpu = timeit.default_timer(), clock2()
        try:
            if self.statements is not None:
                exec(self.statements, space, local)
            if self.expression is not None:
                value = eval(self.expression, space, local)
        except Exception:
            self._report(timeit.default_timer() - wall, cpu, clock2())
            if raising:
                raise
        else:
            self._report(timeit.default_timer() - wall, cpu, clock2())
        return value

    def _report(self, wall, cpu, cpu_end):
        user, system = cpu_end[0] - cpu[0], cpu_end[1] - cpu[1]
        if sys.platform != "win32":
            print("CPU times: user %s, sys: %s, total: %s"
                  % (format_time(user), format_time(system), format_time(user + system)))
        else:
            print("CPU times: total: %s" % format_time(user + system))
        print("Wall time: %s" % format_time(wall))
        for what, seconds in (("Compiler", self.compiling), ("Parser  ", self.parsing)):
            if seconds > COMPILE_WORTH_TELLING:
                print("%s : %s" % (what, format_time(seconds)))


def _globals_with(user_ns, local_ns):
    """Return a namespace for code that sees the variables of the frame it is used in as global ones."""
    if not local_ns or local_ns is user_ns:
        return user_ns
    merged = dict(user_ns)
    merged.update(local_ns)
    return merged


def _enough_loops(timer):
    """Return the power of ten that makes a run long enough."""
    __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
    for power in range(10):
        number = 10 ** power
        if timer.timeit(number) >= LONG_ENOUGH:
            break
    return number
