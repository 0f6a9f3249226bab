"""File operations that Python 2 lacks."""
from __future__ import absolute_import, unicode_literals

import os


def replace(source, target):
    """Rename ``source`` to ``target``, over what is there; atomically where the system can."""
    if hasattr(os, "replace"):
        os.replace(source, target)
        return
    if os.name == "nt" and os.path.exists(target):
        os.unlink(target)
    os.rename(source, target)
