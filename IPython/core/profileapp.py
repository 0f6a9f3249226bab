"""``ipython profile``: makes, lists and finds profiles."""
from __future__ import absolute_import, print_function, unicode_literals

import os

from ipython_compat import to_text
from traitlets import Bool, Unicode, observe
from traitlets.config import Application

from zmqkernel.application.base import BaseIPythonApplication, base_flags
from zmqkernel.application.commandline import PlainCommandLine
from zmqkernel.application.errors import ApplicationError
from zmqkernel.application.paths import PROFILE_PREFIX, find_profile, get_ipython_package_dir
from zmqkernel.application.startup import IPKernelApp, load_class

create_help = """Make a profile: a folder of settings, start-up files and history of its own.

`ipython profile create NAME` makes the folder `profile_NAME` in the folder of profiles, with config files in it that
name every setting.  `--profile-dir=FOLDER` makes one anywhere else.
"""
list_help = """List the profiles there are.

Those of the folder of profiles, and those that come with the installation.  `ipython --profile=NAME` uses one.
"""
profile_help = """Make, list and find profiles.

A profile is a folder called `profile_NAME`: config files, a `startup` folder, the input history.  It is used by
`ipython --profile=NAME`; without that, the profile is `default`.  `ipython profile create` writes the default
profile's config files, to be filled in.
"""

_EXAMPLES = """
ipython profile create               # config files for the default profile
ipython profile create work          # a profile, used by `ipython --profile=work`
ipython profile create work --reset  # with all settings as they were
"""

create_flags = dict(base_flags)
create_flags["reset"] = (
    {"ProfileCreate": {"overwrite": True}}, "Replace config files that exist by the defaults.")
create_flags["parallel"] = (
    {"ProfileCreate": {"parallel": True}}, "Write the config files of ipyparallel's programs, too.")


def list_profiles_in(path):
    """Return the names of the profiles in a folder."""
    try:
        entries = sorted(os.listdir(path))
    except OSError:
        return []
    return [to_text(name)[len(PROFILE_PREFIX):] for name in entries
            if name.startswith(PROFILE_PREFIX) and os.path.isdir(os.path.join(path, name))]


def list_bundled_profiles():
    """Return the names of the profiles that come with the installation."""
    folder = os.path.join(get_ipython_package_dir(), "core", "profile")
    try:
        entries = sorted(os.listdir(folder))
    except OSError:
        return []
    return [to_text(name) for name in entries if os.path.isdir(os.path.join(folder, name)) and name != "__pycache__"]


class ProfileLocate(BaseIPythonApplication):
    """``ipython locate profile NAME``: prints the profile's folder."""

    name = "ipython-locate-profile"
    description = "Print the folder of a profile."

    def parse_command_line(self, argv=None):
        """Read the command line: the profile's name may stand alone."""
        BaseIPythonApplication.parse_command_line(self, argv)
        if self.extra_args:
            self.profile = to_text(self.extra_args[0])

    def init_profile_dir(self):
        """Find the profile; none is made.

        :raises ApplicationError: where there is none.
        """
        if self.profile != "default" and find_profile(self.ipython_dir, self.profile) is None:
            raise ApplicationError("there is no profile %s in %s" % (self.profile, self.ipython_dir))
        BaseIPythonApplication.init_profile_dir(self)

    def start(self):
        """Print the folder."""
        print(self.profile_dir.location)


class ProfileList(PlainCommandLine, Application):
    """``ipython profile list``."""

    name = "ipython-profile"
    description = list_help
    examples = "ipython profile list"
    aliases = {"ipython-dir": "ProfileList.ipython_dir", "log-level": "Application.log_level"}
    flags = {"debug": ({"Application": {"log_level": 0}}, "Tell everything that happens.")}

    ipython_dir = Unicode("", help="Folder of profiles; empty: the usual one.").tag(config=True)

    def list_profile_dirs(self):
        """Print the profiles."""
        from zmqkernel.application.paths import get_ipython_dir

        folder = self.ipython_dir or get_ipython_dir()
        bundled = list_bundled_profiles()
        self._print("Profiles that come with IPython:", bundled)
        self._print("Profiles in %s:" % folder, list_profiles_in(folder))
        print("\n`ipython --profile=NAME` starts a session with one of them.")

    @staticmethod
    def _print(title, names):
        if names:
            print("\n".join(["", title] + ["    " + name for name in names]))

    def start(self):
        """Print the profiles."""
        self.list_profile_dirs()


#: the programs whose config files a profile gets
_KERNEL_APP = "zmqkernel.application.startup.IPKernelApp"
_TERMINAL_APP = "IPython.terminal.ipapp.TerminalIPythonApp"
_PARALLEL_APPS = ("ipyparallel.apps.ipcontrollerapp.IPControllerApp", "ipyparallel.apps.ipengineapp.IPEngineApp",
                  "ipyparallel.apps.ipclusterapp.IPClusterStart")


class ProfileCreate(BaseIPythonApplication):
    """``ipython profile create NAME``."""

    name = "ipython-profile"
    description = create_help
    examples = _EXAMPLES
    flags = create_flags

    auto_create = Bool(True).tag(config=True)
    copy_config_files = Bool(True).tag(config=True)
    parallel = Bool(False, help="Write the config files of ipyparallel's programs, too.").tag(config=True)

    @observe("parallel")
    def _parallel_changed(self, change):
        if change["new"]:
            self.config_files = list(self.config_files) + ["ipcontroller_config.py", "ipengine_config.py"]

    def parse_command_line(self, argv):
        """Read the command line: the profile's name may stand alone."""
        BaseIPythonApplication.parse_command_line(self, argv)
        if self.extra_args:
            self.profile = to_text(self.extra_args[0])

    def programs(self):
        """Return the application classes whose config files are written."""
        names = [_TERMINAL_APP, _KERNEL_APP]
        if self.parallel:
            names += _PARALLEL_APPS
        found = []
        for name in names:
            try:
                found.append(load_class(name))
            except ImportError:
                self.log.warning("%s is not installed: its config file is left out", name.split(".")[0])
        return found

    def init_config_files(self):
        """Write the config files."""
        BaseIPythonApplication.init_config_files(self)

    def load_config_file(self, suppress_errors=None):
        """Read no config file: those that are there may be the ones to be replaced."""

    def stage_default_config_file(self):
        """Write a config file for each program of :meth:`programs`."""
        for program in self.programs():
            app = program()
            app.overwrite = self.overwrite
            app.profile_dir = self.profile_dir
            app.log_level = self.log_level
            app.stage_default_config_file()

    def start(self):
        """Say where the profile is."""
        print("profile %s: %s" % (self.profile, self.profile_dir.location))


class ProfileApp(PlainCommandLine, Application):
    """``ipython profile``."""

    name = "ipython profile"
    description = profile_help
    examples = _EXAMPLES
    subcommands = {
        "create": (ProfileCreate, "Make a profile."),
        "list": (ProfileList, "List the profiles there are."),
        "locate": (ProfileLocate, "Print the folder of a profile."),
    }

    def start(self):
        """Run the subcommand.

        :raises ApplicationError: where none is named.
        """
        if self.subapp is None:
            raise ApplicationError("which? `ipython profile` is followed by create, list or locate", exit_code=1)
        return self.subapp.start()


__all__ = ["IPKernelApp", "ProfileApp", "ProfileCreate", "ProfileList", "ProfileLocate", "list_bundled_profiles",
           "list_profiles_in"]
