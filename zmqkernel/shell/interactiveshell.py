"""The shell: what people, extensions and frontends know as ``InteractiveShell``.

The class is a face.  ``options`` holds its traits, ``construction`` builds it, and each group of methods below is a
collaborator's work.  Whatever a subclass overrides or a program replaces on an instance is what the collaborators call.
"""
from __future__ import absolute_import, print_function, unicode_literals

import abc
import os
import sys

import six

from ipython_compat import to_native
from ipython_compat.aliases import public
from traitlets import TraitError, observe, validate
from zmqkernel.shell.construction import ShellConstruction
from zmqkernel.shell.delegation import delegate, delegate_value
from zmqkernel.shell.docstrings import sphinxify  # noqa: F401
from zmqkernel.shell.errors import InputRejected
from zmqkernel.shell.environment import path_links
from zmqkernel.shell.events import available_events  # noqa: F401
from zmqkernel.shell.exception_report import ExceptionReports
from zmqkernel.shell.execution.async_helpers import (  # noqa: F401
    _asyncio_runner, _curio_runner, _pseudo_sync_runner, _should_be_async, _trio_runner)
from zmqkernel.shell.execution.escapes import ESC_MAGIC, ESC_MAGIC2  # noqa: F401
from zmqkernel.shell.execution.files import FileRunner
from zmqkernel.shell.execution.result import ExecutionInfo, ExecutionResult  # noqa: F401
from zmqkernel.shell.execution.runner import STEPS, CellRunner, coroutine_steps
from zmqkernel.shell.execution.shielding import Shield
from zmqkernel.shell.execution.system import SystemCommands
from zmqkernel.shell.expressions import Expressions, local_scope
from zmqkernel.shell.frontend import Frontend
from zmqkernel.shell.lookup import ObjectLookup
from zmqkernel.shell.magic_calls import MagicCalls
from zmqkernel.shell.namespaces import DummyMod, Namespaces  # noqa: F401
from zmqkernel.shell.oldnames import (  # noqa: F401
    ProvisionalWarning, dedent_re, get_default_colors, is_integer_string, make_main_module_type, no_op, softspace)
from zmqkernel.shell.options import USUAL_THEMES
from zmqkernel.shell.sourcecode import UserCode
from zmqkernel.shell.traits import SeparateUnicode, SpaceInInput  # noqa: F401
from zmqkernel.shell.usage import default_banner, whole_banner  # noqa: F401


