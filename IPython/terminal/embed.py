"""A shell in the middle of a program: ``embed()`` shows a prompt with the names of the place it is called from."""
from __future__ import absolute_import, print_function, unicode_literals

import signal
import sys

from ipython_compat import to_native, to_text
from traitlets import Any, Bool, CBool, Unicode

from IPython.terminal.embedscope import EmbeddedScope
from IPython.terminal.interactiveshell import TerminalInteractiveShell
from IPython.terminal.ipapp import load_default_config, show_tip
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.interactiveshell import InteractiveShell
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class


class KillEmbedded(Exception):
    """Raised out of ``embed()`` after ``%exit_raise``."""


#: the name of IPython 5 and 6
KillEmbeded = KillEmbedded


_KILL_OPTIONS = frozenset(["-i", "--instance", "-x", "--exit", "-y", "--yes"])


@magics_class
class EmbeddedMagics(Magics):
    """Magics of an embedded shell: ways to leave it for good."""

    @line_magic
    def kill_embedded(self, parameter_s=""):
        """Let this embedded shell not come up again while the program runs.

        ``%kill_embedded [-i | --instance] [-x | --exit] [-y | --yes]``

        -i: all places that use this shell object; without it, the place it was called from.  -x: leave this
        session too.  -y: do not ask.
        """
        options = set(to_text(parameter_s).split())
        unknown = sorted(options - _KILL_OPTIONS)
        if unknown:
            raise UsageError("unrecognized arguments: %s (usage: %%kill_embedded [-i] [-x] [-y])" % " ".join(unknown))
        instance = options & {"-i", "--instance"}
        what = "this embedded shell, wherever it is called from" if instance else "embedded shells at this place"
        if not options & {"-y", "--yes"}:
            if not self.shell.ask_yes_no("Really switch off %s for the rest of the program? [y/N] " % what, "n"):
                return
        self.shell.switch_off(bool(instance))
        print("From now on the program skips %s." % what)
        if options & {"-x", "--exit"}:
            self.shell.ask_exit()

    @line_magic
    def exit_raise(self, parameter_s=""):
        """Leave this session, and let ``embed()`` raise ``KillEmbedded`` into the program."""
        self.shell.should_raise = True
        self.shell.ask_exit()


