"""``IPython.utils.path``: finding files and folders, from ``zmqkernel.shell.utils.path``.

The folders of IPython itself moved to ``IPython.paths`` long ago; here they are for programs that did not notice.
"""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from IPython import paths
from zmqkernel.shell.utils import path
from zmqkernel.shell.utils.path import (  # noqa: F401
    ENOLINK, HomeDirError, compress_user, ensure_dir_exists, expand_path, filefind, filehash,
    fs_encoding, get_home_dir, get_long_path_name, get_py_filename, get_xdg_cache_dir, get_xdg_dir, link,
    link_or_copy, shellglob, target_outdated, target_update, unescape_glob, unquote_filename,
)

for _name in ("get_ipython_dir", "get_ipython_cache_dir", "get_ipython_package_dir", "get_ipython_module_path",
              "locate_profile"):
    setattr(path, _name, getattr(paths, _name))
alias(__name__, "zmqkernel.shell.utils.path")
