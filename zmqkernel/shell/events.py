"""Callbacks around the life of a cell.

Extensions register functions for the events below with ``shell.events.register(name, function)``.
"""
from __future__ import absolute_import, print_function, unicode_literals

import sys

from ipython_compat.aliases import public
from zmqkernel.shell.execution.shielding import Opened

#: flag of the code of functions with ``*args``
_VARARGS = 0x04

#: name of each event -> the function that documents its callbacks' parameters
available_events = {}


def _define_event(prototype):
    """Enter ``prototype`` in the table of events; its signature is the one callbacks need."""
    available_events[str(prototype.__name__)] = prototype
    return prototype


@_define_event
def pre_execute():
    """Before code is run, also by a silent request of a frontend."""


@_define_event
def pre_run_cell(info):
    """Before a cell of the user is run (not for silent requests).

    :param info: the cell's :class:`~IPython.core.interactiveshell.ExecutionInfo`.
    """


@_define_event
def post_execute():
    """After code was run, also by a silent request of a frontend."""


@_define_event
def post_run_cell(result):
    """After a cell of the user was run (not for silent requests).

    :param result: the cell's :class:`~IPython.core.interactiveshell.ExecutionResult`.
    """


@_define_event
def shell_initialized(ip):
    """After the shell was built, before extensions and start-up files are run.

    :param ip: the new shell.
    """


def _positions(function):
    """Return how many arguments a callback takes by position, or None where it takes any number, or does not say.

    Callbacks written before ``pre_run_cell`` and ``post_run_cell`` had an argument take none.
    """
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if code is None or code.co_flags & _VARARGS:
        return None
    return code.co_argcount - (getattr(function, "__self__", None) is not None)


@public("IPython.core.events")
class EventManager(object):
    """Lists of callbacks, one for each event.

    :param shell: the shell whose ``showtraceback`` shows the exception of a callback that failed.
    :param available_events: the names of the events (a mapping or any iterable of names).
    :param print_on_error: whether a failed callback is announced; its traceback is shown either way.
    """

    def __init__(self, shell, available_events, print_on_error=True):
        self.shell = shell
        self.callbacks = {name: [] for name in available_events}
        self.print_on_error = print_on_error

    def register(self, event, function):
        """Call ``function`` whenever ``event`` happens; a function registered twice is called once.

        :raises TypeError: where ``function`` cannot be called.
        :raises KeyError: where there is no such event.
        """
        if not callable(function):
            raise TypeError("an event callback must be callable, got %r" % (function,))
        callbacks = self.callbacks[event]
        if function not in callbacks:
            callbacks.append(function)

    def unregister(self, event, function):
        """Do not call ``function`` any more.

        :raises ValueError: where it was not registered for ``event``.
        """
        if function not in self.callbacks[event]:
            raise ValueError("%r is not registered as a %s callback" % (function, event))
        self.callbacks[event].remove(function)

    def trigger(self, event, *args, **kwargs):
        """Call every callback of ``event``.

        One that raises is reported with its name and does not keep the others, or the shell, from going on.

        :return: whether one of them was interrupted: the person may have meant the cell that is about to run.
        """
        interrupted = False
        for function in self.callbacks[event][:]:
            try:
                with Opened():
                    function(*args[:_positions(function)], **kwargs)
            except SystemExit:
                raise
            except:  # noqa: E722  (Python 2 raises instances of old classes, too)
                interrupted = interrupted or isinstance(sys.exc_info()[1], KeyboardInterrupt)
                if self.print_on_error:
                    print("Error in callback {} (for {}), with arguments args {},kwargs {}:".format(
                        function, event, args, kwargs))
                self.shell.showtraceback()
        return interrupted