class InteractiveShellEmbed(TerminalInteractiveShell):
    """A shell to be called from a program, as often as one likes.

    :param banner1: what is shown at each call; ``exit_msg``: what is shown when it is left.
    :param user_ns: a namespace to use instead of the caller's.
    """

    dummy_mode = Bool(False)
    exit_msg = Unicode("")
    embedded = CBool(True)
    should_raise = CBool(False)
    display_banner = CBool(True)
    exit_now = Any(False)
    term_title = Bool(False, help="Set the title of the terminal's window.").tag(config=True)

    #: places of the program, and shells, that were switched off
    _inactive_locations = set()

    def __init__(self, **kw):
        if kw.get(str("user_global_ns")) is not None:
            kw.pop(str("user_global_ns"))
        self._init_location = kw.pop(str("_init_location_id"), None)
        if self._init_location is None:
            self._init_location = _place(sys._getframe(1))
        self._call_location = None
        self._given_names = kw.get(str("user_ns")) is not None or kw.get(str("user_module")) is not None
        self._scope = None
        super(InteractiveShellEmbed, self).__init__(**kw)

    @property
    def embedded_active(self):
        """Whether calling this shell shows a prompt: it, and the place, have not been switched off."""
        off = InteractiveShellEmbed._inactive_locations
        return self._call_location not in off and self._init_location not in off

    @embedded_active.setter
    def embedded_active(self, value):
        for place in (self._call_location, self._init_location):
            if place is None:
                continue
            (InteractiveShellEmbed._inactive_locations.discard if value
             else InteractiveShellEmbed._inactive_locations.add)(place)

    def switch_off(self, instance):
        """Let this shell not come up again.

        :param instance: everywhere; else at the place it was called from.
        """
        place = self._init_location if instance else self._call_location or self._init_location
        InteractiveShellEmbed._inactive_locations.add(place)

    def init_sys_modules(self):
        """Leave ``__main__`` alone: it is the program's."""

    def init_magics(self):
        """Register the magics, those of embedded shells among them."""
        super(InteractiveShellEmbed, self).init_magics()
        self.register_magics(EmbeddedMagics)

    def __call__(self, header="", local_ns=None, module=None, dummy=None, stack_depth=1, compile_flags=None, **kw):
        """Show prompts until the person leaves.

        :param header: text under the banner.
        :param local_ns: names to see instead of the caller's locals; ``module``: instead of its module.
        :param dummy: True does nothing; None: as :attr:`dummy_mode` has it.
        :param stack_depth: how many calls up the caller is.
        :param compile_flags: flags to compile cells with; None: as the caller's module has them.
        :raises KillEmbedded: after ``%exit_raise``.
        """
        self._call_location = kw.pop(str("_call_location_id"), None) or _place(sys._getframe(stack_depth))
        if not self.embedded_active or dummy or (dummy is None and self.dummy_mode):
            return
        self.keep_running = True
        self.exit_now = False
        if self.has_trait("rl_next_input"):
            self.rl_next_input = None
        if self.display_banner:
            self.show_embedding_banner(header)
        self.mainloop(local_ns, module, stack_depth=stack_depth, compile_flags=compile_flags)
        if self.exit_msg is not None:
            print(self.exit_msg)
        if self.should_raise:
            self.should_raise = False
            raise KillEmbedded("the person at the embedded shell has ended the program's work (%exit_raise)")

    def show_embedding_banner(self, header):
        """Print the banner; a header goes under it, a tip where there is none."""
        text = self.banner1 + "\n" + self.banner2
        if header:
            text += "\n" + to_text(header) + "\n"
        sys.stdout.write(to_native(text.rstrip("\n") + "\n" if self._shows_tip(header) else text))
        if self._shows_tip(header):
            show_tip(self)

    def _shows_tip(self, header):
        return not header and not self.banner2

    def mainloop(self, local_ns=None, module=None, stack_depth=0, compile_flags=None):
        """Show prompts on the names of a place in the program.

        :param local_ns: the names; None: the locals of the caller.
        :param module: the module; None: the caller's.
        :param stack_depth: how many calls up the caller is.
        :param compile_flags: flags to compile cells with.
        """
        frame = sys._getframe(stack_depth).f_back or sys._getframe(stack_depth)
        flags = compile_flags if compile_flags is not None else frame.f_code.co_flags & _future_flags()
        kept = (self.user_module, self.user_ns, self.compile.flags)
        if not self._given_names or local_ns is not None or module is not None:
            self._enter(frame, local_ns, module)
        self.compile.flags |= flags
        try:
            from IPython.terminal.ui.inprocess import session_for

            with self.builtin_trap, self.display_trap, _PlainInterrupts():
                session_for(self).run()
        finally:
            self._leave_scope()
            self.user_module, self.user_ns, self.compile.flags = kept

    def _enter(self, frame, local_ns, module):
        """See the names of ``frame``, or those given instead."""
        if module is not None:
            module_names = module.__dict__
        else:
            module_names = frame.f_globals
        local_names = local_ns if local_ns is not None else frame.f_locals
        self._scope = EmbeddedScope(module_names, module_names if local_names is module_names else local_names)
        self.user_module = self._module_for(module, module_names)
        self.user_ns = self._scope.names
        self.events.register("pre_run_cell", self._before_cell)
        self.events.register("post_run_cell", self._after_cell)
        self._scope.lend(self.init_user_ns)
        for name, value in self._scope.of_module().items():
            self.user_ns_hidden.setdefault(name, value)  # not what this shell has just hidden, as In and exit
        self.set_completer_frame(frame)

    def _module_for(self, module, module_names):
        """Return a module whose ``__dict__`` is the scope's."""
        if self._scope.flat:
            known = module or sys.modules.get(module_names.get(str("__name__")))
            if known is not None and known.__dict__ is module_names:
                return known
        from zmqkernel.shell.namespaces import DummyMod

        stand_in = DummyMod()
        stand_in.__dict__ = self._scope.names
        return stand_in

    def _before_cell(self, info=None):
        if self._scope is not None:
            self._scope.before_cell(getattr(info, "raw_cell", ""))

    def _after_cell(self, result=None):
        if self._scope is not None:
            self._scope.after_cell()

    def _leave_scope(self):
        if self._scope is None:
            return
        self.events.unregister("pre_run_cell", self._before_cell)
        self.events.unregister("post_run_cell", self._after_cell)
        for name in self._scope.of_module():
            self.user_ns_hidden.pop(name, None)
        self._scope.give_back()
        self._scope = None

    def set_completer_frame(self, frame=None):
        """Let completion see the names of the place."""
        completer = self.Completer
        if self._scope is not None:
            completer.namespace = completer.global_namespace = self._scope.names
        else:
            super(InteractiveShellEmbed, self).set_completer_frame(frame)


