"""``%config``: the settings of every configurable object of the session."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from traitlets import TraitError

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class
from zmqkernel.shell.magics.table import CONFIGURABLE

#: ``Class.trait``, perhaps with something done to it
reg = re.compile(r"^\s*(\w+)\.(\w+)\s*(.*)$", re.DOTALL)

_USAGE = "usage: %config, %config Class, %config Class.trait, %config Class.trait = value"


@public("IPython.core.magics.config")
@magics_class
class ConfigMagics(Magics):
    """``%config``."""

    def __init__(self, shell):
        """Bind to a shell: the objects are those in its ``configurables``."""
        super(ConfigMagics, self).__init__(shell)

    @line_magic
    def config(self, s):
        """Show and change the settings of the session's objects.

        %config                         list the classes
        %config Class                   show its settings, and what they are
        %config Class.trait             one setting
        %config Class.trait = value     change it; the value is an expression in your
                                        namespace

        What is set for a class that is not there yet (an extension's) is kept for when
        it is loaded.
        """
        statement = s.strip()
        found = self._configurables()
        if not statement:
            print("Available objects for config:")
            for name in sorted(found):
                print("    " + name)
            return None
        if statement in found:
            print(self._describe(found[statement]))
            return None
        match = reg.match(statement)
        if match is None:
            raise UsageError("Invalid config statement: %r, should be `Class.trait = value`. (%s)"
                             % (to_native(statement), _USAGE))
        class_name, trait, rest = match.groups()
        target = found.get(class_name) or self._by_base(found, class_name)
        if rest:
            return self._set(target, class_name, trait, statement)
        if target is None:
            raise UsageError("%%config: there is no %s; there are %s" % (class_name, ", ".join(sorted(found))))
        self._check_trait(target, trait)
        return getattr(target, to_native(trait))

    def _configurables(self):
        """Return class name -> object of everything that has settings."""
        for magic in CONFIGURABLE.values():
            self.shell.magics_manager.load_lazy(magic)
        return dict((each.__class__.__name__, each) for each in self.shell.configurables
                    if each.__class__.class_traits(config=True))

    @staticmethod
    def _by_base(found, class_name):
        """Return the object one of whose base classes is ``class_name``: settings may be given for those."""
        for each in found.values():
            if class_name in [base.__name__ for base in type(each).__mro__]:
                return each
        return None

    @staticmethod
    def _describe(target):
        text = target.__class__.class_get_help(target)
        return re.sub(re.compile(r"^--", re.MULTILINE), "", text)

    @staticmethod
    def _check_trait(target, trait):
        names = sorted(target.__class__.class_trait_names(config=True))
        if trait not in names:
            from difflib import get_close_matches
            close = get_close_matches(trait, names, 1)
            hint = "did you mean %s?" % close[0] if close else "it has %s" % ", ".join(names)
            raise UsageError("%%config: %s has no setting %s; %s" % (target.__class__.__name__, trait, hint))

    def _set(self, target, class_name, trait, statement):
        from traitlets.config import Config
        if target is not None:
            self._check_trait(target, trait)
        config = Config()
        before = getattr(target, to_native(trait), None)
        if isinstance(before, dict):
            # so that ``Class.trait[key] = value`` adds to what is there
            config[to_native(class_name)][to_native(trait)] = dict(before)
        scope = {to_native(class_name): config[to_native(class_name)]}
        try:
            exec(compile(to_native(statement), "<%config>", "exec"), self.shell.user_ns, scope)
        except SyntaxError:
            raise UsageError("Invalid config statement: %r, should be `Class.trait = value`. (%s)"
                             % (to_native(statement), _USAGE))
        except Exception as exc:  # the value is the user's expression, which may raise anything
            raise UsageError("%%config: %s: %s" % (type(exc).__name__, exc))
        if target is None:
            self.shell.update_config(config)
            print("There is no %s yet: the setting is kept for when it is loaded." % class_name)
            return
        value = config[to_native(class_name)].get(trait)
        if hasattr(value, "get_value"):
            value = value.get_value(getattr(target, to_native(trait)))
        try:
            setattr(target, to_native(trait), value)
        except (TraitError, ValueError) as exc:
            raise UsageError("%%config: %s" % exc)
        target.update_config(config)
