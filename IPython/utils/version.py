"""``IPython.utils.version``: comparing versions (a name of old)."""
from __future__ import absolute_import, unicode_literals

import re


def check_version(v, check):
    """Tell whether the version ``v`` is ``check`` or later; one that is not numbers counts as later."""
    try:
        return _numbers(v) >= _numbers(check)
    except ValueError:
        return True


def _numbers(version):
    release = re.match(r"v?\d+(?:\.\d+)*", version)
    if release is None:
        raise ValueError(version)
    return [int(part) for part in release.group().lstrip("v").split(".")]
