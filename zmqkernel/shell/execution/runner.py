"""Running a cell: transform, compile, execute statement by statement, tell who wants to know.

There are two ways through.  A cell without ``await`` is run by plain calls (:meth:`CellRunner.run_cell`), without the
cost of a coroutine.  One with ``await``, or in a shell whose subclass made one of the steps its own, is run by
coroutines (``runner_py3``) that take the same steps.
"""
from __future__ import absolute_import, print_function, unicode_literals

import ast
import bdb
import collections
import errno
import sys
import warnings

from ipython_compat import to_text
from ipython_compat.compiler_flags import ALLOW_TOP_LEVEL_AWAIT, AWAIT_NEEDS_WRAPPING, CO_COROUTINE, make_module
from ipython_compat.coroutines import coroutine_module
from ipython_compat.printing import end_print_line, forget_failures, softspace
from zmqkernel.shell.errors import InputRejected
from zmqkernel.shell.execution.async_helpers import _pseudo_sync_runner, _should_be_async
from zmqkernel.shell.execution.interactivity import split_nodes
from zmqkernel.shell.execution.result import ExecutionInfo, ExecutionResult
from zmqkernel.shell.execution.shielding import Opened, Shield
from zmqkernel.shell.execution.shielding import forget as forget_interrupts
from zmqkernel.shell.execution.userframe import runs_user_code

#: the same steps as coroutines; None where this Python has none
coroutine_steps = coroutine_module("zmqkernel.shell.execution.runner_py3")

#: the steps that a subclass may make its own
STEPS = ("run_cell_async", "run_ast_nodes", "run_code", "runcode", "should_run_async")


def _compile_awaiting(compiler, tree, name, mode):
    """Return the code of a tree, with ``await`` outside of functions where ``compiler`` knows how to allow it.

    No generator is at work here: an interrupt that meets one in its last moments is swallowed by the interpreter.
    """
    flags = getattr(compiler, "flags", None)
    if not ALLOW_TOP_LEVEL_AWAIT or flags is None or flags & ALLOW_TOP_LEVEL_AWAIT:
        return compiler(tree, name, mode)
    compiler.flags = flags | ALLOW_TOP_LEVEL_AWAIT
    try:
        return compiler(tree, name, mode)
    finally:
        compiler.flags &= ~ALLOW_TOP_LEVEL_AWAIT


#: how many cells that are not in the history keep their sources for tracebacks
PASSING_CELLS = 500


