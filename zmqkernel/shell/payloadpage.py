"""A pager for frontends that show long text themselves: the text travels as a payload."""
from __future__ import absolute_import, unicode_literals

import warnings

from zmqkernel.shell.getipython import get_ipython


def page(strng, start=0, screen_lines=0, pager_cmd=None):
    """Hand ``strng`` to the frontend's pager.

    :param strng: text, or a MIME bundle (a mapping of MIME type to data).
    :param start: line to begin at.
    :param screen_lines: ignored; the frontend knows its size.  Neither is ``pager_cmd`` looked at.
    """
    start = max(0, start)
    data = strng if isinstance(strng, dict) else {"text/plain": strng}
    get_ipython().payload_manager.write_payload({"source": "page", "data": data, "start": start})


def install_payload_page():
    """Make :func:`page` the shell's pager.

    Old name: a shell that pages by payload sets its ``show_in_pager`` hook.
    """
    warnings.warn("install_payload_page is deprecated: set the show_in_pager hook", DeprecationWarning, stacklevel=2)
    from zmqkernel.shell import paging
    get_ipython().set_hook("show_in_pager", paging.as_hook(page), 90)
