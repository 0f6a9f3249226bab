"""The store of pickles with its tables and links."""
from __future__ import absolute_import, unicode_literals

import os

import pytest

from IPython.external import pickleshare
from IPython.external.pickleshare import PickleShareDB, gethashfile


@pytest.fixture
def db(tmpdir):
    return PickleShareDB(str(tmpdir.join("a", "store")))


def test_a_folder_is_made_and_shared(db):
    db["deep/key"] = [1, 2]
    assert os.path.isfile(os.path.join(str(db.root), "deep", "key"))
    assert PickleShareDB(str(db.root))["deep/key"] == [1, 2]
    assert db["deep/key"] is db["deep/key"] and len(db.cache) == 1
    db.uncache(os.path.join(str(db.root), "deep", "key"))
    assert db.cache == {} and db.keys("deep/*") == list(db) == ["deep/key"]
    assert db.pop("deep/key") == [1, 2] and "deep/key" not in db


def test_a_folder_that_cannot_be_made_is_an_error(tmpdir):
    tmpdir.join("file").write("")
    with pytest.raises(OSError):
        PickleShareDB(str(tmpdir.join("file", "store")))


def test_a_table_has_many_keys_in_few_files(db):
    expected = {"key%d" % number: number for number in range(9)}
    for key, value in expected.items():
        db.hset("table", key, value)
    assert db.hget("table", "key3") == 3 and db.hdict("table") == expected
    db.hcompress("table")
    assert db.keys() == ["table/xx"] and db.hdict("table") == expected
    with pytest.raises(KeyError):
        db.hget("table", "key3")
    assert db.hget("table", "key3", fast_only=False) == 3
    assert db.hget("table", "none", "default") == "default"
    db.hset("table", "key3", "newer")
    assert db.hdict("table")["key3"] == "newer"


def test_files_of_a_table_that_cannot_be_read_are_removed(db, capsys):
    db.hset("table", "key", 1)
    other = "00" if gethashfile("key") != "00" else "01"
    with open(os.path.join(str(db.root), "table", other), "wb") as file:
        file.write(b"no pickle")
    assert db.hdict("table") == {"key": 1}
    assert "table/" + other in capsys.readouterr()[0]
    assert db.keys() == ["table/" + gethashfile("key")]


def test_a_value_is_waited_for(db, monkeypatch):
    naps = []

    def nap(seconds):
        naps.append(seconds)
        if len(naps) == 5:
            db["late"] = 1

    monkeypatch.setattr(pickleshare.time, "sleep", nap)
    with pytest.raises(KeyError):
        db.waitget("late", maxwaittime=0.5)
    assert db.waitget("late") == 1


def test_a_link_has_the_keys_of_a_folder_as_attributes(db):
    link = db.getlink("folder")
    link.name = 2
    assert link.name == 2 and db["folder/name"] == 2
    assert "name" in repr(link) and not hasattr(link, "other")