def _place(frame):
    """Return what identifies a place in a program: file and line."""
    return "%s:%s" % (frame.f_code.co_filename, frame.f_lineno)


def _future_flags():
    """Return all compiler flags that ``from __future__ import`` sets."""
    import __future__

    flags = 0
    for name in __future__.all_feature_names:
        flags |= getattr(__future__, name).compiler_flag
    return flags


class _PlainInterrupts(object):
    """Has Ctrl-C reach the cell that runs also where ``asyncio.run`` would cancel the program's task instead."""

    _handler = None

    def __enter__(self):
        events = sys.modules.get("asyncio.events")
        if events is None or not hasattr(events, "_get_running_loop") or events._get_running_loop() is None:
            return
        try:
            self._handler = signal.signal(signal.SIGINT, signal.default_int_handler)
        except ValueError:  # only the main thread has signals
            return

    def __exit__(self, *exc):
        if self._handler is not None:
            signal.signal(signal.SIGINT, self._handler)


class _PreviousShell(object):
    """Puts the shell that there was aside while another runs, and brings it back."""

    def __enter__(self):
        self._ps = {name: getattr(sys, name, None) for name in ("ps1", "ps2")}
        self._shell = InteractiveShell._instance
        self._hook = sys.excepthook
        if self._shell is not None:
            type(self._shell).clear_instance()
        return self

    def __exit__(self, *exc):
        InteractiveShellEmbed.clear_instance()
        if self._shell is not None:
            for cls in type(self._shell)._walk_mro():
                cls._instance = self._shell
        sys.excepthook = self._hook
        for name, value in self._ps.items():
            if value is not None:
                setattr(sys, to_native(name), value)
            elif hasattr(sys, name):
                delattr(sys, to_native(name))


def embed(header="", compile_flags=None, **kwargs):
    """Show a prompt with the names of the place this is called from; return when the person leaves.

    :param header: text to show first.
    :param compile_flags: flags to compile cells with; None: as the caller's module has them.
    :param kwargs: ``config``, ``banner1``, ``colors``, ``exit_msg``, ``user_ns`` and further traits of the shell;
        ``using``: the name of the async library that runs awaited code.
    :raises KillEmbedded: after ``%exit_raise``.
    """
    frame = sys._getframe(1)
    config = kwargs.get(str("config"))
    if config is None:
        config = load_default_config()
        config.InteractiveShellEmbed = config.TerminalInteractiveShell
        kwargs[str("config")] = config
    using = kwargs.pop(str("using"), "sync")
    colors = kwargs.pop(str("colors"), "nocolor" if not _has_terminal() else None)
    with _PreviousShell():
        place = _place(frame)
        shell = InteractiveShellEmbed.instance(_init_location_id=place, **kwargs)
        if colors and "colors" not in config.get("InteractiveShell", {}):
            shell.colors = colors
        if using and using != "sync":
            shell.run_line_magic("autoawait", using)
        shell(header=header, stack_depth=2, compile_flags=compile_flags, _call_location_id=place)


def _has_terminal():
    return bool(sys.stdout is not None and hasattr(sys.stdout, "isatty") and sys.stdout.isatty())


__all__ = ["EmbeddedMagics", "InteractiveShellEmbed", "KillEmbedded", "KillEmbeded", "embed"]
