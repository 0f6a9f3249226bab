"""The steps of running a cell as coroutines, for cells with ``await`` outside of functions.

Python 3.8 and later compile such statements by themselves.  On 3.6 and 3.7 a statement that awaits is put into a
coroutine function of its own, whose names are global, and which the statement's value is returned from.
"""
from __future__ import absolute_import, unicode_literals

import ast
import sys

from ipython_compat.compiler_flags import make_module
from zmqkernel.shell.execution.async_helpers import _asyncio_runner
from zmqkernel.shell.execution.interactivity import split_nodes
from zmqkernel.shell.execution.userframe import runs_user_code

_WRAPPER = "__async_cell__"
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


async def run_cell_async(shell, raw_cell, store_history=False, silent=False, shell_futures=True,
                         transformed_cell=None, preprocessing_exc_tuple=None, cell_id=None, cell_meta=None):
    """Run a cell; as ``run_cell``, without the events after it.

    :param shell: the shell.
    :param transformed_cell: the cell as Python, where the caller has it already.
    :param preprocessing_exc_tuple: what went wrong when the caller made it so.
    """
    from zmqkernel.shell.execution.runner import Cell
    cell = Cell(shell, raw_cell, transformed_cell, preprocessing_exc_tuple, store_history, silent, shell_futures,
                cell_id, cell_meta)
    with cell:
        if not cell.prepare():
            return cell.result
        with shell.builtin_trap, shell.display_trap:
            nodes = cell.compile()
            if nodes is not None:
                cell.failed = await _maybe(shell.run_ast_nodes(nodes, cell.name, cell.interactivity,
                                                               compiler=cell.compiler, result=cell.result))
                cell.ran()
        cell.finish()
    return cell.result


async def run_ast_nodes(shell, nodelist, cell_name, interactivity="last_expr", compiler=compile, result=None):
    """Run syntax tree nodes one after the other.

    :return: whether there was an exception; it is in ``result``, and was shown.
    :raises ValueError: where there is no such interactivity.
    """
    if not nodelist:
        return False
    runner = shell._runner
    nodes = split_nodes(nodelist, interactivity)
    try:
        for code, is_async in runner.compiled(nodes, cell_name, compiler):
            if await _maybe(shell.run_code(code, result, async_=is_async)):
                return True
            sys.stdout.flush()
    except BaseException:
        runner.unexpected(result)
        return True
    return False


@runs_user_code
async def run_code(shell, code_obj, result=None, async_=False):
    """Run a code object in the user's namespace.

    :param async_: whether it is a coroutine's code.
    :return: whether there was an exception; it is in ``result``, and was shown.
    """
    __tracebackhide__ = "__ipython_bottom__"  # noqa: F841  (tracebacks begin below this frame)
    old_hook, sys.excepthook = sys.excepthook, shell.excepthook
    try:
        try:
            if not async_:
                eval(code_obj, shell.user_global_ns, shell.user_ns)
            elif isinstance(code_obj, WrappedCode):
                await code_obj.run(shell.user_global_ns, shell.user_ns)
            else:
                await eval(code_obj, shell.user_global_ns, shell.user_ns)
        except BaseException as exc:
            interrupt = _asyncio_runner.interrupt_for(exc)
            if interrupt is None:
                raise
            raise interrupt.with_traceback(exc.__traceback__.tb_next) from None
        finally:
            sys.excepthook = old_hook
    except BaseException as exc:
        shell._runner.failed(exc, result)
        return True
    return False


async def _maybe(value):
    """Return what a step returned, awaited where it is a coroutine: a subclass may have made it a plain function."""
    return await value if hasattr(value, "__await__") else value


# -- Python 3.6 and 3.7 -------------------------------------------------------------------------------------------

