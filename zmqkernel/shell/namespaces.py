"""The user's variables: where they live, how they get in, and how they are taken out again."""
from __future__ import absolute_import, print_function, unicode_literals

import gc
import re
import sys

import six
from six.moves import builtins

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.aliases import define_terminal_aliases
from zmqkernel.shell.oldnames import make_main_module_type


@public("IPython.core.interactiveshell")
class DummyMod(object):
    """Stands for the user's module where there is a namespace without one."""

    __spec__ = None


class Namespaces(object):
    """The user's module and namespace, of one shell.

    ``user_module`` is what globals are looked up in; ``user_ns`` is where cells run.  They are the same dictionary
    but in a shell that is embedded in a function, where ``user_ns`` holds the function's locals.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell
        self.user_module = None
        self.user_ns = None
        self.user_ns_hidden = {}
        self.default_user_namespaces = True
        self._saved_main = {}

    # -- making them

    def init_create_namespaces(self, user_module=None, user_ns=None):
        """Create or take over the namespaces.

        :param user_module: a module, or None for a new one named ``__main__``.
        :param user_ns: a dictionary, or None for the module's.
        """
        if user_module is not None or user_ns is not None:
            self.default_user_namespaces = False
        self.user_module, self.user_ns = self.shell.prepare_user_module(user_module, user_ns)
        self.shell.__dict__.pop(to_native("ns_table"), None)

    def prepare_user_module(self, user_module=None, user_ns=None):
        """Return the module and the namespace that a shell with these arguments has.

        :param user_module: a module, or None.
        :param user_ns: a dictionary, or None.
        """
        if user_module is None and user_ns is not None:
            user_ns.setdefault(to_native("__name__"), to_native("__main__"))
            user_module = make_main_module_type(user_ns)(user_ns[to_native("__name__")],
                                                         to_native("IPython user module"))
        if user_module is None:
            user_module = type(sys)(to_native("__main__"),
                                    to_native("Automatically created module for IPython interactive environment"))
        user_module.__dict__.setdefault(to_native("__builtin__"), builtins)
        user_module.__dict__.setdefault(to_native("__builtins__"), builtins)
        if user_ns is None:
            user_ns = user_module.__dict__
        return user_module, user_ns

    def init_user_ns(self):
        """Put the shell's own names into the user's namespace, and remember that they are not the user's."""
        shell = self.shell
        history = shell.history_manager
        names = {"_ih": history.input_hist_parsed, "_oh": history.output_hist, "_dh": history.dir_hist,
                 "In": history.input_hist_parsed, "Out": history.output_hist,
                 "get_ipython": shell.get_ipython, "exit": shell.exiter, "quit": shell.exiter}
        names["open"] = shell.open_replacement
        names = dict((to_native(name), value) for name, value in names.items())
        self.user_ns_hidden.update(names)
        self.user_ns.update(names)

    @property
    def user_global_ns(self):
        """The dictionary of the user's module."""
        return self.user_module.__dict__

    @property
    def all_ns_refs(self):
        """Every dictionary in which the shell itself keeps references to the user's objects."""
        refs = [self.user_ns, self.user_global_ns, self.user_ns_hidden]
        refs.extend(module.__dict__ for module in self.shell._main_mod_cache.values())
        return refs

    # -- sys.modules

    def init_sys_modules(self):
        """Make the user's module ``sys.modules[__name__]``, where pickle looks for it."""
        if not isinstance(self.user_module, type(sys)):
            return
        sys.modules[self.user_module.__name__] = self.user_module

    def save_sys_module_state(self):
        """Remember what the shell is about to change in ``sys``."""
        self._saved_main = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr,
                            "excepthook": sys.excepthook}
        self.shell._orig_sys_module_state = self._saved_main
        self.shell._orig_sys_modules_main_name = getattr(self.user_module, "__name__", to_native("__main__"))
        self.shell._orig_sys_modules_main_mod = sys.modules.get(self.shell._orig_sys_modules_main_name)

    def restore_sys_module_state(self):
        """Set ``sys`` back to what :meth:`save_sys_module_state` saw."""
        for name, value in self._saved_main.items():
            setattr(sys, to_native(name), value)
        if self.shell._orig_sys_modules_main_mod is not None:
            sys.modules[self.shell._orig_sys_modules_main_name] = self.shell._orig_sys_modules_main_mod

    # -- changing them

    def push(self, variables, interactive=True):
        """Put variables into the user's namespace.

        :param variables: a dictionary, or names in the caller's frame: one text with blanks between them, a list or
            a tuple.
        :param interactive: whether they count as the user's, who sees them with ``%who``.
        :raises ValueError: for anything else.
        """
        if isinstance(variables, dict):
            found = variables
        elif isinstance(variables, six.string_types + (list, tuple)):
            names = variables.split() if isinstance(variables, six.string_types) else variables
            found = self._from_caller(names)
        else:
            raise ValueError("variables must be a dict/str/list/tuple")
        found = dict((to_native(name), value) for name, value in found.items())
        self.user_ns.update(found)
        if interactive:
            for name in found:
                self.user_ns_hidden.pop(name, None)
        else:
            self.user_ns_hidden.update(found)

    @staticmethod
    def _from_caller(names):
        frame = sys._getframe(3)  # over push and the shell's method of that name
        found = {}
        for name in names:
            try:
                found[name] = eval(name, frame.f_globals, frame.f_locals)
            except NameError:
                print("Could not get variable %s from %s" % (name, frame.f_code.co_name))
        return found

    def drop_by_id(self, variables):
        """Remove variables from the namespace, where they are still the same objects.

        :param variables: a dictionary; what an extension had pushed.
        """
        for name, value in variables.items():
            name = to_native(name)
            if name in self.user_ns and self.user_ns[name] is value:
                del self.user_ns[name]
                self.user_ns_hidden.pop(name, None)

    def del_var(self, varname, by_name=False):
        """Delete a variable, and all other references of the shell to its object, so that its memory is freed.

        :param by_name: delete the name only.
        :raises ValueError: for a name the shell needs.
        :raises NameError: where there is no such variable.
        """
        varname = to_native(varname)
        if varname in ("__builtin__", "__builtins__"):
            raise ValueError("Refusing to delete %s" % varname)
        refs = self.all_ns_refs
        if by_name:
            for namespace in refs:
                namespace.pop(varname, None)
            return
        try:
            obj = self.user_ns[varname]
        except KeyError:
            raise NameError("name '%s' is not defined" % varname)
        refs.append(self.shell.history_manager.output_hist)
        for namespace in refs:
            for name in [name for name, value in namespace.items() if value is obj]:
                del namespace[name]
        self._forget_value(obj)

    def _forget_value(self, obj):
        """Remove an object from where the last results and exceptions are kept."""
        shell = self.shell
        if shell.last_execution_result is not None and shell.last_execution_result.result is obj:
            shell.last_execution_result = None
        displayhook = shell.displayhook
        for name in ("_", "__", "___"):
            if getattr(displayhook, name, None) is obj:
                setattr(displayhook, name, None)

    def reset(self, new_session=True, aggressive=False):
        """Clear the user's namespace and the shell's caches.

        :param new_session: begin a new history session, at prompt 1.
        :param aggressive: also forget modules imported since the shell started.
        """
        shell = self.shell
        shell.history_manager.reset(new_session)
        if new_session:
            shell.execution_count = 1
        shell.last_execution_succeeded = True
        shell.last_execution_result = None
        if shell.displayhook.do_full_cache:
            shell.displayhook.flush()
        if self.user_ns is not self.user_global_ns:
            self.user_ns.clear()
        keep = ("__builtin__", "__builtins__", "__name__")
        for name in [name for name in self.user_global_ns if name not in keep]:
            del self.user_global_ns[name]
        self.user_ns_hidden.clear()
        shell.init_user_ns()
        if aggressive and self.modules_at_start is not None:
            print("culling sys module...")
            for name in [name for name in sys.modules if name not in self.modules_at_start]:
                del sys.modules[name]
        shell.alias_manager.clear_aliases()
        shell.alias_manager.init_aliases()
        define_terminal_aliases(shell)
        shell.clear_main_mod_cache()
        gc.collect()

    #: names of the modules that were there when the shell was made
    modules_at_start = None

    def reset_selective(self, regex=None):
        """Delete the variables whose names match.

        :param regex: a regular expression, as text or compiled; it is searched for in each name.
        :raises TypeError: where it is neither.
        """
        if regex is None:
            return
        try:
            search = re.compile(regex).search
        except TypeError:
            raise TypeError("regex must be a string or compiled pattern")
        for namespace in self.all_ns_refs:
            for name in [name for name in namespace if search(name)]:
                del namespace[name]

    def ns_table(self):
        """Return the namespaces by the names that ``%psearch`` knows."""
        return {"user_global": self.user_global_ns, "user_local": self.user_ns, "builtin": builtins.__dict__}
