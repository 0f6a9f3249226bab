"""The coroutine that takes in what a language model says, piece by piece."""
from __future__ import absolute_import, unicode_literals

import asyncio


def stream(provider, request, show):
    """Ask, in the loop of the prompt, and show the text as it grows.

    :param provider: has ``stream_inline_completions(request)``, an asynchronous generator.
    :param show: function of the text so far.
    """
    async def listen():
        text = ""
        async for reply in provider.stream_inline_completions(request):
            if getattr(reply, "type", None) == "connection":
                continue
            if hasattr(reply, "list"):
                text = reply.list.items[0].insertText
            else:
                text = getattr(getattr(reply, "response", None), "insertText", None) or text
            show(text)

    return asyncio.ensure_future(listen())
