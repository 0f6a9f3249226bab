"""SHA-1 without OpenSSL, whose library takes longer to load than a first cell takes to run."""
from __future__ import absolute_import, unicode_literals

try:
    from _sha1 import sha1  # noqa: F401  (CPython's own)
except ImportError:
    from hashlib import sha1  # noqa: F401
