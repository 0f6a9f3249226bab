"""Prompts that outlive their keys.

Terminals send what nobody has typed: half a report of the mouse, a position of the cursor that was not asked for,
noise on a bad line.  prompt_toolkit's handlers of such keys fail with whatever their parsing fails with, and that
would end the prompt, or hold it up with a traceback until Enter is pressed.  Here such a key rings the bell.  Bytes
that are not text become the character for that: nothing that has to do with the cell later could write them down.
"""
from __future__ import absolute_import, unicode_literals

import re
import sys
import traceback

from ipython_compat import to_native, to_text

#: what undecodable bytes are on Python 3
_UNDECODABLE = re.compile("(?<![\ud800-\udbff])[\udc80-\udcff]")
_REPLACEMENT = "\ufffd"


def guard(app, report, set_handler):
    """Have a prompt go on when a key's handler, or anything else in its loop, fails.

    :param app: the ``Application`` of the prompt.
    :param report: function of a function that prints; it calls that one with the prompt taken away.
    :param set_handler: function that has the loop call a function for errors that nobody caught.
    """
    set_handler(lambda error: report(lambda: _say(_said("the prompt has met an error and goes on", error))))
    processor = app.key_processor
    if getattr(processor, "ipython_guarded", False):
        return
    processor.ipython_guarded = True
    call = processor._call_handler

    def call_guarded(handler, key_sequence=None):
        """Call the handler of some keys."""
        for press in key_sequence or ():
            if not press.data.startswith("\x1b"):  # in reports of the mouse they are coordinates
                press.data = encodable(press.data)
        try:
            call(handler, key_sequence=key_sequence)
        except Exception as error:
            app.output.bell()
            if not _is_prompt_toolkits(handler.handler):
                said = _said("the handler of a key has failed", error)
                said = to_text(traceback.format_exc()) + said  # of people's own handlers, who want to know where
                report(lambda: _say(said))

    processor._call_handler = call_guarded


def encodable(text):
    """Return a text with the character for what could not be decoded."""
    return _UNDECODABLE.sub(_REPLACEMENT, text)


def _is_prompt_toolkits(function):
    return (getattr(function, "__module__", None) or "").startswith("prompt_toolkit.")


def _said(what, error):
    return "ipython: %s: %s: %s\n" % (what, type(error).__name__, error)


def _say(text):
    try:
        sys.stderr.write(to_native(text))
        sys.stderr.flush()
    except EnvironmentError:  # the terminal is gone, as the prompt is going to find out
        return
