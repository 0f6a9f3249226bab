"""``Magics``, the base class of magic commands, and the names that come with it (``IPython.core.magic``).

=====================  =====================================================================
``.decorators``        marking methods and functions as magics
``.options``           splitting options off a line
``.manager``           the table of magics of one shell
``.standins``          aliases, and magics that are not imported yet
here                   the base class of a family of magics, and helpers
=====================  =====================================================================
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import sys

import six
from traitlets import Bunch  # noqa: F401  (a public name here)
from traitlets.config.configurable import Configurable

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.decorators import (  # noqa: F401
    ESC_MAGIC, ESC_MAGIC2, MAGIC_NO_VAR_EXPAND_ATTR, MAGIC_OUTPUT_CAN_BE_SILENCED, cell_magic, combined,
    line_cell_magic, line_magic, magic_escapes, magic_kinds, magic_spec, magics, magics_class, needs_local_scope,
    no_var_expand, output_can_be_silenced, record_magic, register_cell_magic, register_line_cell_magic,
    register_line_magic, validate_type)
from zmqkernel.shell.magics.manager import MagicsManager  # noqa: F401
from zmqkernel.shell.magics.standins import LazyMagic, MagicAlias  # noqa: F401

#: how many of the newest directories ``compress_dhist`` leaves alone
RECENT_DIRECTORIES = 10

_LATEX_SPECIAL = re.compile(r"(%|_|\$)", re.MULTILINE)
_LATEX_COMMAND = re.compile(r"(?m)^(%s.*?):" % re.escape(ESC_MAGIC))
_LATEX_NEWLINE = re.compile(r"\\n")


@public("IPython.core.magic")
def on_off(tag):
    """Return ``"ON"`` or ``"OFF"``."""
    return "ON" if tag else "OFF"


@public("IPython.core.magic")
def compress_dhist(dh):
    """Return a directory history without repetitions in its older part.

    :param dh: list of directories, oldest first.
    """
    old, recent = dh[:-RECENT_DIRECTORIES], dh[-RECENT_DIRECTORIES:]
    seen = set()
    kept = []
    for folder in old:
        if folder not in seen:
            seen.add(folder)
            kept.append(folder)
    return kept + recent


@public("IPython.core.magic")
class Magics(Configurable):
    """Base of a family of magics: a class marked by ``@magics_class`` whose methods are marked by ``@line_magic``...

    ::

        @magics_class
        class Greetings(Magics):
            @line_magic
            def hello(self, line):
                return "hello " + line

        get_ipython().register_magics(Greetings)

    An instance's ``magics`` maps ``line`` and ``cell`` to dicts of name -> bound method.
    """

    #: options put in front of each line of a magic: method's name -> options
    options_table = None
    shell = magics = None
    registered = False

    def __init__(self, shell=None, **kwargs):
        """Bind the family to a shell.

        :param shell: the :class:`InteractiveShell` its magics work for.
        :param kwargs: traits, ``parent`` and ``config`` of the configurable.
        :raises ValueError: for a class that was not marked by ``@magics_class``.
        """
        if not self.__class__.registered:
            raise ValueError("class %s holds no magics: decorate it with @magics_class"
                             % self.__class__.__name__)
        if shell is not None:
            if hasattr(shell, "configurables"):
                shell.configurables.append(self)
            if hasattr(shell, "config"):
                kwargs.setdefault(to_native("parent"), shell)
        self.shell = shell
        self.options_table = {}
        bound = {}
        for kind in magic_kinds:
            bound[kind] = dict((name, self._bind(value)) for name, value in six.iteritems(self.magics[kind]))
        self.magics = bound
        super(Magics, self).__init__(**kwargs)

    def _bind(self, value):
        """Return what a table entry stands for: a method of this object by its name, or the callable itself."""
        return value if callable(value) else getattr(self, to_native(value))

    def arg_err(self, func):
        """Print how ``func`` is used."""
        print("Error in arguments:")
        print(self._usage_of(func))

    @staticmethod
    def _usage_of(func):
        import inspect
        return inspect.getdoc(func)

    def format_latex(self, strng):
        """Return ``strng`` (a magic's documentation) escaped for LaTeX."""
        strng = _LATEX_SPECIAL.sub(r"\\\1", strng)
        strng = _LATEX_COMMAND.sub(r"\\texttt{\1}:", strng)
        return _LATEX_NEWLINE.sub(r"\\textbackslash{}n", strng)

    def parse_options(self, arg_str, opt_str, *long_opts, **kw):
        """Split off the options at the beginning of a magic's line.

        Options set by :meth:`default_option` for the calling method come first.  See
        :func:`zmqkernel.shell.magics.options.parse` for the parameters and what is returned.
        """
        from zmqkernel.shell.magics.options import parse
        default = self.options_table.get(sys._getframe(1).f_code.co_name)
        if default:
            arg_str = "%s %s" % (default, arg_str)
        return parse(arg_str, opt_str, long_opts, **kw)

    def default_option(self, fn, optstr):
        """Put the options ``optstr`` in front of every line of the magic ``fn``.

        :raises UsageError: where the family has no magic of that name.
        """
        if fn not in self.magics["line"] and fn not in self.magics["cell"]:
            raise UsageError("%s is not a magic function of %s" % (fn, self.__class__.__name__))
        self.options_table[fn] = optstr