class WrappedCode(object):
    """The code of a statement that awaits, inside of a coroutine function.

    :param code: code of a module that defines the function.
    :param shown: whether its value goes to ``sys.displayhook``.
    """

    def __init__(self, code, shown):
        self.code = code
        self.shown = shown
        self.co_flags = code.co_flags

    async def run(self, global_ns, user_ns):
        """Run it.

        A function has one dictionary of globals: where module and namespace are two, it gets one that holds both, and
        what the statement has bound goes into the namespace.
        """
        scope = user_ns if global_ns is user_ns else dict(global_ns, **user_ns)
        before = None if scope is user_ns else dict(scope)
        scope.setdefault("__builtins__", global_ns.get("__builtins__"))
        eval(self.code, scope)
        try:
            value = await scope.pop(_WRAPPER)()
        finally:
            if before is not None:
                user_ns.update((name, bound) for name, bound in scope.items()
                               if name != "__builtins__" and before.get(name, _WRAPPER) is not bound)
        if self.shown:
            sys.displayhook(value)


def parsed_in_coroutine(source, filename, compiler):
    """Return the syntax tree of a text that is Python inside of a coroutine only, with its own line numbers.

    A text with strings over several lines keeps them: the function's head goes on the line of the first statement,
    and the statements into brackets of a kind that indentation does not matter in, which is none; so the lines are
    indented, and those inside of strings are taken back by the tokens' positions.
    """
    lines = source.splitlines(True)
    inside = _rows_inside_strings(lines)
    body = "".join(line if row in inside else " " + line for row, line in enumerate(lines, 1))
    tree = compiler.ast_parse("async def %s():\n%s" % (_WRAPPER, body), filename)
    statements = tree.body[0].body
    for node in statements:
        for child in ast.walk(node):
            if hasattr(child, "lineno"):
                child.lineno -= 1
                child.col_offset = max(0, child.col_offset - 1)
    return make_module(statements)


def _rows_inside_strings(lines):
    """Return the rows that begin inside of a string."""
    from zmqkernel.shell.execution.tokens import STRING, tokenize_lines
    rows = set()
    for token in tokenize_lines(lines):
        if token.type == STRING:
            rows.update(range(token.start[0] + 1, token.end[0] + 1))
    return rows


def compiled_node(node, mode, compiler, filename):
    """Return the code of a statement, and whether it is a coroutine's."""
    if not _awaits(node):
        tree = make_module([node]) if mode == "exec" else ast.Interactive([node])
        return compiler(tree, filename, mode), False
    shown = mode == "single" and isinstance(node, ast.Expr)
    statement = ast.copy_location(ast.Return(node.value), node) if shown else node
    names = sorted(_bound_names(node))
    body = ([ast.copy_location(ast.Global(names), node)] if names else []) + [statement]
    template = compiler.ast_parse("async def %s():\n    pass" % _WRAPPER, filename)
    template.body[0].body = body
    ast.fix_missing_locations(template)
    return WrappedCode(compiler(template, filename, "exec"), shown), True


def _own_nodes(node):
    """Yield the nodes that belong to the same scope as ``node``."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current, _SCOPES):
            waiting.extend(getattr(current, "decorator_list", []))
        else:
            waiting.extend(ast.iter_child_nodes(current))


def _awaits(node):
    """Return whether a statement awaits, outside of functions."""
    return any(isinstance(child, (ast.Await, ast.AsyncFor, ast.AsyncWith))
               or (isinstance(child, ast.comprehension) and child.is_async) for child in _own_nodes(node))


def _bound_names(node):
    """Return the names that a statement gives a value to, outside of functions and comprehensions."""
    names = set()
    in_comprehensions = set()
    for child in _own_nodes(node):
        if isinstance(child, _COMPREHENSIONS):
            for generator in child.generators:
                in_comprehensions.update(id(target) for target in ast.walk(generator.target))
    for child in _own_nodes(node):
        if isinstance(child, ast.Name) and not isinstance(child.ctx, ast.Load) and id(child) not in in_comprehensions:
            names.add(child.id)
        elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(child.name)
        elif isinstance(child, ast.ExceptHandler) and child.name:
            names.add(child.name)
        elif isinstance(child, ast.alias):
            names.add((child.asname or child.name).split(".")[0])
    return names
