"""Sound, films, pages in frames, links to files, code in colour: ``IPython.lib.display``."""
from __future__ import absolute_import, unicode_literals

from os.path import sep  # noqa: F401  (a public name of this module)

from .audio import Audio
from .embedded import IFrame, ScribdDocument, VimeoVideo, YouTubeVideo
from .highlighted import Code
from .links import FileLink, FileLinks

__all__ = [str(name) for name in (
    "Audio", "IFrame", "YouTubeVideo", "VimeoVideo", "ScribdDocument", "FileLink", "FileLinks", "Code")]
