"""The adapter of an embedded kernel treats its worker as it treats a process."""
from __future__ import absolute_import, division, print_function, unicode_literals

import inspect

import pytest

from zmqkernel.adapter.embedded import EmbeddedWorkers
from zmqkernel.adapter.workers import Workers

#: what is only called for what an embedded kernel never has: copies, other workers, files of its own, an owner
FOR_PROCESSES = {"adopted", "detach", "keep", "remove_later", "resume", "start", "wake"}
parameters = getattr(inspect, "getfullargspec", None) or inspect.getargspec


def public(kind):
    return set(name for name, _ in inspect.getmembers(kind, callable) if not name.startswith("_"))


def test_it_can_be_asked_for_everything_that_it_may_be_asked_for():
    assert public(Workers) - public(EmbeddedWorkers) == FOR_PROCESSES


@pytest.mark.parametrize("name", sorted((public(Workers) - FOR_PROCESSES) & public(EmbeddedWorkers)))
def test_it_is_asked_in_the_same_way(name):
    ours, theirs = parameters(getattr(EmbeddedWorkers, name)), parameters(getattr(Workers, name))
    assert (ours.args, ours.defaults) == (theirs.args, theirs.defaults)
