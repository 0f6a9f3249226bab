"""Folders that killed kernels have left are removed, and no others."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import shutil
import socket
import tempfile

import pytest

from testkit.wait import wait_until
from zmqkernel.adapter import stale


@pytest.fixture
def base():
    """A folder with a short path."""
    folder = tempfile.mkdtemp(prefix="st")
    yield folder
    shutil.rmtree(folder)


def kernel_folder(base, name, sockets=2, age=stale.SETTLED + 10):
    """Make a folder as kernels have it; return its path and its sockets, which listen."""
    path = os.path.join(base, "zmqkernel-" + name)
    os.mkdir(path, 0o700)
    listening = []
    for number in range(sockets):
        listening.append(socket.socket(socket.AF_UNIX))
        listening[-1].bind(os.path.join(path, "kernel-abc-%d" % number))
        listening[-1].listen(1)
    past = os.stat(path).st_mtime - age
    os.utime(path, (past, past))
    return path, listening


def test_what_dead_kernels_have_left(base):
    path, sockets = kernel_folder(base, "dead")
    empty, _ = kernel_folder(base, "empty", sockets=0)
    for dead in sockets:
        dead.close()
    assert sorted(stale.remove_stale(base)) == sorted([path, empty])
    assert os.listdir(base) == []


def test_what_is_alive_stays(base):
    path, sockets = kernel_folder(base, "alive")
    sockets[0].close()  # one that listens is enough
    assert stale.remove_stale(base) == [] and len(os.listdir(path)) == 2
    sockets[1].close()


def test_what_has_just_begun_or_is_not_a_kernels_stays(base):
    for made in (kernel_folder(base, "young", age=0), kernel_folder(base, "open"), kernel_folder(base, "file")):
        for dead in made[1]:
            dead.close()
    os.chmod(os.path.join(base, "zmqkernel-open"), 0o755)
    other = os.path.join(base, "zmqkernel-file")
    past = os.stat(other).st_mtime
    open(os.path.join(other, "kernel-notes"), "w").close()
    os.utime(other, (past, past))
    os.mkdir(os.path.join(base, "other"), 0o700)
    assert stale.remove_stale(base) == [] and len(os.listdir(base)) == 4
    assert stale.remove_stale(os.path.join(base, "nothere")) == []


def test_in_a_thread(base):
    kernel_folder(base, "empty", sockets=0)
    stale.remove_later([base, base], delay=0)
    wait_until(lambda: not os.listdir(base), "the removal")
