"""``MagicsManager``: the magics of one shell, those not imported yet included."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import warnings

import six
from traitlets import Any, Bool, Dict, observe
from traitlets.config.configurable import Configurable

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.decorators import magic_kinds, record_magic, validate_type
from zmqkernel.shell.magics.standins import LazyMagic, MagicAlias
from zmqkernel.shell.magics.table import BUILTIN_ALIASES, builtin_specs, configured_script_magics

_AUTO_STATUS = "Automagic is %s, %% prefix %s needed for line magics."


def _kinds(magic_kind):
    """Return ``(magic_kind,)``, or both kinds for ``None``."""
    return magic_kinds if magic_kind is None else (magic_kind,)


def _summary(text):
    """Return the first line of a documentation, after the usage that declared arguments put in front of it."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and lines[0].strip() == "::":
        lines = [line for line in lines[1:] if not line.startswith("  ")] or lines
    return lines[0].strip() if lines else ""


@public("IPython.core.magic")
class MagicsManager(Configurable):
    """The magics of one shell: ``magics[kind][name]``, where a magic not imported yet is a :class:`LazyMagic`."""

    lazy_magics = Dict(help="""
        Magics to be imported when they are first used: name -> name of an extension that brings the magic when it
        is loaded, or "module:Class" of a family of magics.

            c.MagicsManager.lazy_magics = {"my_magic": "slow.to.import", "other": "module:OtherMagics"}
        """).tag(config=True)
    magics = Dict(help="The table: kind -> name -> callable.")
    registry = Dict(help="Families that are loaded: class name -> instance.")
    shell = Any(help="The shell the magics work for.", allow_none=True)
    auto_magic = Bool(True, help="Call line magics without the % in front, where no variable has the name."
                      ).tag(config=True)
    user_magics = Any(help="An object of which each magic made from a function becomes an attribute.",
                      allow_none=True)

    def __init__(self, shell=None, config=None, user_magics=None, **traits):
        """Make an empty table.

        :param user_magics: instance of a family that is to hold the magics made from functions.
        """
        if config is not None:
            traits[to_native("config")] = config
        super(MagicsManager, self).__init__(shell=shell, user_magics=user_magics, **traits)
        self.magics = dict((kind, {}) for kind in magic_kinds)
        if user_magics is not None:
            self.registry[user_magics.__class__.__name__] = user_magics
        for name, spec in six.iteritems(self.lazy_magics):
            self._stand_in(name, spec)

    @observe("lazy_magics")
    def _lazy_magics_changed(self, change):
        for name, spec in six.iteritems(change["new"] or {}):
            if self.magics:
                self._stand_in(name, spec)

    # -- what is there

    def auto_status(self):
        """Return a sentence on automagic."""
        return _AUTO_STATUS % (("ON", "IS NOT") if self.auto_magic else ("OFF", "IS"))

    def lsmagic(self):
        """Return the table itself: ``{"line": {name: magic}, "cell": {...}}``."""
        return self.magics

    def lsmagic_docs(self, brief=False, missing=""):
        """Return the documentation of all magics, by kind and name.

        :param brief: whether the first line is enough.
        :param missing: what stands for a magic without documentation.
        """
        self.load_all_lazy_magics()
        docs = {}
        for kind in magic_kinds:
            docs[kind] = {}
            for name, func in six.iteritems(self.magics[kind]):
                text = getattr(func, "__doc__", None)
                if text and brief:
                    text = _summary(text)
                docs[kind][name] = text.rstrip() if text else missing
        return docs

    def find(self, magic_kind, magic_name):
        """Return a magic, imported where needed, or ``None``.

        :param magic_kind: ``line`` or ``cell``.
        """
        table = self.magics[magic_kind]
        found = table.get(magic_name)
        if isinstance(found, LazyMagic):
            self._load(found.spec, magic_name)
            found = table.get(magic_name)
            if isinstance(found, LazyMagic):
                del table[magic_name]
                found = None
        return found

    # -- magics that come when they are used

    def register_builtin(self):
        """Enter the magics and aliases that every shell has, without importing them."""
        for kind, specs in six.iteritems(builtin_specs(configured_script_magics(self.config))):
            for name, spec in six.iteritems(specs):
                self.magics[kind].setdefault(name, LazyMagic(self, spec, kind, name))
        for alias, name, kind in BUILTIN_ALIASES:
            self.register_alias(alias, name, kind)

    def register_lazy(self, name, fully_qualified_name, magic_kind=None):
        """Have a magic imported when it is first used.

        :param fully_qualified_name: an extension's module, or ``"module:Class"`` of a family.
        :param magic_kind: ``line`` or ``cell``; both where not given.
        """
        self.lazy_magics[name] = fully_qualified_name
        self._stand_in(name, fully_qualified_name, magic_kind)

    def load_lazy(self, magic_name, magic_kind=None):
        """Import a magic.

        :return: whether there is a magic of that name now.
        """
        return any([self.find(kind, magic_name) is not None for kind in _kinds(magic_kind)])

    def load_all_lazy_magics(self):
        """Import every magic that is not imported yet; one that cannot be is told as a warning."""
        for kind in magic_kinds:
            for name in list(self.magics[kind]):
                try:
                    self.find(kind, name)
                except UsageError as exc:
                    warnings.warn(str(exc))

    def _stand_in(self, name, spec, magic_kind=None):
        for kind in _kinds(magic_kind):
            self.magics[kind][to_native(name)] = LazyMagic(self, spec, kind, name)

    def _load(self, spec, magic_name):
        """Bring in what ``spec`` names, in place of the stand-ins for it."""
        module_name, _, class_name = spec.partition(":")
        try:
            if not class_name:
                self.shell.extension_manager.load_extension(module_name)
                self._forget(spec, magic_name)
                return
            cls = getattr(importlib.import_module(to_native(module_name)), to_native(class_name))
        except (ImportError, AttributeError) as exc:
            raise UsageError("magic %s cannot be loaded from %s: %s" % (magic_name, spec, exc))
        family = self.registry.get(class_name)
        if not (isinstance(family, cls) and family.shell is self.shell):
            family = cls(shell=self.shell)
            self.registry[class_name] = family
        for kind in magic_kinds:
            for name, func in six.iteritems(family.magics[kind]):
                standing = self.magics[kind].get(name)
                if standing is None or (isinstance(standing, LazyMagic) and standing.spec == spec):
                    self.magics[kind][name] = func
        self._forget(spec, magic_name)

    def _forget(self, spec, magic_name):
        """Take away the stand-ins for ``magic_name``: what brings it in need not be of both kinds."""
        for kind in magic_kinds:
            standing = self.magics[kind].get(magic_name)
            if isinstance(standing, LazyMagic) and standing.spec == spec:
                del self.magics[kind][magic_name]

    # -- adding magics

    def register(self, *magic_objects):
        """Add families of magics, given as :class:`Magics` classes or instances.

        :raises ValueError: for a class that is not decorated with ``@magics_class``.
        """
        for family in magic_objects:
            if not getattr(family, "registered", False):
                raise ValueError("%r holds no magics: decorate its class with @magics_class" % (family,))
            if isinstance(family, type):
                family = family(shell=self.shell)
            self.registry[family.__class__.__name__] = family
            for kind in magic_kinds:
                self.magics[kind].update(family.magics[kind])

    def register_function(self, func, magic_kind="line", magic_name=None):
        """Make a function a magic.

        :param func: called with the line (``line``), the line and the cell (``cell``), or with a line and perhaps a
            cell (``line_cell``: ``func(line, cell=None)``).
        :param magic_name: where not given, the function's own name.
        :raises ValueError: for an unknown kind.
        """
        validate_type(magic_kind)
        name = to_native(func.__name__ if magic_name is None else magic_name)
        setattr(self.user_magics, name, func)
        record_magic(self.magics, magic_kind, name, func)

    def register_alias(self, alias_name, magic_name, magic_kind="line", magic_params=None):
        """Give a magic another name.

        :param magic_params: parameters to put in front of the line.
        :raises ValueError: for an unknown kind, or an alias that is its own target.
        """
        if magic_kind not in magic_kinds:
            raise ValueError("a magic alias is one of %s, not %r" % (", ".join(magic_kinds), magic_kind))
        alias = MagicAlias(self.shell, magic_name, magic_kind, magic_params)
        setattr(self.user_magics, to_native(alias_name), alias)
        record_magic(self.magics, magic_kind, to_native(alias_name), alias)