@public("IPython.core.interactiveshell")
class InteractiveShell(ShellConstruction):
    """An interactive shell for Python, without a user interface.

    See :class:`~zmqkernel.shell.construction.ShellConstruction` for the parameters.
    """

    def get_ipython(self):
        """Return the shell itself: what ``get_ipython()`` means in its cells."""
        return self

    # -- running cells

    run_cell = delegate("_runner", CellRunner.run_cell)
    _run_cell = delegate("_runner", CellRunner._run_cell)
    transform_cell = delegate("_runner", CellRunner.transform_cell)
    should_run_async = delegate("_runner", CellRunner.should_run_async)

    if coroutine_steps is not None:
        def run_cell_async(self, raw_cell, store_history=False, silent=False, shell_futures=True,
                           transformed_cell=None, preprocessing_exc_tuple=None, cell_id=None, cell_meta=None):
            """Return a coroutine that runs a cell; as :meth:`run_cell`, without the events after it.

            :param transformed_cell: the cell as Python, from :meth:`transform_cell`.
            :param preprocessing_exc_tuple: the ``sys.exc_info()`` of what went wrong in that.
            """
            return coroutine_steps.run_cell_async(
                self, raw_cell, store_history, silent, shell_futures, transformed_cell, preprocessing_exc_tuple,
                cell_id, cell_meta)

        def run_ast_nodes(self, nodelist, cell_name, interactivity="last_expr", compiler=compile, result=None):
            """Return a coroutine that runs syntax tree nodes.

            :param nodelist: statements.
            :param cell_name: the file name to compile them under.
            :param interactivity: which of them show their values; see ``ast_node_interactivity``.
            :param compiler: called with a syntax tree, a file name and a mode.
            :param result: an :class:`ExecutionResult` that gets the exception.
            """
            return coroutine_steps.run_ast_nodes(self, nodelist, cell_name, interactivity, compiler, result)

        def run_code(self, code_obj, result=None, async_=False):
            """Return a coroutine that runs a code object in the user's namespace.

            :param result: an :class:`ExecutionResult` that gets the exception.
            :param async_: whether the code is a coroutine's.
            """
            return coroutine_steps.run_code(self, code_obj, result, async_)
    else:
        def run_cell_async(self, raw_cell, store_history=False, silent=False, shell_futures=True,
                           transformed_cell=None, preprocessing_exc_tuple=None, cell_id=None, cell_meta=None):
            """Run a cell: on Python 2 at once, since it has no coroutines."""
            return self._run_cell(raw_cell, store_history, silent, shell_futures, cell_id, cell_meta)

        def run_ast_nodes(self, nodelist, cell_name, interactivity="last_expr", compiler=compile, result=None):
            """Run syntax tree nodes; return whether there was an exception."""
            return self._runner.run_nodes(nodelist, cell_name, interactivity, compiler, result)

        def run_code(self, code_obj, result=None, async_=False):
            """Run a code object in the user's namespace; return whether there was an exception."""
            return self._runner.execute(code_obj, result)

    runcode = run_code

    def _overrides(self, names):
        """Return whether this shell's class, or somebody for this shell, has replaced one of these methods."""
        own = self.__dict__
        return any(name in own for name in names) or _class_overrides(type(self), names)

    def transform_ast(self, node):
        """Return a syntax tree after all of ``ast_transformers``.

        One that fails is reported and taken off the list.

        :raises InputRejected: when one does not allow the cell to run.
        """
        if not self.ast_transformers:
            return node
        import ast
        for transformer in list(self.ast_transformers):
            try:
                changed = transformer.visit(node)
                if not isinstance(changed, ast.AST):
                    raise TypeError("it returned %r instead of a syntax tree" % (changed,))
                node = changed
            except InputRejected:
                raise
            except Exception as exc:
                _warn("AST transformer %r threw an error. It will be unregistered. %s" % (transformer, exc))
                self.ast_transformers.remove(transformer)
        return ast.fix_missing_locations(node)

    def _input_transformer_failed(self, transformer, exc):
        """Report an input transformer that failed; the cell goes on without it."""
        print("Input transformer %s raised %s: %s. The cell is run without it."
              % (getattr(transformer, "__name__", None) or repr(transformer), type(exc).__name__, exc),
              file=sys.stderr)

    @property
    def input_transformers_cleanup(self):
        """The functions that a cell's lines go through first."""
        return self.input_transformer_manager.cleanup_transforms

    def check_complete(self, code):
        """Return whether code can be run: ``("complete", "")``, ``("invalid", "")`` or ``("incomplete", indent)``.

        :return: the verdict, and blanks to begin the next line with.
        """
        status, spaces = self.input_transformer_manager.check_complete(code)
        return status, " " * (spaces or 0)

    def new_main_mod(self, filename, modname):
        """Return the module for a script to run in; see :class:`FileRunner`."""
        return self._files.new_main_mod(filename, modname)

    clear_main_mod_cache = delegate("_files", FileRunner.clear_main_mod_cache)
    safe_execfile_ipy = delegate("_files", FileRunner.safe_execfile_ipy)
    safe_run_module = delegate("_files", FileRunner.safe_run_module)
    mktempfile = delegate("_files", FileRunner.mktempfile)
    safe_execfile = delegate("_files", FileRunner.safe_execfile)

    # -- event loops

    def set_trio_runner(self, tr):
        """Remember a runner of trio's; a kernel that runs in trio's loop has one."""
        self.trio_runner = tr

    @property
    def active_eventloop(self):
        """Name of the toolkit whose event loop runs while the shell waits, or None."""
        return getattr(self, "_active_eventloop", None)

    @active_eventloop.setter
    def active_eventloop(self, value):
        self._active_eventloop = value

    # -- variables

    user_module = delegate_value("_namespaces", "user_module", "The module that is the user's.")
    user_ns = delegate_value("_namespaces", "user_ns", "The dictionary that cells run in.")
    user_ns_hidden = delegate_value("_namespaces", "user_ns_hidden", "Variables that are not the user's.")
    default_user_namespaces = delegate_value("_namespaces", "default_user_namespaces",
                                             "Whether the shell made its own namespaces.")
    all_ns_refs = property(lambda self: self._namespaces.all_ns_refs, doc=Namespaces.all_ns_refs.__doc__)
    init_create_namespaces = delegate("_namespaces", Namespaces.init_create_namespaces)
    prepare_user_module = delegate("_namespaces", Namespaces.prepare_user_module)
    init_sys_modules = delegate("_namespaces", Namespaces.init_sys_modules)
    init_user_ns = delegate("_namespaces", Namespaces.init_user_ns)
    save_sys_module_state = delegate("_namespaces", Namespaces.save_sys_module_state)
    restore_sys_module_state = delegate("_namespaces", Namespaces.restore_sys_module_state)
    push = delegate("_namespaces", Namespaces.push)
    drop_by_id = delegate("_namespaces", Namespaces.drop_by_id)
    del_var = delegate("_namespaces", Namespaces.del_var)
    reset = delegate("_namespaces", Namespaces.reset)
    reset_selective = delegate("_namespaces", Namespaces.reset_selective)

    @property
    def user_global_ns(self):
        """The dictionary of the user's module."""
        return self._namespaces.user_module.__dict__

    @property
    def ns_table(self):
        """The namespaces by the names that ``%psearch`` knows."""
        return self._namespaces.ns_table()

    def get_local_scope(self, stack_depth):
        """Return the local variables of the caller, or of a frame above it.

        :param stack_depth: 0 for the caller's own.
        """
        return local_scope(stack_depth + 1)

    ev = delegate("_expressions", Expressions.ev)
    ex = delegate("_expressions", Expressions.ex)
    user_expressions = delegate("_expressions", Expressions.user_expressions)
    _format_user_obj = delegate("_expressions", Expressions._format_user_obj)
    _user_obj_error = delegate("_expressions", Expressions._user_obj_error)
    find_user_code = delegate("_user_code", UserCode.find_user_code)
    extract_input_lines = delegate("_user_code", UserCode.extract_input_lines)

    def define_macro(self, name, themacro):
        """Make a macro a variable.

        :param themacro: a :class:`Macro`, or its text.
        :raises ValueError: where it is neither.
        """
        from zmqkernel.shell.macro import Macro
        if isinstance(themacro, six.string_types):
            themacro = Macro(themacro)
        if not isinstance(themacro, Macro):
            raise ValueError("A macro must be a string or a Macro instance.")
        self.user_ns[to_native(name)] = themacro

    # -- system commands

    system_piped = delegate("_system", SystemCommands.system_piped)
    system_raw = delegate("_system", SystemCommands.system_raw)
    system = system_piped
    getoutput = delegate("_system", SystemCommands.getoutput)
    var_expand = delegate("_system", SystemCommands.var_expand)

    # -- exceptions

    custom_exceptions = delegate_value("_reports", "custom_exceptions", "Classes that ``CustomTB`` shows.")
    set_custom_exc = delegate("_reports", ExceptionReports.set_custom_exc)
    excepthook = delegate("_reports", ExceptionReports.excepthook)
    _get_exc_info = delegate("_reports", ExceptionReports._get_exc_info)
    get_exception_only = delegate("_reports", ExceptionReports.get_exception_only)
    show_usage_error = delegate("_reports", ExceptionReports.show_usage_error)
    showtraceback = delegate("_reports", ExceptionReports.showtraceback)
    _showtraceback = delegate("_reports", ExceptionReports._showtraceback)
    showsyntaxerror = delegate("_reports", ExceptionReports.showsyntaxerror)
    showindentationerror = delegate("_reports", ExceptionReports.showindentationerror)

    @property
    def debugger_cls(self):
        """The class of the debugger."""
        from zmqkernel.shell.debugger import Pdb
        return Pdb

    @property
    def call_pdb(self):
        """Whether an exception starts the debugger."""
        return self.__dict__.get(to_native("_call_pdb"), False)

    @call_pdb.setter
    def call_pdb(self, value):
        if value not in (0, 1, False, True):
            raise ValueError("new call_pdb value must be boolean")
        self.__dict__[to_native("_call_pdb")] = value
        if self._is_made("InteractiveTB"):
            self.InteractiveTB.call_pdb = value

    def debugger(self, force=False):
        """Start the debugger on the last exception.

        :param force: even where ``call_pdb`` is off.
        """
        if not (force or self.call_pdb):
            return
        if not hasattr(sys, "last_traceback"):
            print("No traceback has been produced, nothing to debug.", file=sys.stderr)
            return
        self.InteractiveTB.debugger(force=True)

    @observe("xmode")
    def _xmode_changed(self, change):
        made = self.__dict__.get(to_native("_lazy_InteractiveTB"))
        if made is not None:
            made.set_mode(mode=change["new"])

    @validate("colors")
    def _known_colors(self, proposal):
        """Return a theme's name as the table has it, in small letters.

        A theme that is not there is refused; those that are always there need not be looked up.
        """
        name = proposal["value"].lower()
        if name not in USUAL_THEMES:
            from zmqkernel.shell.coloring.theme import theme_table
            if name not in theme_table:
                raise TraitError("no theme is called %r; there are: %s" % (
                    str(proposal["value"]), ", ".join(theme_table)))
        return name

    @observe("colors")
    def _colors_changed(self, change):
        """Have what is in colours made anew."""
        if not self._is_built:
            return  # set by the configuration, before there is anything
        self._make_anew("inspector")
        self.init_syntax_highlighting()
        for name in ("InteractiveTB", "SyntaxTB"):
            if self._is_made(name):
                getattr(self, name).set_theme_name(change["new"])
        self.refresh_style()

    # -- magics

    find_line_magic = delegate("_magic_calls", MagicCalls.find_line_magic)
    find_cell_magic = delegate("_magic_calls", MagicCalls.find_cell_magic)
    find_magic = delegate("_magic_calls", MagicCalls.find_magic)
    run_line_magic = delegate("_magic_calls", MagicCalls.run_line_magic)
    run_cell_magic = delegate("_magic_calls", MagicCalls.run_cell_magic)
    magic = delegate("_magic_calls", MagicCalls.magic)
    register_magic_function = delegate("_magic_calls", MagicCalls.register_magic_function)

    @property
    def register_magics(self):
        """Add classes or instances of :class:`~IPython.core.magic.Magics`."""
        return self.magics_manager.register

    @observe("automagic")
    def _automagic_changed(self, change):
        if self._is_built:
            self.magics_manager.auto_magic = change["new"]

    # -- looking at objects, completing

    _ofind = delegate("_lookup", ObjectLookup._ofind)
    _object_find = delegate("_lookup", ObjectLookup._object_find)
    _inspect = delegate("_lookup", ObjectLookup._inspect)
    object_inspect = delegate("_lookup", ObjectLookup.object_inspect)
    object_inspect_text = delegate("_lookup", ObjectLookup.object_inspect_text)
    object_inspect_mime = delegate("_lookup", ObjectLookup.object_inspect_mime)

    def complete(self, text, line=None, cursor_pos=None):
        """Return what is completed, and the completions.

        :param text: the part to complete.
        :param line: the whole line.
        :param cursor_pos: position of the cursor in it.
        """
        with self.builtin_trap:
            return self.Completer.complete(text, line, cursor_pos)

    def set_custom_completer(self, completer, pos=0):
        """Add a matcher.

        :param completer: a function ``(completer, text)`` that returns a list of texts.
        :param pos: its place among the other matchers.
        """
        import types
        matcher = types.MethodType(completer, self.Completer)
        self.Completer.custom_matchers.insert(pos, matcher)

    def set_completer_frame(self, frame=None):
        """Complete the names of a frame.

        :param frame: by default the user's namespaces.
        """
        if frame is None:
            self.Completer.namespace, self.Completer.global_namespace = self.user_ns, self.user_global_ns
        else:
            self.Completer.namespace, self.Completer.global_namespace = frame.f_locals, frame.f_globals

    # -- hooks and events

    def set_hook(self, name, hook, priority=50, str_key=None, re_key=None):
        """Replace what the shell does at a certain point.

        :param name: one of ``IPython.core.hooks``' functions, or ``complete_command``.
        :param hook: a function; it gets the shell first, and may raise ``TryNext``.
        :param priority: of several, the lowest is asked first.
        :param str_key: for ``complete_command``: the command.
        :param re_key: for ``complete_command``: a regular expression for commands.
        """
        from zmqkernel.shell import hooks
        import types
        bound = types.MethodType(hook, self)
        if str_key is not None or re_key is not None:
            from zmqkernel.shell.utils.strdispatch import StrDispatch
            dispatcher = self.strdispatchers.setdefault(name, StrDispatch())
            if str_key is not None:
                dispatcher.add_s(str_key, bound, priority)
            if re_key is not None:
                import re
                dispatcher.add_re(re.compile(re_key), bound, priority)
            return
        if name not in hooks.__all__:
            print("Warning! Hook '%s' is not one of %s" % (name, hooks.__all__))
        if name in hooks.deprecated:
            print("Nothing calls it any more; use %s instead." % hooks.deprecated[name])
        chain = self.hooks.get(name)
        if not isinstance(chain, hooks.CommandChainDispatcher):
            chain = hooks.CommandChainDispatcher()
            setattr(self.hooks, to_native(name), chain)
        chain.add(bound, priority)

    def register_post_execute(self, func):
        """Call a function after each cell; old name of ``events.register('post_execute', func)``."""
        self.events.register("post_execute", func)

    @staticmethod
    def get_path_links(p):
        """Return a path and what it links to, link by link.

        :param p: a ``pathlib.Path``.
        """
        return path_links(p)

    # -- output

    @property
    def banner(self):
        """What is printed at start-up."""
        return whole_banner(self.banner1, self.banner2, self.profile)

    # -- the person in front

    ask_yes_no = delegate("_frontend", Frontend.ask_yes_no)
    set_next_input = delegate("_frontend", Frontend.set_next_input)
    auto_rewrite_input = delegate("_frontend", Frontend.auto_rewrite_input)
    show_usage = delegate("_frontend", Frontend.show_usage)
    show_banner = delegate("_frontend", Frontend.show_banner)
    switch_doctest_mode = delegate("_frontend", Frontend.switch_doctest_mode)
    set_autoindent = delegate("_frontend", Frontend.set_autoindent)
    write = delegate("_frontend", Frontend.write)
    write_err = delegate("_frontend", Frontend.write_err)
    enable_gui = delegate("_frontend", Frontend.enable_gui)
    enable_matplotlib = delegate("_frontend", Frontend.enable_matplotlib)
    enable_pylab = delegate("_frontend", Frontend.enable_pylab)
    pylab_gui_select = delegate_value("_frontend", "pylab_gui_select", "The toolkit matplotlib was set up for.")

    # -- the end

    def ask_exit(self):
        """A step for subclasses: leave."""

    def atexit_operations(self):
        """Write the history, delete temporary files and let the user's objects go; once, when the process ends."""
        if self._atexit_once_called:
            return
        self._atexit_once_called = True
        with Shield():
            self._atexit_once()
        for path in self.tempfiles:
            _removed(os.unlink, path)
        for folder in self.tempdirs:
            _removed(os.rmdir, folder)
        if self.default_user_namespaces:
            from zmqkernel.shell.leaving import let_go
            let_go(self.user_ns, *[script.__dict__ for script in self._main_mod_cache.values()])
        self.restore_sys_module_state()

    def _atexit_once(self):
        """End the history session, where one was begun."""
        history = self._trait_values.get(to_native("history_manager"))
        if history is not None:
            history.end_session()
            history.close()

    def cleanup(self):
        """Set ``sys`` back to what it was before the shell."""
        self.restore_sys_module_state()


def _class_overrides(cls, names):
    """Return whether a class has methods of its own in the place of the shell's, or somebody replaced the shell's."""
    return any(getattr(cls, name) is not _STEPS_AS_MADE[name] for name in names)


#: the methods that running a cell is made of, before anybody has replaced one in the class
_STEPS_AS_MADE = dict((name, getattr(InteractiveShell, name)) for name in STEPS if hasattr(InteractiveShell, name))


def _removed(remove, path):
    """Remove a temporary file or folder; one that is gone, or in use, is not worth a word at the end."""
    try:
        remove(path)
    except OSError:
        return False
    return True


def _warn(message):
    import warnings
    warnings.warn(message, stacklevel=3)


@six.add_metaclass(abc.ABCMeta)
@public("IPython.core.interactiveshell")
class InteractiveShellABC(object):
    """What any interactive shell is an instance of."""


InteractiveShellABC.register(InteractiveShell)
