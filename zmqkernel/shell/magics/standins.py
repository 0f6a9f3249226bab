"""What stands in the table of magics for another magic: an alias, and one that is not imported yet."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.decorators import (
    MAGIC_NO_VAR_EXPAND_ATTR, MAGIC_OUTPUT_CAN_BE_SILENCED, magic_escapes)

#: what the shell asks a magic before it calls it
CALL_FLAGS = ("needs_local_scope", MAGIC_NO_VAR_EXPAND_ATTR, MAGIC_OUTPUT_CAN_BE_SILENCED)


@public("IPython.core.magic")
class MagicAlias(object):
    """Another name of a magic, perhaps with parameters of its own put in front of the line."""

    _busy = False

    def __init__(self, shell, magic_name, magic_kind, magic_params=None):
        """Stand for the magic ``magic_name`` of ``shell``; it is looked up at each call."""
        self.shell = shell
        self.magic_name = magic_name
        self.magic_params = magic_params
        self.magic_kind = magic_kind
        self.pretty_target = "%s%s" % (magic_escapes[magic_kind], magic_name)
        self.__doc__ = "Alias for `%s`." % self.pretty_target
        self._in_call = False

    def __call__(self, *args, **kwargs):
        """Call the magic.

        :raises UsageError: where the magic is not there, or leads back to this alias.
        """
        target = self.shell.find_magic(self.magic_name, self.magic_kind)
        if target is None:
            raise UsageError("Magic `%s` not found." % self.pretty_target)
        if self._in_call:
            raise UsageError("Infinite recursion detected; magic aliases cannot call themselves.")
        if self.magic_params:
            line = "%s %s" % (self.magic_params, args[0]) if args and args[0] else self.magic_params
            args = (line,) + tuple(args[1:])
        self._in_call = True
        try:
            return target(*args, **kwargs)
        finally:
            self._in_call = False

    def __getattr__(self, name):
        # how the shell has to call a magic (local scope, expansion) is the target's matter
        if name not in CALL_FLAGS or self._busy or "magic_name" not in self.__dict__:
            raise AttributeError(name)
        self._busy = True
        try:
            return getattr(self.shell.find_magic(self.magic_name, self.magic_kind), to_native(name))
        finally:
            self._busy = False


@public("IPython.core.magic")
class LazyMagic(object):
    """A magic whose module is not imported yet.

    Listing and completing need its name only.  Calling it, or reading any attribute of it, brings in the magic itself.
    """

    def __init__(self, manager, spec, magic_kind, magic_name):
        """Stand for a magic of ``spec`` (``"module:Class"``, or ``"module"``: an extension)."""
        self.spec = spec
        self._manager = manager
        self._kind = magic_kind
        self._name = magic_name

    def _resolve(self):
        found = self._manager.find(self._kind, self._name)
        if found is None or found is self:
            raise UsageError("Magic `%s%s` is not in %s, which was to bring it."
                             % (magic_escapes[self._kind], self._name, self.spec))
        return found

    def __call__(self, *args, **kwargs):
        """Import the magic and call it."""
        return self._resolve()(*args, **kwargs)

    def __getattr__(self, name):
        if name in ("spec", "_manager", "_kind", "_name") or (name.startswith("__") and name.endswith("__")
                                                             and name not in ("__self__", "__func__", "__name__",
                                                                              "__wrapped__", "__code__")):
            raise AttributeError(name)
        return getattr(self._resolve(), to_native(name))

    def __repr__(self):
        return str("<magic %s of %s, not loaded yet>") % (self._name, self.spec)
