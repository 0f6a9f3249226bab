"""One profile: the folder that keeps a person's settings, history and start-up files."""
from __future__ import absolute_import, unicode_literals

import errno
import io
import os

from ipython_compat import to_text
from ipython_compat.aliases import public
from traitlets import Unicode, observe
from traitlets.config import LoggingConfigurable

from zmqkernel.application.paths import PROFILE_PREFIX, find_profile

PUBLIC = "IPython.core.profiledir"

STARTUP_README = """\
Files in this folder that end in .py or .ipy are run each time a session with this profile begins, after the
profile's extensions were loaded and before the first prompt.

They run in the order of their names, so numbers in front (00-imports.py, 50-helpers.ipy) decide what comes first.
.ipy files may use magics and !commands; .py files are plain Python.  Both see, and fill, the session's namespace.
"""


@public(PUBLIC)
class ProfileDirError(Exception):
    """There is no such profile, or its folder cannot be made."""


def _make(path, mode=None):
    """Make the folder ``path`` where it is missing; tell whether it was made."""
    try:
        os.makedirs(path, *([] if mode is None else [mode]))
    except OSError as exc:
        if exc.errno != errno.EEXIST or not os.path.isdir(path):
            raise
        return False
    return True


@public(PUBLIC)
class ProfileDir(LoggingConfigurable):
    """A profile's folder.  Setting :attr:`location` makes the folder and those inside it.

    :raises ProfileDirError: where the folder cannot be made.
    :raises RuntimeError: where ``location`` is set a second time.
    """

    security_dir_name = Unicode("security")
    log_dir_name = Unicode("log")
    startup_dir_name = Unicode("startup")
    pid_dir_name = Unicode("pid")
    static_dir_name = Unicode("static")

    security_dir = Unicode("")
    log_dir = Unicode("")
    startup_dir = Unicode("")
    pid_dir = Unicode("")
    static_dir = Unicode("")

    location = Unicode(
        "", help="Folder of the profile.  It takes the place of what `profile` would find by name."
    ).tag(config=True)

    _location_isset = False

    @observe("location")
    def _location_changed(self, change):
        if self._location_isset:
            raise RuntimeError("the location of a profile cannot change once it is set")
        self._location_isset = True
        for name in ("security", "log", "startup", "pid", "static"):
            folder = os.path.join(change["new"], getattr(self, name + "_dir_name"))
            setattr(self, name + "_dir", to_text(folder))
        try:
            _make(change["new"])
            self.check_dirs()
        except OSError as exc:
            raise ProfileDirError("cannot make the profile's folder %s: %s" % (change["new"], exc.strerror))

    def check_log_dir(self, change=None):
        """Make the folder for log files where it is missing."""
        _make(self.log_dir)

    def check_startup_dir(self, change=None):
        """Make the folder for start-up files where it is missing, with a note on what belongs there."""
        if not _make(self.startup_dir):
            return
        with io.open(os.path.join(self.startup_dir, "README"), "w", encoding="utf-8") as f:
            f.write(STARTUP_README)

    def check_security_dir(self, change=None):
        """Make the folder for connection files, closed to everybody else."""
        _make(self.security_dir, 0o700)

    def check_pid_dir(self, change=None):
        """Make the folder for process ids, closed to everybody else."""
        _make(self.pid_dir, 0o700)

    def check_dirs(self):
        """Make every folder that belongs into a profile."""
        self.check_security_dir()
        self.check_log_dir()
        self.check_pid_dir()
        self.check_startup_dir()

    def copy_config_file(self, config_file, path, overwrite=False):
        """Copy a config file into this profile.

        :param config_file: name of the file.
        :param path: folder it is copied from.
        :param overwrite: whether a file that is already there is replaced.
        :return: whether it was copied.
        """
        target = os.path.join(self.location, config_file)
        if os.path.isfile(target) and not overwrite:
            return False
        import shutil
        shutil.copy(os.path.join(path, config_file), target)
        return True

    @classmethod
    def create_profile_dir(cls, profile_dir, config=None):
        """Return the profile in the folder ``profile_dir``, which is made where it is missing."""
        return cls(location=to_text(profile_dir), config=config)

    @classmethod
    def create_profile_dir_by_name(cls, path, name="default", config=None):
        """Return the profile ``name`` in the IPython folder ``path``, made where it is missing.

        :raises ProfileDirError: where ``path`` is not a folder.
        """
        if not os.path.isdir(path):
            raise ProfileDirError("there is no folder %s for profiles" % to_text(path))
        return cls(location=os.path.join(to_text(path), PROFILE_PREFIX + to_text(name)), config=config)

    @classmethod
    def find_profile_dir_by_name(cls, ipython_dir, name="default", config=None):
        """Return the profile ``name``, looked for in the IPython folder and then in the system's folders.

        :raises ProfileDirError: where there is none.
        """
        location = find_profile(ipython_dir, name)
        if location is None:
            raise ProfileDirError("there is no profile '%s' in %s" % (to_text(name), to_text(ipython_dir)))
        return cls(location=location, config=config)

    @classmethod
    def find_profile_dir(cls, profile_dir, config=None):
        """Return the profile in an existing folder.

        :raises ProfileDirError: where the folder does not exist.
        """
        location = os.path.expanduser(to_text(profile_dir))
        if not os.path.isdir(location):
            raise ProfileDirError("there is no profile folder %s" % location)
        return cls(location=location, config=config)
