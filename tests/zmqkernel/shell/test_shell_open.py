"""``open`` of a shell: the builtin, but for the standard streams."""
from __future__ import absolute_import, unicode_literals

import pytest

from zmqkernel.shell.environment import guarded_open


def test_a_person_who_asks_about_it_is_told_about_the_builtin():
    assert guarded_open.__doc__ == open.__doc__ and "guarded" not in repr(guarded_open)
    assert guarded_open.__module__ == open.__module__


def test_it_does_not_take_the_standard_streams_away(tmpdir):
    with pytest.raises(ValueError):
        guarded_open(1, "w")
    with guarded_open(str(tmpdir.join("file")), "w") as stream:
        stream.write(str("text"))
    assert tmpdir.join("file").read() == "text"