class CellRunner(object):
    """Runs the cells of one shell.

    :param shell: the shell; its public methods are called for each step, so that subclasses can replace them.
    """

    def __init__(self, shell):
        self.shell = shell
        self._passing = collections.OrderedDict()
        #: the innermost running cell that is in the history
        self.recording = None

    def let_pass(self, name, compiler):
        """Note the file name of a cell that is not in the history: only the last of these keep their sources.

        Programs run any number of such cells, and no prompt number leads back to them.
        """
        self._passing.pop(name, None)
        self._passing[name] = compiler
        if len(self._passing) > PASSING_CELLS:
            oldest, its_compiler = self._passing.popitem(last=False)
            its_compiler.forget(oldest)

    # -- a cell

    def run_cell(self, raw_cell, store_history=False, silent=False, shell_futures=True, cell_id=None,
                 cell_meta=None):
        """Run a cell.

        :param raw_cell: what was typed.
        :param store_history: whether it goes into the history and gets a prompt number.
        :param silent: whether it is run for a frontend: no events of the user's, no history, no output of results.
        :param shell_futures: whether it shares ``from __future__`` imports with other cells.
        :param cell_id: the frontend's name of the cell.
        :param cell_meta: the frontend's metadata of the cell.
        :return: an :class:`ExecutionResult`; exceptions of the cell are in it, and were shown.
        """
        result = None
        with Shield():
            try:
                result = self.shell._run_cell(raw_cell, store_history, silent, shell_futures, cell_id, cell_meta)
            finally:
                forget_interrupts()
                self.shell.events.trigger("post_execute")
                if not silent:
                    self.shell.events.trigger("post_run_cell", result)
        return result

    def _run_cell(self, raw_cell, store_history, silent, shell_futures, cell_id=None, cell_meta=None):
        """Run a cell; as :meth:`run_cell`, without the events after it."""
        shell = self.shell
        transformed, trouble = self.transformed(raw_cell)
        try:
            if coroutine_steps is None or not self._needs_coroutines(raw_cell, transformed, trouble):
                return self._run_plainly(raw_cell, transformed, trouble, store_history, silent, shell_futures,
                                         cell_id, cell_meta)
            is_async = shell.should_run_async(raw_cell, transformed_cell=transformed,
                                              preprocessing_exc_tuple=trouble)
            runner = shell.loop_runner if is_async else _pseudo_sync_runner
            with Opened():  # the coroutine's steps are taken in the loop, which has its own ways with Ctrl-C
                return runner(shell.run_cell_async(
                    raw_cell, store_history=store_history, silent=silent, shell_futures=shell_futures,
                    transformed_cell=transformed, preprocessing_exc_tuple=trouble, cell_id=cell_id,
                    cell_meta=cell_meta))
        except BaseException as exc:
            info = ExecutionInfo(raw_cell, store_history, silent, shell_futures, cell_id, cell_meta,
                                 transformed_cell=transformed)
            result = ExecutionResult(info)
            result.error_in_exec = exc
            shell.showtraceback(running_compiled_code=True)
        return result

    def _needs_coroutines(self, raw_cell, transformed, trouble):
        """Return whether the cell, or the shell's class, wants the way by coroutines."""
        shell = self.shell
        if shell._overrides(STEPS):
            return True
        return trouble is None and shell.autoawait and _should_be_async(transformed)

    def transformed(self, raw_cell):
        """Return the cell as Python and None, or None and the ``sys.exc_info()`` of what went wrong."""
        try:
            return self.shell.transform_cell(raw_cell), None
        except Exception:
            return None, sys.exc_info()

    def transform_cell(self, raw_cell):
        """Return a cell as Python.

        :raises SyntaxError: and whatever else an input transformer raises in order to refuse it.
        """
        shell = self.shell
        cell = shell.input_transformer_manager.transform_cell(raw_cell)
        if cell.count("\n") == 1 or len(cell.splitlines()) == 1:
            # Automagic, autocall and macros depend on variables and are for single lines only.
            with shell.builtin_trap:
                cell = shell.prefilter_manager.prefilter_lines(cell) + "\n"
        if shell.input_transformers_post:
            lines = cell.splitlines(True)
            for transform in shell.input_transformers_post:
                try:
                    lines = transform(lines)
                except (SyntaxError, InputRejected):
                    raise
                except Exception as exc:
                    shell._input_transformer_failed(transform, exc)
            cell = "".join(lines)
        return cell

    def should_run_async(self, raw_cell, transformed_cell=None, preprocessing_exc_tuple=None):
        """Return whether a cell has to be run in an event loop.

        :param transformed_cell: the cell as Python, as :meth:`transform_cell` returns it.
        :param preprocessing_exc_tuple: what went wrong in that; such a cell is not run at all.
        """
        if not self.shell.autoawait or preprocessing_exc_tuple is not None:
            return False
        if transformed_cell is None:
            warnings.warn("`should_run_async` should be given `transformed_cell`: it does not transform the cell by "
                          "itself", DeprecationWarning, stacklevel=3)
            transformed_cell = raw_cell
        return _should_be_async(transformed_cell)

    def _run_plainly(self, raw_cell, transformed, trouble, store_history, silent, shell_futures, cell_id, cell_meta):
        """Run a cell without coroutines."""
        cell = Cell(self.shell, raw_cell, transformed, trouble, store_history, silent, shell_futures, cell_id,
                    cell_meta)
        with cell:
            if not cell.prepare():
                return cell.result
            with self.shell.builtin_trap, self.shell.display_trap:
                nodes = cell.compile()
                if nodes is not None:
                    if coroutine_steps is None:
                        cell.failed = self.shell.run_ast_nodes(nodes, cell.name, cell.interactivity,
                                                               compiler=cell.compiler, result=cell.result)
                    else:
                        cell.failed = self._run_nodes_plainly(nodes, cell)
                    cell.ran()
            cell.finish()
        return cell.result

    # -- its statements

    def _run_nodes_plainly(self, nodes, cell):
        return self.run_nodes(nodes, cell.name, cell.interactivity, cell.compiler, cell.result)

    def run_nodes(self, nodelist, cell_name, interactivity="last_expr", compiler=compile, result=None):
        """Run syntax tree nodes one after the other, by plain calls.

        :return: whether there was an exception; it is in ``result``, and was shown.
        :raises ValueError: where there is no such interactivity.
        """
        if not nodelist:
            return False
        nodes = split_nodes(nodelist, interactivity)
        try:
            for code, _ in self.compiled(nodes, cell_name, compiler):
                if self.execute(code, result):
                    return True
            end_print_line(sys.stdout)
        except BaseException:
            # Compiling can fail in more ways than with a SyntaxError, and ends up here.
            self.unexpected(result)
            return True
        return False

    def compiled(self, nodes, cell_name, compiler):
        """Yield the code of each node, and whether it is a coroutine's.

        :param nodes: pairs of node and mode, of :func:`split_nodes`.

        Each is compiled when those before it have run: a ``from __future__`` import among them counts.
        """
        for node, mode in nodes:
            tree = make_module([node]) if mode == "exec" else ast.Interactive([node])
            if not self.shell.autoawait:
                yield compiler(tree, cell_name, mode), False
            elif AWAIT_NEEDS_WRAPPING:
                yield coroutine_steps.compiled_node(node, mode, compiler, cell_name)
            else:
                code = _compile_awaiting(compiler, tree, cell_name, mode)
                yield code, bool(code.co_flags & CO_COROUTINE)

    def unexpected(self, result):
        """Show an exception that came from the shell's machinery rather than the user's code.

        The machinery may be what is broken, by a cell that replaced a part of it: then Python shows it.
        """
        if result is not None:
            result.error_before_exec = sys.exc_info()[1]
        try:
            self.shell.showtraceback()
        except Exception as exc:
            if not isinstance(exc, EnvironmentError):
                import traceback
                traceback.print_exc()
            elif exc.errno != errno.EPIPE:  # it is standard output that fails; but a reader may leave (`| head`)
                sys.stderr.write("nothing can be shown: %s\n" % (exc.strerror or exc))
            if result is not None:
                result.error_in_exec = exc

    @runs_user_code
    def execute(self, code_obj, result=None):
        """Run a code object in the user's namespace.

        :return: whether there was an exception; it is in ``result``, and was shown.
        """
        __tracebackhide__ = "__ipython_bottom__"  # noqa: F841  (tracebacks begin below this frame)
        shell = self.shell
        old_hook, sys.excepthook = sys.excepthook, shell.excepthook
        try:
            with Opened():
                # eval runs any code object, and unlike exec is a function on Python 2 too.
                eval(code_obj, shell.user_global_ns, shell.user_ns)
        except:  # noqa: E722  (Python 2 raises instances of old classes, too)
            self.failed(sys.exc_info()[1], result)
            return True
        finally:
            sys.excepthook = old_hook  # not before: a debugger may run code of the user's, too
        return False

    def failed(self, exc, result):
        """Show the exception that is being handled, and keep it in ``result``.

        :param exc: an exception of the user's code.
        """
        shell = self.shell
        softspace(sys.stdout, 0)
        for stream in (sys.stdout, sys.stderr):
            forget_failures(stream)
        if not hasattr(exc, "__traceback__"):
            exc.__traceback__ = sys.exc_info()[2]  # for raise_error, as Python 3 does by itself
        if result is not None:
            result.error_in_exec = exc
        if isinstance(exc, SystemExit):
            shell.showtraceback(exception_only=True)
            globals().get("__warningregistry__", {}).clear()  # each time, not only the first
            warnings.warn("To exit: use 'exit', 'quit', or Ctrl-D.", stacklevel=1)
        elif isinstance(exc, bdb.BdbQuit):
            pass  # the user left the debugger; that is how it stops the code
        elif isinstance(exc, shell.custom_exceptions):
            with Opened():
                shell.CustomTB(*sys.exc_info())
        else:
            shell.showtraceback(running_compiled_code=True)


