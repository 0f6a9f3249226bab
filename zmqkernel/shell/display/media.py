"""Sound, films, pages in frames, links to files, code in colour: ``IPython.lib.display``."""
from __future__ import absolute_import, unicode_literals

from os.path import sep  # noqa: F401  (a public name of this module)

from .audio import Audio  # noqa: F401
from .embedded import IFrame, ScribdDocument, VimeoVideo, YouTubeVideo  # noqa: F401
from .highlighted import Code  # noqa: F401
from .links import FileLink, FileLinks  # noqa: F401

__all__ = [str(name) for name in (
    "Audio", "IFrame", "YouTubeVideo", "VimeoVideo", "ScribdDocument", "FileLink", "FileLinks", "Code")]
