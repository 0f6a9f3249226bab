"""An application with profiles and config files, from which terminal, kernel and the small commands descend."""
from __future__ import absolute_import, unicode_literals

import atexit
import io
import os
import sys

from ipython_compat import to_text
from ipython_compat.aliases import public
from ipython_compat.applications import Application, catch_config_error  # noqa: F401  (for subclasses elsewhere)
from traitlets import Bool, Instance, List, Set, TraitError, Type, Undefined, Unicode, default, observe  # noqa: F401

from zmqkernel.application import release
from zmqkernel.application.commandline import PlainCommandLine
from zmqkernel.application.configfiles import ProfileAwareConfigLoader, read_config_file, read_config_files
from zmqkernel.application.crashhandler import CrashHandler
from zmqkernel.application.errors import ApplicationError, ConfigFileError, complain, os_reason
from zmqkernel.application.logs import PlainLogging
from zmqkernel.application.paths import (  # noqa: F401
    ENV_CONFIG_DIRS, SYSTEM_CONFIG_DIRS, fs_encoding, get_ipython_dir, get_ipython_package_dir,
)
from zmqkernel.application.profiledir import ProfileDir, ProfileDirError

PUBLIC = "IPython.core.application"

LOGGING_DEBUG, LOGGING_CRITICAL = 10, 50


def _suppress_errors():
    """Return what ``$IPYTHON_SUPPRESS_CONFIG_ERRORS`` says: True, False, or None where it says nothing."""
    value = os.environ.get("IPYTHON_SUPPRESS_CONFIG_ERRORS", "").lower()
    if value in ("1", "true"):
        return True
    return False if value in ("0", "false") else None


IPYTHON_SUPPRESS_CONFIG_ERRORS = _suppress_errors()

base_aliases = {
    "profile-dir": "ProfileDir.location",
    "profile": "BaseIPythonApplication.profile",
    "ipython-dir": "BaseIPythonApplication.ipython_dir",
    "log-level": "Application.log_level",
    "config": "BaseIPythonApplication.extra_config_file",
}
base_flags = {
    "debug": ({"Application": {"log_level": LOGGING_DEBUG}}, "Tell everything that happens, on stderr."),
    "quiet": ({"Application": {"log_level": LOGGING_CRITICAL}}, "Tell nothing but what ends the program."),
    "init": (
        {"BaseIPythonApplication": {"copy_config_files": True, "auto_create": True}},
        "Write the default config files into the profile first, as `ipython profile create` does.",
    ),
}
if hasattr(Application, "show_config"):
    base_flags["show-config"] = ({"Application": {"show_config": True}}, "Print the configuration, and end.")
    base_flags["show-config-json"] = (
        {"Application": {"show_config_json": True}}, "Print the configuration as JSON, and end.")


