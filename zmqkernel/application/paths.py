"""Where profiles, caches and the package itself are."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from ipython_compat import to_text
from ipython_compat.aliases import public

PUBLIC = "IPython.paths"
#: how file names are encoded
fs_encoding = sys.getfilesystemencoding() or "utf-8"

#: config folders of the environment that Python runs in, and of the whole machine; the first has the last word
ENV_CONFIG_DIRS = [to_text(os.path.join(sys.prefix, "etc", "ipython"), fs_encoding)]
SYSTEM_CONFIG_DIRS = (
    [os.path.join(to_text(os.environ.get("PROGRAMDATA", "C:\\ProgramData"), fs_encoding), "ipython")]
    if os.name == "nt" else ["/usr/local/etc/ipython", "/etc/ipython"]
)
ENV_CONFIG_DIRS = [path for path in ENV_CONFIG_DIRS if path not in SYSTEM_CONFIG_DIRS]

#: what a profile's folder is called before the profile's name
PROFILE_PREFIX = "profile_"


def _writable_dir(path):
    """Tell whether files can be made in the folder ``path``."""
    return os.path.isdir(path) and os.access(path, os.W_OK | os.X_OK)


def _made(path):
    """Tell whether files can be made in ``path``; the folder itself is made where it is missing."""
    if not os.path.isdir(path):
        try:
            os.makedirs(path)
        except OSError:
            return False
    return _writable_dir(path)


def get_home_dir(require_writable=False):
    """As ``IPython.utils.path.get_home_dir``, which is imported when it is needed."""
    from zmqkernel.shell.utils.path import get_home_dir as find

    return find(require_writable)


def get_xdg_dir():
    """As ``IPython.utils.path.get_xdg_dir``, which is imported when it is needed."""
    from zmqkernel.shell.utils.path import get_xdg_dir as find

    return find()


def _default_dir():
    """Return ``~/.ipython``; or ``ipython`` in freedesktop.org's folder for settings, where only that exists.

    Where both exist, a warning says which one does not count.
    """
    path = os.path.join(get_home_dir(), ".ipython")
    settings = get_xdg_dir()
    other = os.path.join(settings, "ipython") if settings else None
    if other is None or not _writable_dir(other):
        return path
    if not os.path.exists(path):
        return other
    import warnings

    warnings.warn("Ignoring %s in favour of %s: there should be one of them only" % (other, path))
    return path


#: folder that cannot be written to -> the temporary one in its place
_substitutes = {}


def _substitute(path):
    """Return a temporary folder in the place of ``path``, the same one every time; the first time, say so on stderr.

    It goes when the process that has made it ends.
    """
    if path not in _substitutes:
        import atexit
        import tempfile

        folder = to_text(tempfile.mkdtemp(prefix="ipython-"), fs_encoding)
        sys.stderr.write(
            "ipython: cannot write to %s: history and settings of this session go to %s\n" % (path, folder))
        _substitutes[path] = folder
        atexit.register(_remove, folder, os.getpid())
    return _substitutes[path]


def _remove(folder, owner):
    """Remove a temporary folder, unless this is a fork of the process that owns it."""
    import shutil

    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


@public(PUBLIC)
def get_ipython_dir():
    """Return the folder that holds the profiles.

    ``$IPYTHONDIR``, else ``~/.ipython`` (or ``ipython`` in ``$XDG_CONFIG_HOME``, where only that exists); it is made
    where it is missing.  Where that cannot be written to, a temporary folder, with one line on stderr.
    """
    named = os.environ.get("IPYTHONDIR")
    path = os.path.expanduser(named) if named else _default_dir()
    path = os.path.normpath(to_text(path, fs_encoding))
    return path if _made(path) else _substitute(path)


@public(PUBLIC)
def get_ipython_cache_dir():
    """Return the folder for what can be computed again.

    That is ``ipython`` in ``$XDG_CACHE_HOME``, or in ``~/.cache``; the IPython folder where neither is there.
    """
    from zmqkernel.shell.utils.path import get_xdg_cache_dir

    named = get_xdg_cache_dir()
    if named and _made(named):
        path = os.path.join(to_text(named, fs_encoding), "ipython")
        if not os.path.isdir(path):
            os.makedirs(path)
        return path
    return get_ipython_dir()


@public(PUBLIC)
def get_ipython_package_dir():
    """Return the folder of the ``IPython`` package."""
    spec = sys.modules.get("IPython")
    if spec is not None:
        return os.path.dirname(os.path.abspath(to_text(spec.__file__, fs_encoding)))
    engine = os.path.dirname(os.path.dirname(os.path.abspath(to_text(__file__, fs_encoding))))
    return os.path.join(os.path.dirname(engine), "IPython")


@public(PUBLIC)
def get_ipython_module_path(module_str):
    """Return the file of a module of IPython.

    :param module_str: dotted name, as ``"IPython.core.magic"``; ``"IPython"`` is the package's ``__init__.py``.
    """
    if module_str == "IPython":
        return os.path.join(get_ipython_package_dir(), "__init__.py")
    import importlib

    path = to_text(importlib.import_module(str(module_str)).__file__, fs_encoding)
    return path[:-1] if path.endswith((".pyc", ".pyo")) else path


def find_profile(ipython_dir, name):
    """Return the folder of profile ``name``, or None.

    Looked for in ``ipython_dir``, then in the folders of the environment and the machine.  The current folder is left
    out on purpose: a profile there would run a stranger's code (CVE-2022-21699).
    """
    for base in [to_text(ipython_dir, fs_encoding)] + ENV_CONFIG_DIRS + SYSTEM_CONFIG_DIRS:
        location = os.path.join(base, PROFILE_PREFIX + to_text(name, fs_encoding))
        if os.path.isdir(location):
            return location
    return None


@public(PUBLIC)
def locate_profile(profile="default"):
    """Return the folder of a profile.

    :param profile: its name.
    :raises OSError: where there is no such profile.
    """
    location = find_profile(get_ipython_dir(), profile)
    if location is None:
        raise IOError("there is no profile %r" % to_text(profile))
    return location
