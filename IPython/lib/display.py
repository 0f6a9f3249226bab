"""``IPython.lib.display``: sound, films, frames, links and code, from ``zmqkernel.shell.display.media``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.media import (  # noqa: F401
    Audio, Code, FileLink, FileLinks, IFrame, ScribdDocument, VimeoVideo, YouTubeVideo, sep,
)

alias(__name__, "zmqkernel.shell.display.media")