def _compiler_apart(shell):
    """Return a compiler without the user's ``__future__`` imports, whose cells tracebacks know all the same."""
    compiler = shell.compiler_class()
    known = getattr(shell.compile, "_filename_map", None)
    if known is not None:
        compiler._filename_map = known
    return compiler


class Cell(object):
    """One run of a cell: its arguments, what is known of it so far, and the steps before and after its code runs.

    A context manager, in which the steps are taken: a cell that another one runs meanwhile takes the next number of
    its own, which is then the last one taken until the outer cell counts on.
    """

    def __init__(self, shell, raw_cell, transformed, trouble, store_history, silent, shell_futures, cell_id=None,
                 cell_meta=None):
        self.shell = shell
        self.raw_cell = to_text(raw_cell)
        self.transformed = transformed
        self.trouble = trouble
        self.store_history = store_history and not silent
        self.silent = silent
        info = ExecutionInfo(raw_cell, self.store_history, silent, shell_futures, cell_id, cell_meta,
                             transformed_cell=transformed)
        self.result = ExecutionResult(info)
        self.compiler = shell.compile if shell_futures else _compiler_apart(shell)
        self.interactivity = "none" if silent else shell.ast_node_interactivity
        self.failed = False
        self.name = None
        self._outer = None
        #: whether it ran others that are in the history, with numbers after its own
        self._has_inner = False

    def __enter__(self):
        runner = self.shell._runner
        self._outer = runner.recording
        if self.store_history:
            runner.recording = self
        return self

    def __exit__(self, *exc_info):
        self.shell._runner.recording = self._outer

    def prepare(self):
        """Tell those who want to know, and enter the cell in history and log.

        :return: whether there is anything to run.
        """
        shell, result = self.shell, self.result
        if not self.raw_cell or self.raw_cell.isspace():
            shell.last_execution_succeeded = True
            shell.last_execution_result = result
            return False
        if self.store_history and self._outer is not None:
            self._outer._has_inner = True
            shell.execution_count += 1
        result.execution_count = shell.execution_count
        if self.trouble is None and self.transformed is None:
            self.transformed, self.trouble = shell._runner.transformed(self.raw_cell)
            result.info.transformed_cell = self.transformed
        interrupted = shell.events.trigger("pre_execute")
        if not self.silent:
            interrupted = shell.events.trigger("pre_run_cell", result.info) or interrupted
        source = self.raw_cell if self.trouble else self.transformed
        if self.store_history:
            shell.history_manager.store_inputs(shell.execution_count, source, self.raw_cell)
        if not self.silent:
            shell.logger.log(source, self.raw_cell)
        if self.trouble is not None:
            shell.showtraceback(self.trouble)
            self._refused(self.trouble[1])
        elif interrupted:  # the callback has been reported; whoever interrupts does not want the cell to go on
            self._refused(KeyboardInterrupt())
        if result.error_before_exec is not None:
            self._count()
            return False
        return True

    def _refused(self, error):
        """Note that the cell does not run."""
        self.result.error_before_exec = error
        self.shell.last_execution_succeeded = False
        self.shell.last_execution_result = self.result

    def compile(self):
        """Return the cell's syntax tree nodes, or None where it has none that can be run (the reason was shown)."""
        shell = self.shell
        self.name = self.compiler.cache(self.transformed, shell.execution_count, raw_code=self.raw_cell)
        if not self.store_history:
            shell._runner.let_pass(self.name, self.compiler)
        try:
            with shell.builtin_trap:
                tree = shell.transform_ast(self._parsed())
        except shell.custom_exceptions as exc:
            shell.CustomTB(*sys.exc_info())
            self._refused(exc)
        except IndentationError as exc:
            shell.showindentationerror()
            self._refused(exc)
        except (OverflowError, SyntaxError, ValueError, TypeError, MemoryError) as exc:
            shell.showsyntaxerror()
            self._refused(exc)
        except InputRejected as exc:
            shell.showtraceback(tb_offset=2)  # without this frame and transform_ast's
            self._refused(exc)
        except RuntimeError as exc:  # RecursionError: nested too deeply for the parser
            shell.showtraceback()
            self._refused(exc)
        else:
            shell.displayhook.exec_result = self.result
            return tree.body
        return None

    def _parsed(self):
        """Return the cell's syntax tree."""
        if AWAIT_NEEDS_WRAPPING and self.shell.autoawait and _should_be_async(self.transformed):
            return coroutine_steps.parsed_in_coroutine(self.transformed, self.name, self.compiler)
        return self.compiler.ast_parse(self.transformed, filename=self.name)

    def ran(self):
        """Note how the code went."""
        shell = self.shell
        shell.last_execution_succeeded = not self.failed
        shell.last_execution_result = self.result
        # The hook must not keep the last cell's result alive.
        shell.displayhook.exec_result = None

    def finish(self):
        """Count the cell, and have its output kept."""
        self._count()

    def _count(self):
        shell = self.shell
        if self.store_history:
            number = self.result.execution_count if self._has_inner else shell.execution_count
            shell.history_manager.store_output(number)
            shell.history_manager.cell_finished()
            if self._outer is None:
                shell.execution_count += 1
