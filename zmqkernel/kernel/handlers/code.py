"""Requests about code that do not run it: completion, inspection, completeness, history."""
from __future__ import absolute_import, division, print_function, unicode_literals


def complete(kernel, request):
    """Return the content of a ``complete_reply``."""
    content = request.content
    return kernel.interpreter.complete(content["code"], _cursor(content))


def inspect(kernel, request):
    """Return the content of an ``inspect_reply``."""
    content = request.content
    return kernel.interpreter.inspect(content["code"], _cursor(content), content["detail_level"])


def is_complete(kernel, request):
    """Return the content of an ``is_complete_reply``."""
    return kernel.interpreter.is_complete(request.content["code"])


def history(kernel, request):
    """Return the content of a ``history_reply``."""
    return kernel.interpreter.history(**dict((str(name), value) for name, value in request.content.items()))


def _cursor(content):
    """Return the cursor's place, inside of the code whatever the frontend sent; its end where it sent none."""
    end = len(content["code"])
    position = content["cursor_pos"]
    return end if position is None else min(max(position, 0), end)
