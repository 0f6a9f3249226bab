"""Passphrases as old notebook servers stored them: ``ALGORITHM:SALT:HASH``."""
from __future__ import absolute_import, unicode_literals

import getpass
import hashlib
import hmac
import os
import binascii

from ipython_compat import to_bytes, to_text

salt_len = 12
ATTEMPTS = 3


def _digest(algorithm, passphrase, salt):
    state = hashlib.new(algorithm)
    state.update(to_bytes(passphrase) + to_bytes(salt))
    return to_text(state.hexdigest())


def passwd(passphrase=None, algorithm="sha1"):
    """Return the stored form of ``passphrase``, which is asked for twice when it is None.

    :raises ValueError: where the two do not match three times over.
    """
    for _ in range(ATTEMPTS if passphrase is None else 0):
        first, second = getpass.getpass("Passphrase: "), getpass.getpass("Once more: ")
        if first == second:
            passphrase = first
            break
    if passphrase is None:
        raise ValueError("the two passphrases were not the same")
    salt = to_text(binascii.hexlify(os.urandom(salt_len // 2)))
    return ":".join((algorithm, salt, _digest(algorithm, passphrase, salt)))


def passwd_check(hashed_passphrase, passphrase):
    """Return whether ``passphrase`` is the one stored as ``hashed_passphrase``; False where that can't be read."""
    parts = hashed_passphrase.split(":", 2)
    if len(parts) != 3 or not parts[2]:
        return False
    algorithm, salt, stored = parts
    try:
        computed = _digest(algorithm, passphrase, salt)
    except ValueError:  # an algorithm that this Python does not have
        return False
    return hmac.compare_digest(to_bytes(computed), to_bytes(stored))
