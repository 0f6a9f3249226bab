"""Paths: finding files and folders, expanding and shortening names, links."""
from __future__ import absolute_import, division, unicode_literals

import errno
import os
import sys

from ipython_compat import to_text
from ipython_compat.aliases import public

fs_encoding = sys.getfilesystemencoding()
#: error number for "hard links are not possible here" (``link`` returns it instead of raising)
ENOLINK = 1998
_WINDOWS = os.name == "nt"


@public("IPython.utils.path")
class HomeDirError(Exception):
    """There is no home directory that could be used."""


def _writable_dir(path):
    return os.path.isdir(path) and os.access(path, os.W_OK)


def _environ(name):
    value = os.environ.get(str(name))
    return to_text(value, fs_encoding) if value is not None else None


def get_long_path_name(path):
    """Return ``path`` with the long form of its names; only Windows has another one."""
    if not _WINDOWS:
        return path
    import ctypes
    buffer = ctypes.create_unicode_buffer(260)
    size = ctypes.windll.kernel32.GetLongPathNameW(path, buffer, 260)
    return buffer.value if 0 < size <= 260 else path


def compress_user(path):
    """Return ``path`` with the home directory at its beginning written as ``~``."""
    home = os.path.expanduser("~")
    return "~" + path[len(home):] if path == home or path.startswith(home + os.sep) else path


def unquote_filename(name, win32=_WINDOWS):
    """Return ``name`` without the quotation marks around it, on Windows, where people write them."""
    if win32 and len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        return name[1:-1]
    return name


def get_py_filename(name, force_win32=None):
    """Return the name of an existing Python file: ``name``, or ``name`` with ``.py`` added.

    :param force_win32: whether quotation marks around ``name`` are left out, as on Windows; IPython 6 dropped it.
    :raises IOError: where there is neither.
    """
    name = os.path.expanduser(unquote_filename(name, bool(force_win32)))
    candidates = [name] if name.endswith(".py") else [name, name + ".py"]
    for candidate in candidates:
        if os.path.isfile(candidate):
            return candidate
    raise IOError("File `%s` not found." % to_text(repr(name)).lstrip("u"))


def filefind(filename, path_dirs=None):
    """Return the absolute name of a file, looked for in folders.

    :param filename: an absolute name is taken as it is; ``~`` and variables are expanded.
    :param path_dirs: a folder or a list of them; without, the name as given counts.
    :raises IOError: where no such file is found.
    """
    wanted = filename.strip("\"'")
    if isinstance(path_dirs, (type(""), bytes)):
        path_dirs = [path_dirs]
    for folder in [""] if path_dirs is None or os.path.isabs(wanted) else path_dirs:
        found = os.path.abspath(expand_path(os.path.join(folder, wanted)))
        if os.path.isfile(found):
            return found
    raise IOError("%r is in none of the folders %r" % (wanted, path_dirs))


def get_home_dir(require_writable=False):
    """Return the user's home directory.

    :param require_writable: raise an error where nothing can be written there.
    :raises HomeDirError: see above.
    """
    home = os.path.realpath(to_text(os.path.expanduser("~"), fs_encoding))
    if require_writable and not _writable_dir(home):
        raise HomeDirError("nothing can be written in %s: have $HOME name a folder of yours" % home)
    return home


def _xdg(variable, default):
    if os.name != "posix":
        return None
    folder = _environ(variable) or os.path.join(get_home_dir(), default)
    return folder if _writable_dir(folder) else None


def get_xdg_dir():
    """Return ``XDG_CONFIG_HOME`` or ``~/.config`` where that can be written to, else None (freedesktop.org)."""
    return _xdg("XDG_CONFIG_HOME", ".config")


def get_xdg_cache_dir():
    """Return ``XDG_CACHE_HOME`` or ``~/.cache`` where that can be written to, else None (freedesktop.org)."""
    return _xdg("XDG_CACHE_HOME", ".cache")


def expand_path(s):
    """Return ``s`` with ``~`` and environment variables expanded.

    On Windows ``$\\`` (the administrative share) stays as it is.
    """
    mark = "IPYTHON_TEMP"
    if _WINDOWS:
        s = s.replace("$\\", mark)
    s = os.path.expandvars(os.path.expanduser(s))
    return s.replace(mark, "$\\") if _WINDOWS else s


_GLOB_ESCAPES = {"*": "*", "?": "?", "[": "[", "]": "]", "!": "!", "\\": "\\"}


def unescape_glob(string):
    """Return ``string`` with the backslash taken away from escaped pattern characters."""
    import re
    return re.sub(r"\\([*?!\[\]\\])", lambda m: _GLOB_ESCAPES[m.group(1)], string)


def shellglob(args):
    """Return file names for patterns, as a POSIX shell does.

    A pattern without a match is kept (with its escapes undone); a backslash escapes a pattern character, except on
    Windows.
    """
    import glob
    unescape = (lambda text: text) if _WINDOWS else unescape_glob
    expanded = []
    for arg in args:
        expanded.extend(glob.glob(_bracket_escapes(arg)) or [unescape(arg)])
    return expanded


def _bracket_escapes(pattern):
    r"""Return ``pattern`` with ``\*`` written as ``[*]``, the only escape that :mod:`glob` knows."""
    if _WINDOWS:
        return pattern
    import re
    return re.sub(r"\\([*?\[\]!\\])", lambda m: "[[]" if m.group(1) == "[" else
                  (m.group(1) if m.group(1) in "\\!]" else "[%s]" % m.group(1)), pattern)


def link(src, dst):
    """Make a hard link; return 0, or an error number (``ENOLINK`` where links are not possible).

    An existing ``dst`` gives ``errno.EEXIST``.
    """
    if not hasattr(os, "link"):
        return ENOLINK
    try:
        os.link(src, dst)
    except OSError as exc:
        return exc.errno
    return 0


def link_or_copy(src, dst):
    """Make a hard link to ``src``, or a copy where that is not possible; an existing ``dst`` is replaced.

    :param dst: a file name, or a folder to put the file in.
    """
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    failed = link(src, dst)
    if failed == errno.EEXIST:
        if os.stat(src).st_ino == os.stat(dst).st_ino:
            return
        temporary = "%s-temp-%04X" % (src, os.getpid())
        failed = link(src, temporary)
        if not failed:
            try:
                os.rename(temporary, dst)
            finally:
                if os.path.exists(temporary):
                    os.remove(temporary)
    if failed:
        import shutil
        shutil.copy(src, dst)


def ensure_dir_exists(path, mode=0o755):
    """Make the folder ``path`` and those above it, unless it is there.

    :raises IOError: where something else is in the way.
    """
    try:
        os.makedirs(path, mode=mode)
    except OSError as exc:
        if exc.errno != errno.EEXIST:
            raise
    if not os.path.isdir(path):
        raise IOError("%r exists but is not a directory" % path)


def target_outdated(target, deps):
    """Return True where the file ``target`` is missing or older than one of ``deps`` (missing ones do not count)."""
    try:
        made = os.path.getmtime(target)
    except OSError:
        return True
    return any(os.path.getmtime(dep) > made for dep in deps if os.path.exists(dep))


def target_update(target, deps, cmd):
    """Run the shell command ``cmd`` where ``target`` is missing or older than one of ``deps``."""
    if target_outdated(target, deps):
        from .process import system
        system(cmd)


def filehash(path):
    """Return the MD5 digest of a text file's content, as hexadecimal digits."""
    import hashlib
    with open(path, "rb") as stream:
        return hashlib.md5(stream.read()).hexdigest()
