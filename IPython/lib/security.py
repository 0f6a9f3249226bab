"""Passwords for a notebook server's configuration, as IPython had them up to version 7.

What is kept is ``algorithm:salt:digest``: the digest, in hexadecimal, of the password in UTF-8 followed by the salt.
"""
from __future__ import absolute_import, print_function, unicode_literals

from ipython_compat import to_bytes, to_native, to_text

#: hexadecimal digits of a salt
salt_len = 12
_ATTEMPTS = 3


def passwd(passphrase=None, algorithm="sha1"):
    """Return what to keep of a password.

    :param passphrase: the password; without it, it is asked for, twice.
    :param algorithm: the name of a hash function, as ``hashlib`` knows it.
    :raises IPython.core.error.UsageError: where two answers never were the same.
    """
    if passphrase is None:
        passphrase = _asked()
    import binascii
    import os
    salt = to_text(binascii.hexlify(os.urandom(salt_len // 2)))
    return ":".join((to_text(algorithm), salt, _digest(algorithm, passphrase, salt)))


def passwd_check(hashed_passphrase, passphrase):
    """Tell whether a password is the one that :func:`passwd` returned ``hashed_passphrase`` for."""
    parts = to_text(hashed_passphrase).split(":", 2)
    if len(parts) != 3 or not parts[2]:
        return False
    algorithm, salt, kept = parts
    try:
        found = _digest(algorithm, passphrase, salt)
    except ValueError:  # hashlib knows no such function
        return False
    import hmac
    return hmac.compare_digest(to_bytes(found), to_bytes(kept))


def _digest(algorithm, passphrase, salt):
    import hashlib
    return to_text(hashlib.new(to_native(algorithm), to_bytes(passphrase) + to_bytes(salt)).hexdigest())


def _asked():
    from getpass import getpass

    from IPython.core.error import UsageError
    for _ in range(_ATTEMPTS):
        first = getpass(to_native("Enter password: "))
        if first == getpass(to_native("Verify password: ")):
            return first
        print(to_native("The two are not the same."))
    raise UsageError("passwd: no password was given twice the same")
