"""Running files and modules in the user's namespace, and files the shell makes for a while."""
from __future__ import absolute_import, print_function, unicode_literals

import io
import os
import sys
import warnings

from ipython_compat import to_native, to_text


class FileRunner(object):
    """Runs files for one shell.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def safe_execfile(self, fname, *where, **kw):
        """Run a Python file; an exception is shown, not raised.

        :param fname: its path; ``~`` is the home folder.
        :param where: one or two dictionaries, the globals and the locals it runs in.
        :param exit_ignore: say nothing of ``SystemExit`` with a status other than 0 (with 0 nothing is ever said).
        :param raise_exceptions: raise exceptions after all.
        :param shell_futures: share ``from __future__`` imports with the user's cells, in both directions.
        """
        options = {"exit_ignore": False, "raise_exceptions": False, "shell_futures": False}
        _check_options("safe_execfile", kw, options)
        options.update(kw)
        path = _readable(fname)
        if path is None:
            return
        from zmqkernel.shell.utils.syspathcontext import prepended_to_syspath
        with prepended_to_syspath(os.path.dirname(path)), self.shell.builtin_trap:
            try:
                global_ns, local_ns = (where + (None,))[:2] if where else (self.shell.user_ns, None)
                local_ns = global_ns if local_ns is None else local_ns
                compiler = self.shell.compile if options["shell_futures"] else None
                execute_file(path, global_ns, local_ns, compiler)
            except SystemExit as status:
                if not status.code:
                    return  # what it is called with is 0 or nothing where the file just ended early
                if options["raise_exceptions"]:
                    raise
                if not options["exit_ignore"]:
                    self.shell.showtraceback(exception_only=True)
            except (KeyboardInterrupt, GeneratorExit):
                raise
            except:  # noqa: E722  (Python 2 raises instances of old classes, too)
                if options["raise_exceptions"]:
                    raise
                self.shell.showtraceback(tb_offset=2)

    def safe_execfile_ipy(self, fname, shell_futures=False, raise_exceptions=False):
        """Run a file of IPython's syntax, or the cells of a notebook; an exception is shown, not raised.

        :param fname: its path, ending in ``.ipy`` or ``.ipynb``.
        :param shell_futures: share ``from __future__`` imports with the user's cells.
        :param raise_exceptions: raise exceptions after all.
        """
        path = _readable(fname)
        if path is None:
            return
        from zmqkernel.shell.utils.syspathcontext import prepended_to_syspath
        with prepended_to_syspath(os.path.dirname(path)):
            try:
                for cell in cells_of_file(path):
                    result = self.shell.run_cell(cell, silent=True, shell_futures=shell_futures)
                    if raise_exceptions:
                        result.raise_error()
                    elif not result.success:
                        break
            except (KeyboardInterrupt, GeneratorExit, SystemExit):
                raise
            except:  # noqa: E722  (Python 2 raises instances of old classes, too)
                if raise_exceptions:
                    raise
                self.shell.showtraceback()
                warnings.warn("Unknown failure executing file: <%s>" % path)

    def safe_run_module(self, mod_name, where):
        """Run a module as ``python -m`` does; exceptions are shown, not raised.

        :param mod_name: its dotted name.
        :param where: a dictionary that gets its variables.
        """
        try:
            import runpy
            try:
                where.update(runpy.run_module(to_native(mod_name), run_name=to_native("__main__"), alter_sys=True))
            except SystemExit as status:
                if status.code:
                    raise
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except:  # noqa: E722  (Python 2 raises instances of old classes, too)
            self.shell.showtraceback()
            warnings.warn("Unknown failure executing module: <%s>" % mod_name)

    def new_main_mod(self, filename, modname):
        """Return a module for a script to run in: a new one, or the file's old one, emptied.

        :param filename: the script's path.
        :param modname: the module's name.
        """
        path = os.path.abspath(filename)
        cache = self.shell._main_mod_cache
        module = cache.get(path)
        if module is None:
            module = cache[path] = type(sys)(to_native(modname),
                                             to_native("Module created for script run in IPython"))
        else:
            module.__dict__.clear()
            module.__name__ = to_native(modname)
        return module

    def clear_main_mod_cache(self):
        """Forget the modules that scripts ran in, and with them the objects in these."""
        self.shell._main_mod_cache.clear()

    def mktempfile(self, data=None, prefix="ipython_edit_"):
        """Return the path of a new Python file, which is deleted when the shell ends.

        :param data: text to write into it.
        """
        import tempfile
        folder = tempfile.mkdtemp(prefix=to_native(prefix))
        self.shell.tempdirs.append(folder)
        descriptor, path = tempfile.mkstemp(to_native(".py"), to_native(prefix), dir=folder)
        os.close(descriptor)
        self.shell.tempfiles.append(path)
        if data:
            with io.open(path, "w", encoding="utf-8") as file:
                file.write(to_text(data))
        return path


def _check_options(function, given, known):
    """Raise the ``TypeError`` that Python raises for keywords that a function does not have."""
    for name in given:
        if name not in known:
            raise TypeError("%s() got an unexpected keyword argument '%s'" % (function, name))


def _readable(fname):
    """Return the absolute path of a file, or None, with a warning, where it cannot be opened."""
    path = os.path.abspath(os.path.expanduser(str(fname) if hasattr(fname, "__fspath__") else fname))
    try:
        with io.open(path, "rb"):
            return path
    except (IOError, OSError):
        warnings.warn("Could not open file <%s> for safe execution." % path)
        return None


def execute_file(path, global_ns, local_ns, compiler=None):
    """Run a Python file, like Python 2's ``execfile``.

    :param compiler: takes source, file name and mode.
    """
    with io.open(path, "rb") as file:
        source = file.read()
    eval((compiler or _compile)(source, to_native(path), to_native("exec")), global_ns, local_ns)


def _compile(source, filename, mode):
    # Without this module's own __future__ imports.
    return compile(source, filename, mode, 0, True)


def cells_of_file(path):
    """Yield the cells of a file: one of a script, each code cell of a notebook."""
    if path.endswith(".ipynb"):
        import json
        with io.open(path, encoding="utf-8") as file:
            notebook = json.load(file)
        cells = notebook.get("cells") or [cell for sheet in notebook.get("worksheets", []) for cell in sheet["cells"]]
        for cell in cells:
            if cell["cell_type"] == "code":
                source = cell.get("source", cell.get("input", ""))
                yield source if hasattr(source, "splitlines") else "".join(source)
    else:
        from zmqkernel.shell.utils.openpy import read_py_file
        yield read_py_file(path)
