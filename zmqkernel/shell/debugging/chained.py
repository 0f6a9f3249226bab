"""Post-mortem debugging of chained exceptions for Pythons whose pdb cannot do it (before 3.13)."""
from __future__ import absolute_import, unicode_literals

from ..tracebacks.chain import chain_of

#: longer chains are cut at the old end
MAX_CHAINED_EXCEPTION_DEPTH = 999


class ChainedMixin(object):
    """The command ``exceptions``, and the choice of one of a chain."""

    _chained_exceptions = ()
    _chained_exception_index = 0

    def _hold(self, value):
        """Remember the chain that ends in ``value``, and return the traceback to begin with."""
        chain = [error for error, _ in chain_of(value)][-MAX_CHAINED_EXCEPTION_DEPTH:] + [value]
        self._chained_exceptions = tuple(chain)
        self._chained_exception_index = len(chain) - 1
        return getattr(value, "__traceback__", None)

    def _forget_chain(self):
        self._chained_exceptions = ()
        self._chained_exception_index = 0

    def do_exceptions(self, arg):
        """exceptions [number]

        Show the chain of exceptions, or go to the frames of the one with that number.
        """
        if not self._chained_exceptions:
            self.message("There is no chain of exceptions: the debugger was started with a traceback only.")
        elif not arg.strip():
            for index, error in enumerate(self._chained_exceptions):
                mark = ">" if index == self._chained_exception_index else " "
                shown = "%3d" % index if getattr(error, "__traceback__", None) is not None else "  -"
                self.message("%s %s %r" % (mark, shown, error))
        else:
            self._choose(arg)

    def _choose(self, arg):
        try:
            number = int(arg)
        except ValueError:
            self.error("Argument must be an integer")
            return
        if not 0 <= number < len(self._chained_exceptions):
            self.error("No exception with that number")
        elif getattr(self._chained_exceptions[number], "__traceback__", None) is None:
            self.error("This exception does not have a traceback, cannot jump to it")
        else:
            self._chained_exception_index = number
            self.setup(None, self._chained_exceptions[number].__traceback__)
            self.print_stack_entry(self.stack[self.curindex])
