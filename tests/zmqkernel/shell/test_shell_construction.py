"""Building a shell, and subclasses that build it in their own way."""
from __future__ import absolute_import, unicode_literals

import os
import subprocess
import sys

import pytest
from six.moves import builtins
from traitlets import TraitError
from traitlets.config import Config

from ipython_compat import to_text
from testkit.shells import Session, make_shell, shown
from zmqkernel.shell.getipython import get_ipython
from zmqkernel.shell.interactiveshell import InteractiveShell, InteractiveShellABC

#: imported by nothing on the way to the first result
HEAVY = ("asyncio", "jedi", "pygments", "sqlite3", "subprocess", "tempfile", "ctypes", "json",
         "zmqkernel.shell.completion.completer", "zmqkernel.shell.inspection.inspector",
         "zmqkernel.shell.tracebacks.ultratb")


def test_what_a_new_shell_has_imported(own_home):
    code = ("import sys, traitlets.config\nbefore = set(sys.modules)\n"
            "from zmqkernel.shell.interactiveshell import InteractiveShell\n"
            "InteractiveShell().run_cell('1')\n"
            "print('\\n' + ' '.join(n for n in %r if n in sys.modules and n not in before))" % (HEAVY,))
    environment = dict(os.environ, PYTHONPATH=str(os.pathsep.join(path for path in sys.path if path)))
    out = to_text(subprocess.check_output([sys.executable, "-c", code], env=environment))
    assert out.splitlines()[0] == "Out[1]: 1" and out.splitlines()[-1].strip() in ("", "sqlite3")


def test_one_shell_of_a_process(own_home):
    assert get_ipython() is None
    config = Config()
    config.HistoryManager.hist_file = ":memory:"
    shell = InteractiveShell.instance(config=config)
    try:
        assert get_ipython() is shell and InteractiveShell.initialized()
        assert InteractiveShell.instance() is shell
    finally:
        InteractiveShell.clear_instance()
        shell.atexit_operations()
    assert get_ipython() is None


def test_programs_know_the_class(shell):
    assert type(shell).__module__ == "IPython.core.interactiveshell" and type(shell).__name__ == "InteractiveShell"
    assert isinstance(shell, InteractiveShellABC) and builtins.__IPYTHON__ is True
    assert shell.get_ipython() is shell


def test_the_profile_is_made_where_it_is_missing(shell, own_home):
    assert shell.profile == "default" and shell.ipython_dir == str(own_home / ".ipython")
    assert os.path.isdir(shell.profile_dir.location)


def test_a_folder_of_the_callers(tmp_path, own_home):
    shell = make_shell(ipython_dir=str(tmp_path / "elsewhere"))
    assert shell.profile_dir.location.startswith(str(tmp_path / "elsewhere"))
    shell.atexit_operations()


class Recording(InteractiveShell):
    """Notes the steps it is built in."""

    steps = ()


def _recorded(name):
    def step(self, *args, **kwargs):
        self.steps += (name,)
        return getattr(super(Recording, self), name)(*args, **kwargs)
    return step


STEPS = ["init_ipython_dir", "init_profile_dir", "init_instance_attrs", "init_environment", "init_virtualenv",
         "init_create_namespaces", "init_sys_modules", "init_history", "init_encoding", "init_prefilter",
         "init_syntax_highlighting", "init_hooks", "init_events", "init_pushd_popd_magic", "init_user_ns", "init_logger",
         "init_builtins", "init_inspector", "init_completer", "init_io", "init_traceback_handlers", "init_prompts",
         "init_display_formatter", "init_display_pub", "init_data_pub", "init_displayhook", "init_magics", "init_alias",
         "init_logstart", "init_pdb", "init_extension_manager", "init_payload"]
for _name in STEPS:
    setattr(Recording, str(_name), _recorded(str(_name)))


def test_every_step_can_be_overridden(own_home):
    shell = make_shell(Recording)
    assert sorted(shell.steps) == sorted(STEPS)
    assert Session(shell).value("1") == 1
    shell.atexit_operations()


def test_a_subclass_with_parts_of_its_own(own_home):
    """As debugpy's, xeus-python's and pudb's shells do it."""
    from zmqkernel.shell.display.hook import DisplayHook
    from zmqkernel.shell.history.manager import HistoryManager

    class Hook(DisplayHook):
        pass

    class Own(InteractiveShell):
        def init_history(self):
            self.history_manager = HistoryManager(shell=self, parent=self)
            self.configurables.append(self.history_manager)

        def init_hooks(self):
            super(Own, self).init_hooks()
            self.set_hook("show_in_pager", lambda shell, *args: None, 99)

        def init_completer(self):
            super(Own, self).init_completer()
            self.Completer.omit__names = 0

        def ask_exit(self):
            self.exited = True
    shell = make_shell(Own, displayhook_class=Hook)
    assert type(shell.displayhook) is Hook and shell.Completer.omit__names == 0
    shell.exit_now = True
    assert shell.exited
    shell.init_history()
    shell.init_completer()
    shell.init_user_ns()
    assert Session(shell).value("1") == 1
    shell.atexit_operations()


def test_a_class_that_does_not_fit_is_refused(own_home):
    with pytest.raises(TraitError):
        make_shell(displayhook_class=dict)


def test_what_can_be_configured_is_listed(shell):
    names = [type(part).__name__ for part in shell.configurables]
    assert names[0] == "InteractiveShell"
    assert {"HistoryManager", "IPCompleter", "DisplayFormatter", "MagicsManager", "PrefilterManager",
            "AliasManager"} <= set(names)
    shell.configurables.append(5)
    assert shell.configurables[-1] == 5 and shell.configurables.pop() == 5


def test_configured_before_anything_is_there(own_home):
    config = Config()
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.update(xmode=str("Minimal"), colors="linux", automagic=False, pdb=True, autocall=1)
    shell = make_shell(config=config)
    assert shell.InteractiveTB.mode == "Minimal" and shell.InteractiveTB.call_pdb
    assert shell.magics_manager.auto_magic is False
    shell.xmode = str("Plain")
    assert shell.InteractiveTB.mode == "Plain"
    shell.atexit_operations()


def test_separators(own_home):
    shell = make_shell(separate_in="0", separate_out="\\n")
    assert (shell.separate_in, shell.separate_out) == ("", "\n")
    shell.atexit_operations()


def test_a_log_from_the_start(own_home, tmp_path):
    path = tmp_path / "log.py"
    with shown():
        shell = make_shell(logfile=str(path))
        shell.run_cell("x = 5", store_history=True)
        shell.logger.logstop()
    assert "x = 5" in path.read_text()
    shell.atexit_operations()


def test_another_environments_packages(own_home, tmp_path, monkeypatch):
    version = "python%d.%d" % sys.version_info[:2]
    packages = tmp_path / "lib" / version / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.setenv(str("VIRTUAL_ENV"), str(tmp_path))
    monkeypatch.setattr(sys, "path", list(sys.path))
    with pytest.warns(UserWarning, match="virtualenv"):
        shell = make_shell()
    assert str(packages) in sys.path
    shell.atexit_operations()


def test_the_banner(shell):
    with shown() as caught:
        shell.show_banner()
    assert caught.out == shell.banner and "IPython" in shell.banner1
    shell.banner2 = "more"
    assert shell.banner.endswith("\nmore")
