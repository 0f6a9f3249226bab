"""``%store``: variables and aliases that are kept from session to session.

Variables are pickled into the profile's database, under ``autorestore/NAME``.  With
``c.StoreMagics.autorestore = True`` they come back at the start of each session; otherwise ``%store -r`` brings them.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import inspect
import io
import os

from six.moves import cPickle
from traitlets import Bool

from ipython_compat import to_native, to_text
from ipython_compat.pathclass import make_path_argument
from zmqkernel.shell.aliases import AliasError
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class
from zmqkernel.shell.magics.directories import unquote

_FOLDER = "autorestore/"
_USAGE = "usage: %store [NAME ...] | -d NAME ... | -z | -r [NAME ...] | NAME > FILE | NAME >> FILE"


def restore_aliases(ip, alias=None):
    """Define the stored aliases, or one of them.

    :raises UsageError: where the one has a name that no alias may have.
    """
    stored = ip.db.get("stored_aliases", {})
    for name in stored if alias is None else [alias]:
        try:
            ip.alias_manager.define_alias(name, stored[name])
        except AliasError as exc:
            if alias is not None:
                raise UsageError("%%store: %s" % exc)
            print("Unable to restore alias %r: %s" % (to_native(name), exc))


def _restore(ip, key):
    """Bring a variable back; return whether that was possible."""
    name = to_native(os.path.basename(key))
    try:
        ip.user_ns[name] = ip.db[key]
    except KeyError:
        print("Unable to restore variable '%s', ignoring (use %%store -d to forget!)" % name)
        return False
    except Exception as exc:  # what a class does while it is unpickled is not known
        print("Unable to restore variable '%s', ignoring (use %%store -d to forget!)" % name)
        print("The error was: %s: %s" % (type(exc).__name__, exc))
        return False
    return True


def refresh_variables(ip):
    """Bring all stored variables back."""
    for key in ip.db.keys(_FOLDER + "*"):
        _restore(ip, key)


def restore_dhist(ip):
    """Bring the list of folders visited back."""
    ip.user_ns[str("_dh")] = [make_path_argument(folder) for folder in ip.db.get("dhist", [])]


def restore_data(ip):
    """Bring variables, aliases and folders back."""
    refresh_variables(ip)
    restore_aliases(ip)
    restore_dhist(ip)


@magics_class
class StoreMagics(Magics):
    """``%store``."""

    autorestore = Bool(False, help="Bring stored variables, aliases and folders back when IPython starts."
                       ).tag(config=True)

    def __init__(self, shell):
        """Bring back what is stored, when ``autorestore`` is set."""
        super(StoreMagics, self).__init__(shell=shell)
        if self.autorestore:
            restore_data(self.shell)

    @line_magic
    def store(self, parameter_s=""):
        """Keep variables, macros and aliases for other sessions.

        %store                  list what is kept
        %store name ...         keep these variables or aliases, as they are now
        %store -r               bring everything back: variables, aliases, the folders
                                visited
        %store -r name ...      bring these back
        %store -d name ...      keep them no longer
        %store -z               keep nothing any longer
        %store name > file      write a variable's value to a file;  >> at its end

        What can be pickled can be kept. Functions, and objects of classes that were
        defined in cells, cannot.
        """
        options, words = self.parse_options(parameter_s, "drz", mode="list")
        if "d" in options:
            self._forget(words)
        elif "z" in options:
            for key in list(self.shell.db.keys(_FOLDER + "*")):
                del self.shell.db[key]
        elif "r" in options:
            self._refresh(words)
        elif not words:
            self._list()
        elif ">" in parameter_s:
            self._write(parameter_s)
        else:
            for name in words:
                self._store(name)

    def _forget(self, names):
        if not names:
            raise UsageError("You must provide the variable to forget (%s)" % _USAGE)
        db = self.shell.db
        for name in names:
            aliases = dict(db.get("stored_aliases", {}))
            if _FOLDER + name in db:
                del db[_FOLDER + name]
            elif name in aliases:
                del aliases[name]
                db["stored_aliases"] = aliases
            else:
                raise UsageError("%%store -d: nothing is stored under the name %s" % name)

    def _refresh(self, names):
        if not names:
            restore_data(self.shell)
        for name in names:
            if _FOLDER + name in self.shell.db:
                _restore(self.shell, _FOLDER + name)
            elif name in self.shell.db.get("stored_aliases", {}):
                restore_aliases(self.shell, alias=name)
            else:
                print("no stored variable or alias", name)

    def _list(self):
        keys = sorted(self.shell.db.keys(_FOLDER + "*"))
        names = [os.path.basename(key) for key in keys]
        width = max([len(name) for name in names] or [0])
        print("Stored variables and their in-db values:")
        for key, name in zip(keys, names):
            try:
                text = repr(self.shell.db[key])
            except Exception as exc:  # as in _restore; also of what __repr__ does
                text = "<unavailable: %s>" % type(exc).__name__
            # the value's beginning is enough to tell which one it is
            print("%-*s -> %s" % (len(_FOLDER) + width, name, text[:50]))

    def _write(self, line):
        append = ">>" in line
        name, _, filename = line.partition(">>" if append else ">")
        name, filename = name.strip(), os.path.expanduser(unquote(filename.strip()))
        if not filename or len(name.split()) != 1:
            raise UsageError("%%store: one variable and one file, please (%s)" % _USAGE)
        if name not in self.shell.user_ns:
            raise UsageError("Unknown variable '%s'" % name)
        value = self.shell.user_ns[name]
        print("Writing '%s' (%s) to file '%s'." % (name, type(value).__name__, filename))
        if isinstance(value, (type(""), str)):
            text = to_text(value)
        else:
            from pprint import pformat
            text = to_text(pformat(value))
        try:
            with io.open(filename, "a" if append else "w", encoding="utf-8") as f:
                f.write(text if text.endswith("\n") else text + "\n")
        except EnvironmentError as exc:
            raise UsageError("%%store: cannot write %s: %s" % (filename, exc.strerror or exc))

    def _store(self, name):
        try:
            value = self.shell.user_ns[name]
        except KeyError:
            self._store_alias(name)
            return
        module = inspect.getmodule(value if inspect.isroutine(value) or inspect.isclass(value) else value.__class__)
        if getattr(module, "__name__", None) == "__main__":
            print("Warning: %s is %r" % (name, value))
            print("What was defined in a cell, or is an object of a class that was, cannot be stored: other sessions "
                  "could not find it.\nPut the definition into a module.")
            return
        try:
            self.shell.db[_FOLDER + name] = value
        except (cPickle.PicklingError, TypeError, AttributeError, NotImplementedError) as exc:
            raise UsageError("%%store: '%s' (%s) cannot be pickled: %s" % (name, type(value).__name__, exc))
        except EnvironmentError as exc:
            raise UsageError("%%store: cannot write to the profile's folder: %s" % exc)
        print("Stored '%s' (%s)" % (name, type(value).__name__))

    def _store_alias(self, name):
        manager = self.shell.alias_manager
        command = None
        if manager.is_alias(name):
            command = manager.retrieve_alias(name)
        if command is None:
            raise UsageError("Unknown variable '%s'" % name)
        stored = dict(self.shell.db.get("stored_aliases", {}))
        stored[name] = command
        self.shell.db["stored_aliases"] = stored
        print("Alias stored: %s (%s)" % (name, command))


def load_ipython_extension(ip):
    """Add ``%store`` to a shell."""
    ip.register_magics(StoreMagics)
