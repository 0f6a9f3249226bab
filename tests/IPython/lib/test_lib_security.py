"""Passwords for a notebook server's configuration."""
from __future__ import absolute_import, unicode_literals

import getpass
import hashlib

import pytest

from IPython.core.error import UsageError
from IPython.lib import passwd
from IPython.lib.security import passwd_check


def test_what_is_kept_is_a_salted_digest():
    algorithm, salt, digest = passwd("p\xe4ss").split(":")
    assert (algorithm, len(salt)) == ("sha1", 12)
    assert digest == hashlib.sha1("p\xe4ss".encode("utf-8") + salt.encode("ascii")).hexdigest()
    assert passwd("p\xe4ss") != passwd("p\xe4ss")


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_only_the_password_passes(algorithm):
    kept = passwd("p\xe4ss", algorithm)
    assert passwd_check(kept, "p\xe4ss") and not passwd_check(kept, "pass")


@pytest.mark.parametrize("kept", ["", "sha1", "sha1:abc", "sha1:abc:", "nothing:abc:def"])
def test_what_is_no_digest_passes_nobody(kept):
    assert not passwd_check(kept, "pass")


def test_the_password_is_asked_for_twice(monkeypatch):
    answers = iter(["one", "other", "same", "same"])
    monkeypatch.setattr(getpass, str("getpass"), lambda prompt: next(answers))
    assert passwd_check(passwd(), "same")
    answers = iter("abcdef")
    with pytest.raises(UsageError):
        passwd()
