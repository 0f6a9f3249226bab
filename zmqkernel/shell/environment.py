"""What the shell takes from the environment it starts in: virtual environments, encodings, folders."""
from __future__ import absolute_import, unicode_literals

import functools
import os
import sys
import warnings

from ipython_compat import to_native, to_text


def environ(name):
    """Return an environment variable as text, or None."""
    value = os.environ.get(to_native(name))
    return None if value is None else to_text(value)


def stdin_encoding():
    """Return the encoding of standard input, ``ascii`` where it has none."""
    return getattr(sys.stdin, "encoding", None) or "ascii"


def foreign_virtualenv():
    """Return the folder of an active virtual environment that this Python does not belong to, or None."""
    folder = environ("VIRTUAL_ENV")
    if not folder:
        return None
    # realpath of the folder alone: the interpreter in it is a link to one outside.
    within = os.path.realpath(to_text(sys.prefix))
    return None if os.path.realpath(folder) == within or _is_inside(to_text(sys.executable), folder) else folder


def _is_inside(path, folder):
    path = os.path.normcase(os.path.abspath(path))
    return path.startswith(os.path.normcase(os.path.abspath(folder)) + os.sep)


def add_virtualenv(folder, warn):
    """Put the packages of a virtual environment on ``sys.path``, so that they can be imported.

    :param folder: the environment.
    :param warn: whether to say so.
    """
    version = "%d.%d" % tuple(_version())
    if sys.platform == "win32":
        packages = os.path.join(folder, "Lib", "site-packages")
    else:
        packages = os.path.join(folder, "lib", "python" + version, "site-packages")
    if not os.path.isdir(packages):
        if warn:
            warnings.warn("The virtual environment %s is of another Python than %s, which this shell runs in: install "
                          "IPython in it to use its packages." % (folder, version))
        return
    if warn:
        warnings.warn("Attempting to work in a virtualenv. If you encounter problems, please install IPython inside "
                      "the virtualenv.")
    import site
    sys.path.insert(0, to_native(packages))
    site.addsitedir(to_native(packages))


def _version():
    from ipython_compat import python_version
    return python_version()[:2]


@functools.wraps(open)  # a person who asks about it is told about the builtin
def guarded_open(file, *args, **kwargs):
    """Open a file; the builtin ``open``, but for the standard streams' descriptors.

    :raises ValueError: for 0, 1 and 2: closing the file would close the stream under the shell.
    """
    if isinstance(file, int) and file in (0, 1, 2):
        raise ValueError("open(%s) would take a standard stream away from the shell: builtins.open does it all the same"
                         % file)
    return open(file, *args, **kwargs)


guarded_open.__wrapped__ = open  # Python 2.7 does not say what is wrapped


def path_links(path):
    """Return ``path`` and what it links to, link by link.

    :param path: a ``pathlib.Path``.
    :return: a list of paths.
    """
    found = [path]
    while path.is_symlink():
        target = os.readlink(str(path))
        path = type(path)(os.path.normpath(os.path.join(os.path.dirname(str(path)), target)))
        if path in found:
            break
        found.append(path)
    return found
