"""``IPython.utils.path``: finding files and folders, from ``zmqkernel.shell.utils.path``.

The folders of IPython itself moved to ``IPython.paths`` long ago; here they are for programs that did not notice.
"""
from __future__ import absolute_import

import importlib

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.path import (  # noqa: F401
    ENOLINK, HomeDirError, compress_user, ensure_dir_exists, expand_path, filefind, filehash,
    fs_encoding, get_home_dir, get_long_path_name, get_py_filename, get_xdg_cache_dir, get_xdg_dir, link,
    link_or_copy, shellglob, target_outdated, target_update, unescape_glob, unquote_filename,
)


def _moved(name):
    def function(*args, **kwargs):
        return getattr(importlib.import_module("IPython.paths"), name)(*args, **kwargs)

    function.__name__ = name
    function.__doc__ = "``IPython.paths.%s``, by its name of old." % name
    return function


_module = alias(__name__, "zmqkernel.shell.utils.path")
for _name in ("get_ipython_dir", "get_ipython_cache_dir", "get_ipython_package_dir", "get_ipython_module_path",
              "locate_profile"):
    setattr(_module, _name, _moved(_name))
