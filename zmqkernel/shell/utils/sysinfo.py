"""What a bug report should say about the system."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from .deprecation import deprecated


def pkg_commit_hash(pkg_path):
    """Return where the version of a package is known from, and its commit.

    :param pkg_path: the package's folder.
    :return: ``("repository", hash)`` in a git checkout, else ``("(none found)", "<not found>")``.
    """
    folder = os.path.abspath(pkg_path)
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return "(none found)", "<not found>"
    from .process import get_output_error_code
    out, _err, code = get_output_error_code(["git", "-C", folder, "rev-parse", "--short", "HEAD"])
    return ("repository", out.strip()) if code == 0 else ("(none found)", "<not found>")


def pkg_info(pkg_path):
    """Return a dictionary of facts about the package in a folder, Python and the system."""
    import platform
    from . import encoding
    source, commit = pkg_commit_hash(pkg_path)
    return {"ipython_version": _version(), "ipython_path": pkg_path, "commit_source": source,
            "commit_hash": commit, "sys_version": sys.version, "sys_executable": sys.executable,
            "sys_platform": sys.platform, "platform": platform.platform(), "os_name": os.name,
            "default_encoding": encoding.DEFAULT_ENCODING}


def _version():
    release = sys.modules.get("IPython.core.release")
    return getattr(release, "version", "unknown")


def get_sys_info():
    """Return the facts about this program, as a dictionary."""
    package = sys.modules.get("IPython") or sys.modules["zmqkernel"]
    return pkg_info(os.path.dirname(os.path.abspath(package.__file__)))


def sys_info():
    """Return the facts about this program, as text."""
    import pprint
    return pprint.pformat(get_sys_info())


@deprecated("os.cpu_count")
def num_cpus():
    """Return how many processors there are."""
    import multiprocessing
    return multiprocessing.cpu_count()
