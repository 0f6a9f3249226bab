"""Compiling cells: file names of their own, sources kept for tracebacks, ``__future__`` flags that stay."""
from __future__ import absolute_import, unicode_literals

import __future__
import contextlib
import linecache
from ast import PyCF_ONLY_AST
from codeop import Compile

from ipython_compat import to_bytes, to_native, to_text
from ipython_compat.aliases import public
from ipython_compat.digests import sha1

#: the flags of all ``from __future__`` imports this Python knows
PyCF_MASK = 0
for _name in __future__.all_feature_names:
    PyCF_MASK |= getattr(__future__, _name).compiler_flag
del _name


@public("IPython.core.compilerop")
def code_name(code, number=0):
    """Return the file name of a cell: its number, and a hash of its text so that it is new when the text is.

    :param code: the cell's text.
    :param number: its execution count.
    """
    digest = sha1(to_bytes(code)).hexdigest()
    return to_native("<ipython-input-{0}-{1}>".format(number, digest[:12]))


@public("IPython.core.compilerop")
class CachingCompiler(Compile, object):
    """A compiler that remembers the sources and the ``__future__`` imports of the cells before.

    Call it with ``(source or AST, file name, mode)``.
    """

    def __init__(self):
        Compile.__init__(self)
        #: file name -> execution count, for tracebacks to name cells
        self._filename_map = {}

    def __call__(self, source, filename, symbol="exec", flags=0, incomplete_input=True, **kwargs):
        """Compile a source text or an AST.

        :param flags: flags for this source alone.
        :return: a code object.
        :raises SyntaxError: where the source is not Python (also ValueError, OverflowError, MemoryError).
        """
        code = compile(_source(source), to_native(filename), to_native(symbol), self.flags | flags, True)
        self.flags |= code.co_flags & PyCF_MASK
        return code

    def ast_parse(self, source, filename="<unknown>", symbol="exec"):
        """Return the syntax tree of a source text, under the flags that are in force.

        :raises SyntaxError: as :meth:`__call__`.
        """
        return compile(_source(source), to_native(filename), to_native(symbol), self.flags | PyCF_ONLY_AST, True)

    def reset_compiler_flags(self):
        """Forget what was imported from ``__future__``."""
        self.flags &= ~PyCF_MASK

    @property
    def compiler_flags(self):
        """The flags in force."""
        return self.flags

    @contextlib.contextmanager
    def extra_flags(self, flags):
        """Add ``flags`` while the block runs."""
        added = flags & ~self.flags
        self.flags |= flags
        try:
            yield
        finally:
            self.flags &= ~added

    def get_code_name(self, raw_code, transformed_code, number):
        """Return the file name for a cell; what a kernel for debuggers overrides.

        :param raw_code: the cell as typed.
        :param transformed_code: the cell as Python.
        :param number: its execution count.
        """
        return code_name(transformed_code, number)

    def format_code_name(self, name):
        """Return how tracebacks name a file of ours, as a pair like ``("Cell", "In[3]")``, or None for any other."""
        if name in self._filename_map:
            return "Cell", "In[%s]" % self._filename_map[name]
        return None

    def cache(self, transformed_code, number=0, raw_code=None):
        """Keep a cell's source for tracebacks and debuggers.

        :param raw_code: the cell as typed, where that is not the same text.
        :return: the file name to compile the cell under.
        """
        if raw_code is None:
            raw_code = transformed_code
        name = self.get_code_name(raw_code, transformed_code, number)
        self._filename_map[name] = number
        remember_source(name, transformed_code)
        return name

    def forget(self, name):
        """Do not keep the source of a cell any more.

        :param name: its file name, from :meth:`cache`.
        """
        self._filename_map.pop(name, None)
        linecache.cache.pop(name, None)


def remember_source(name, source):
    """Enter ``source`` in :mod:`linecache` under ``name``, to stay: an entry without a time is never stale."""
    text = to_text(source)
    linecache.cache[name] = (len(text), None, [to_native(line + "\n") for line in text.splitlines()], name)


def check_linecache_ipython(*args):
    """Old name: entries of cells are never stale and need no protection; checks the others."""
    linecache.checkcache(*args)


def _source(source):
    """Return ``source`` as ``compile`` takes it: on Python 2 text is compiled as UTF-8, whatever the flags say."""
    return source if not hasattr(source, "encode") else to_text(source)
