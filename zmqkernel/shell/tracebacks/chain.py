"""Exceptions that belong together: ``raise ... from``, errors in handlers, suppressed ones (PEP 3134, PEP 409)."""
from __future__ import absolute_import, unicode_literals

import traceback


def _sentence(name, otherwise):
    """Return a sentence of the interpreter's own tracebacks; ``otherwise`` where it has no chained exceptions."""
    return "\n%s\n" % getattr(traceback, str(name), otherwise).strip()


CAUSE = _sentence("_cause_message", "This led to the following exception:")
CONTEXT = _sentence("_context_message", "While it was handled, this happened:")


def previous(value):
    """Return the exception that ``value`` was raised from or in handling of, or None; never a suppressed one."""
    cause = getattr(value, "__cause__", None)
    if cause is not None:
        return cause
    if getattr(value, "__suppress_context__", False):
        return None
    return getattr(value, "__context__", None)


def chain_of(value):
    """Return the exceptions that led to ``value``, oldest first, as ``(exception, link)`` pairs.

    ``link`` is the sentence between an exception and the one after it.  ``value`` itself is not in the list, and a
    chain that bites its own tail ends there.
    """
    links, seen = [], set((id(value),))
    while True:
        before = previous(value)
        if before is None or id(before) in seen:
            return links[::-1]
        seen.add(id(before))
        cause = getattr(value, "__cause__", None)
        links.append((before, CAUSE if cause is not None else CONTEXT))
        value = before
