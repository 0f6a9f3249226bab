"""Reading ``*_config.py`` and ``*_config.json``, with errors that name file and line."""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, JSONFileConfigLoader, PyFileConfigLoader

from zmqkernel.application.errors import ConfigFileError, one_line
from zmqkernel.application.paths import find_profile, get_ipython_dir

PUBLIC = "IPython.core.application"


@public(PUBLIC)
class ProfileAwareConfigLoader(PyFileConfigLoader):
    """A loader for ``*.py`` whose ``load_subconfig`` can name a profile."""

    def load_subconfig(self, fname, path=None, profile=None):
        """Read another config file into this one.

        :param fname: its name.
        :param path: folder it is in; None: the folder of this file.
        :param profile: name of the profile it is in, instead of ``path``.  A profile that does not exist is left out.
        """
        if profile is not None:
            path = find_profile(get_ipython_dir(), profile)
            if path is None:
                return None
        return PyFileConfigLoader.load_subconfig(self, fname, path=path)


def _line_of(exc, path):
    """Return the line of ``path`` that ``exc`` came from, or None."""
    if isinstance(exc, SyntaxError):
        return exc.lineno
    import sys

    line, tb = None, sys.exc_info()[2]
    while tb is not None:
        if os.path.abspath(tb.tb_frame.f_code.co_filename) == os.path.abspath(to_native(path)):
            line = tb.tb_lineno
        tb = tb.tb_next
    return line


def read_config_file(path, py_loader=ProfileAwareConfigLoader, log=None):
    """Return the ``Config`` that one file holds.

    :param path: the file; ``.json`` is read as JSON, everything else is run as Python.
    :param py_loader: the class that reads Python files.
    :raises ConfigFileError: where the file is missing or cannot be read or run.
    """
    loader = JSONFileConfigLoader if path.endswith(".json") else py_loader
    folder, name = os.path.split(os.path.abspath(path))
    try:
        return loader(to_native(name), path=to_native(folder), log=log).load_config()
    except ConfigFileNotFound:
        raise ConfigFileError("there is no config file %s" % to_text(path))
    except (Exception, SystemExit) as exc:  # the file is a program: it may raise anything
        line = _line_of(exc, path)
        where = "%s, line %d" % (to_text(path), line) if line else to_text(path)
        raise ConfigFileError("error in config file %s: %s" % (where, one_line(exc)))


def find_config_files(basename, folders):
    """Return the files ``basename.py`` and ``basename.json`` that exist in ``folders``, in the order to read them.

    :param folders: most important first; what is read later takes precedence.
    """
    names = [basename + ".py", basename + ".json"]
    candidates = [os.path.join(to_text(folder), name) for folder in reversed(folders) for name in names]
    return [path for path in candidates if os.path.isfile(path)]


def read_config_files(basename, folders, py_loader=ProfileAwareConfigLoader, log=None, on_error=None):
    """Return ``(config, files)``: what the config files called ``basename`` in ``folders`` say together.

    :param on_error: called with the ``ConfigFileError`` of a file that cannot be read or run; the others count all the
        same.  None: it is raised.
    """
    config, files = Config(), []
    for path in find_config_files(basename, folders):
        try:
            config.merge(read_config_file(path, py_loader, log))
        except ConfigFileError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            files.append(path)
    return config, files
