"""The shell's parts that are made when they are first asked for."""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat import to_native
from traitlets import default
from zmqkernel.shell.options import ShellOptions


class ShellParts(ShellOptions):
    """A shell's traits, and the parts that it makes on demand.

    A part that is a trait has a ``@default`` method; any other is a property over :meth:`_made`.
    """

    def _make_anew(self, *names):
        """Forget the values of traits and attributes, so that they are made when they are next asked for."""
        for name in names:
            self._trait_values.pop(to_native(name), None)
            self.__dict__.pop(to_native("_lazy_" + name), None)

    def _is_made(self, name):
        """Return whether an attribute is made already."""
        return to_native("_lazy_" + name) in self.__dict__

    def _made(self, name, make):
        """Return an attribute, made by ``make`` where it is not there yet."""
        key = to_native("_lazy_" + name)
        if key not in self.__dict__:
            self.__dict__[key] = make()
        return self.__dict__[key]

    @default("history_manager")
    def _history_manager_default(self):
        from zmqkernel.shell.history.manager import HistoryManager
        return HistoryManager(shell=self, parent=self)

    @default("prefilter_manager")
    def _prefilter_manager_default(self):
        from zmqkernel.shell.execution.prefilter import PrefilterManager
        return PrefilterManager(shell=self, parent=self)

    @property
    def prefilter(self):
        """The function from a line to Python."""
        return self.__dict__.get(to_native("_prefilter")) or self.prefilter_manager.prefilter_lines

    @prefilter.setter
    def prefilter(self, value):
        self.__dict__[to_native("_prefilter")] = value

    @default("display_formatter")
    def _display_formatter_default(self):
        from zmqkernel.shell.display.formatters import DisplayFormatter
        return DisplayFormatter(parent=self)

    @default("payload_manager")
    def _payload_manager_default(self):
        from zmqkernel.shell.payload import PayloadManager
        return PayloadManager(parent=self)

    @default("extension_manager")
    def _extension_manager_default(self):
        from zmqkernel.shell.extensions import ExtensionManager
        return ExtensionManager(shell=self, parent=self)

    @property
    def inspector(self):
        """What answers ``obj?``."""
        return self._made("inspector", lambda: self.inspector_class(
            theme_name=self.colors, str_detail_level=self.object_info_string_level, parent=self,
            config=self.config))

    @inspector.setter
    def inspector(self, value):
        self.__dict__[to_native("_lazy_inspector")] = value

    def _make_completer(self):
        from zmqkernel.shell.completion.completer import IPCompleter
        self._add_command_completers()
        return IPCompleter(shell=self, namespace=self.user_ns, global_namespace=self.user_global_ns, parent=self)

    def _add_command_completers(self):
        """Set the hooks that complete what follows certain words; once."""
        if not self._has_command_completers:
            self._has_command_completers = True
            from zmqkernel.shell.completion.completerlib import COMMAND_COMPLETERS
            for command, completer in COMMAND_COMPLETERS:
                self.set_hook("complete_command", completer, str_key=command)

    @property
    def Completer(self):
        """What completes."""
        completer = self._made("Completer", self._make_completer)
        completer.custom_completers = self.strdispatchers["complete_command"]
        return completer

    @Completer.setter
    def Completer(self, value):
        self.__dict__[to_native("_lazy_Completer")] = value

    def _make_traceback_formatter(self):
        from zmqkernel.shell.tracebacks import AutoFormattedTB
        formatter = AutoFormattedTB(mode=self.xmode, theme_name=self.colors, tb_offset=1)
        formatter.find_debugger_cls = lambda: self.debugger_cls
        formatter.compiler = self.compile
        formatter.call_pdb = self.call_pdb
        return formatter

    @property
    def InteractiveTB(self):
        """What formats tracebacks."""
        return self._made("InteractiveTB", self._make_traceback_formatter)

    @InteractiveTB.setter
    def InteractiveTB(self, value):
        self.__dict__[to_native("_lazy_InteractiveTB")] = value

    def _make_syntax_formatter(self):
        from zmqkernel.shell.tracebacks import SyntaxTB
        return SyntaxTB(theme_name=self.colors)

    @property
    def SyntaxTB(self):
        """What formats syntax errors."""
        return self._made("SyntaxTB", self._make_syntax_formatter)

    @SyntaxTB.setter
    def SyntaxTB(self, value):
        self.__dict__[to_native("_lazy_SyntaxTB")] = value

    @property
    def db(self):
        """What extensions keep from session to session: a dictionary in the profile's folder."""
        return self._made("db", self._make_db)

    @db.setter
    def db(self, value):
        self.__dict__[to_native("_lazy_db")] = value

    def _make_db(self):
        from zmqkernel.shell.keyvalue import FolderStore
        return FolderStore(os.path.join(self.profile_dir.location, "db"))

    @property
    def sink(self):
        """Where results, displays and tracebacks go: an ``OutputSink``."""
        return self._made("sink", self._make_sink)

    @sink.setter
    def sink(self, value):
        self.__dict__[to_native("_lazy_sink")] = value
        for name in ("displayhook", "display_pub"):
            if hasattr(self, name):
                getattr(self, name).sink = value

    def _make_sink(self):
        from zmqkernel.shell.display.sinks import StreamSink
        return StreamSink(self)

    @property
    def logger(self):
        """The session log."""
        return self._made("logger", self._make_logger)

    @logger.setter
    def logger(self, value):
        self.__dict__[to_native("_lazy_logger")] = value

    def _make_logger(self):
        from zmqkernel.shell.logger import Logger
        return Logger(self.home_dir, logfname="ipython_log.py", logmode="rotate")

    @property
    def pycolorize(self):
        """The function that colours Python source."""
        from zmqkernel.shell.colors import Parser
        return Parser(out="str", theme_name=self.colors, parent=self).format

    @property
    def input_splitter(self):
        """What takes input line by line, as before IPython 7."""
        from zmqkernel.shell.execution.inputsplitter import IPythonInputSplitter
        return self._made("input_splitter", IPythonInputSplitter)