@public(PUBLIC)
class BaseIPythonApplication(PlainCommandLine, PlainLogging, Application):
    """A program with a profile: finds the folder, reads the config files, applies the command line over them."""

    name = "ipython"
    description = "An application of IPython."
    version = release.version
    aliases = base_aliases
    flags = base_flags
    classes = List([ProfileDir])
    deprecated_subcommands = {}

    python_config_loader_class = ProfileAwareConfigLoader
    crash_handler_class = Type(CrashHandler)

    config_file_specified = Set()
    config_file_name = Unicode()
    config_file_paths = List(Unicode())
    config_files = List(Unicode())
    builtin_profile_dir = Unicode()
    profile_dir = Instance(ProfileDir, allow_none=True)

    extra_config_file = Unicode("", help="A config file to read after all others.").tag(config=True)
    add_ipython_dir_to_sys_path = Bool(
        False, help="Put the IPython folder on sys.path, so that modules in it can be imported."
    ).tag(config=True)
    profile = Unicode("default", help="Name of the profile to use.").tag(config=True)
    ipython_dir = Unicode(
        help="Folder of profiles, history and settings; `$IPYTHONDIR`, or ~/.ipython."
    ).tag(config=True)
    overwrite = Bool(False, help="Whether config files that exist are replaced by the defaults.").tag(config=True)
    auto_create = Bool(False, help="Whether a profile that does not exist is made.").tag(config=True)
    copy_config_files = Bool(
        False, help="Whether default config files are written into a profile that is made."
    ).tag(config=True)
    verbose_crash = Bool(
        False, help="Whether a fault of the program itself leaves a detailed report in a file."
    ).tag(config=True)

    @default("config_file_name")
    def _config_file_name_default(self):
        return to_text(self.name).replace("-", "_") + "_config.py"

    @default("ipython_dir")
    def _ipython_dir_default(self):
        return get_ipython_dir()

    @default("builtin_profile_dir")
    def _builtin_profile_dir_default(self):
        return os.path.join(get_ipython_package_dir(), "core", "profile", "default")

    @default("config_files")
    def _config_files_default(self):
        return [self.config_file_name]

    @observe("extra_config_file")
    def _extra_config_file_changed(self, change):
        specified = set(self.config_file_specified)
        specified.discard(change["old"])
        specified.add(change["new"])
        self.config_file_specified = specified

    @observe("ipython_dir")
    def _ipython_dir_changed(self, change):
        if self.add_ipython_dir_to_sys_path and change["new"] not in sys.path:
            sys.path.append(os.path.abspath(change["new"]))

    @classmethod
    def launch_instance(cls, argv=None, **kwargs):
        """Make the application, let it read ``argv``, and run it.

        A mistake of the person who started it is told in one line, and ends the process with a status of its own.

        :param argv: list of arguments; None: ``sys.argv[1:]``.
        :raises SystemExit: after a mistake.
        """
        try:
            app = cls.instance(**kwargs)
            app.initialize(argv)
            return app.start()
        except ApplicationError as error:
            sys.exit(complain(cls.program_name(), error))
        except TraitError as error:
            sys.exit(complain(cls.program_name(), ApplicationError("wrong option: " + to_text(str(error)))))

    @classmethod
    def program_name(cls):
        """Return what the program calls itself when it complains."""
        return "ipython"

    def init_crash_handler(self):
        """Let faults of the program itself go through :meth:`excepthook`."""
        sys.excepthook = self.excepthook
        atexit.register(self._remove_crash_handler)

    def _remove_crash_handler(self):
        if sys.excepthook == self.excepthook:
            sys.excepthook = sys.__excepthook__

    def excepthook(self, etype, evalue, tb):
        """Report a fault of the program itself: in a file with ``verbose_crash``, else as a traceback."""
        from zmqkernel.application.crashhandler import crash_handler_lite

        if self.verbose_crash:
            return self.crash_handler_class(self)(etype, evalue, tb)
        return crash_handler_lite(etype, evalue, tb)

    def initialize(self, argv=None):
        """Read the command line, find the profile, read its config files; the command line has the last word."""
        self.init_crash_handler()
        self.parse_command_line(argv)
        if self.subapp is not None:
            return
        from_command_line = self.config_from_command_line()
        self.init_profile_dir()
        self.init_config_files()
        self.load_config_file()
        self.update_config(from_command_line)

    def config_from_command_line(self):
        """Return a copy of what the command line has set."""
        from copy import deepcopy

        return deepcopy(getattr(self, "cli_config", None) or self.config)

    def init_profile_dir(self):
        """Set :attr:`profile_dir`: by folder where one was named, else by the profile's name.

        :raises ApplicationError: where there is none and none can be made.
        """
        if self.profile_dir is not None:
            return
        location = self.config.ProfileDir.get("location", None) if "ProfileDir" in self.config else None
        try:
            found = self._named_profile() if not location else self._located_profile(location)
        except (ProfileDirError, OSError) as exc:
            reason = os_reason(exc) if isinstance(exc, OSError) else to_text(str(exc))
            raise ApplicationError(reason)
        if to_text(os.path.basename(found.location)).startswith("profile_"):
            self.profile = to_text(os.path.basename(found.location))[len("profile_"):]
        self.profile_dir = found
        self.config_file_paths.insert(0, to_text(found.location))

    def _named_profile(self):
        try:
            return ProfileDir.find_profile_dir_by_name(self.ipython_dir, self.profile, self.config)
        except ProfileDirError:
            if not (self.auto_create or self.profile == "default"):
                raise
        if not os.path.isdir(self.ipython_dir):
            try:
                os.makedirs(self.ipython_dir)
            except OSError as exc:
                raise ProfileDirError("cannot make the folder of profiles %s: %s" % (self.ipython_dir, os_reason(exc)))
        return ProfileDir.create_profile_dir_by_name(self.ipython_dir, self.profile, self.config)

    def _located_profile(self, location):
        try:
            return ProfileDir.find_profile_dir(location, self.config)
        except ProfileDirError:
            if not self.auto_create:
                raise
        return ProfileDir.create_profile_dir(os.path.expanduser(location), self.config)

    def init_config_files(self):
        """Make the list of folders to read config files from, and write default files where that was asked for."""
        self.config_file_paths.extend(ENV_CONFIG_DIRS + SYSTEM_CONFIG_DIRS)
        if os.path.isdir(self.builtin_profile_dir):
            self.config_file_paths.append(self.builtin_profile_dir)
        if self.copy_config_files:
            self.stage_default_config_file()

    def load_config_file(self, suppress_errors=IPYTHON_SUPPRESS_CONFIG_ERRORS):
        """Read ``ipython_config``, this application's own config file, and the extra one.

        :param suppress_errors: whether a file that cannot be read is passed over with a warning.
        :raises ConfigFileError: where the extra one cannot be read, or ``raise_config_file_errors`` is set.
        """
        names = ["ipython_config"]
        own = os.path.splitext(self.config_file_name)[0]
        if own not in names:
            names.append(own)
        for name in names:
            self._load(lambda: self._by_name(name), suppress_errors)
        if self.extra_config_file:
            self._load(self._extra, suppress_errors)

    def _load(self, read, suppress_errors):
        try:
            config = read()
        except ConfigFileError as error:
            if not suppress_errors:
                raise
            self.log.warning(error.message)
            return
        if config:
            self.update_config(config)

    def _by_name(self, name):
        config, files = read_config_files(name, self.config_file_paths, self.python_config_loader_class, self.log,
                                          on_error=self._tell_broken_config_file)
        known = getattr(self, "_loaded_config_files", None)
        if known is not None:
            known.extend(path for path in files if path not in known)
        return config

    def _tell_broken_config_file(self, error):
        """Say what is wrong with a config file of the profile; the session begins without it."""
        if getattr(self, "raise_config_file_errors", False):
            raise error
        self.log.error(error.message)

    def _extra(self):
        path = os.path.expanduser(self.extra_config_file)
        return read_config_file(path, self.python_config_loader_class, self.log)

    def stage_default_config_file(self):
        """Write this application's config file with every option in it, as a comment."""
        path = os.path.join(self.profile_dir.location, self.config_file_name)
        if os.path.exists(path) and not self.overwrite:
            return
        self.log.info("writing default config file %s", path)
        with io.open(path, "w", encoding="utf-8") as f:
            f.write(to_text(self.generate_config_file()))


