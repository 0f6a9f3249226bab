"""What is kept while nobody listens: in order, bounded, once."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os

import pytest

from zmqkernel.adapter import journal as subject
from zmqkernel.protocol.message import MessageFactory


@pytest.fixture
def journal():
    made = subject.Journal(MessageFactory(), limit=80000)
    made.keeping = True
    yield made
    made.close()


def note(journal, number, size=0, msg_type="stream"):
    """Keep a message with a number, and as much text as is wanted."""
    content = json.dumps({"name": "stdout", "text": "%d %s" % (number, "x" * size)}).encode("ascii")
    journal.note(msg_type, (b'{"msg_id":"m%d"}' % number, b'{"msg_id":"cell"}', b"{}", content))


def texts(entries):
    """Return the first words of what messages say."""
    return [json.loads(entry.decode("ascii"))["content"]["text"].split()[0] for entry in entries]


def test_messages_come_back_whole_and_in_order(journal):
    for number in range(5):
        note(journal, number)
    entries, more = journal.part(0)
    assert texts(entries) == ["0", "1", "2", "3", "4"] and not more
    assert json.loads(entries[3].decode("ascii")) == {
        "number": 4, "header": {"msg_id": "m3"}, "parent_header": {"msg_id": "cell"}, "metadata": {},
        "content": {"name": "stdout", "text": "3 "}}


def test_they_are_forgotten_when_they_have_been_got_and_not_before(journal):
    note(journal, 0)
    note(journal, 1)
    assert len(journal.part(0)[0]) == len(journal.part(0)[0]) == 2 == len(journal)
    assert texts(journal.part(1)[0]) == ["1"]
    assert journal.part(2) == ([], False)
    assert journal.part(0) == ([], False) and len(journal) == 0
    note(journal, 2)
    assert texts(journal.part(2)[0]) == ["2"]


def test_states_are_not_kept_and_nothing_is_while_somebody_listens(journal):
    note(journal, 0, msg_type="status")
    journal.keeping = False
    note(journal, 1)
    assert journal.part(0) == ([], False)


def test_it_is_handed_out_in_parts(journal, monkeypatch):
    monkeypatch.setattr(subject, "PART", 1000)
    for number in range(100):
        note(journal, number, 60)
    got, after, more, parts = [], 0, True, 0
    while more:
        entries, more = journal.part(after)
        got += texts(entries)
        after = json.loads(entries[-1].decode("ascii"))["number"]
        parts += 1
    assert got == [str(number) for number in range(100)] and parts > 10


def test_the_beginning_and_the_end_stay_and_the_cut_is_told(journal):
    for number in range(1000):
        note(journal, number, 1000)
    found = texts(journal.part(0)[0])
    cut = found.index("[zmqkernel]")
    assert found[:cut] == [str(number) for number in range(cut)] and cut > 5
    assert found[-1] == "999" and len(found) < 80
    missing = int(found[cut + 1]) - cut
    assert found[cut + 1:] == [str(number) for number in range(cut + missing, 1000)]
    told = json.loads(journal.part(0)[0][cut].decode("ascii"))["content"]["text"]
    assert "(%d messages)" % missing in told and "80000 bytes" in told


def test_one_message_that_is_larger_than_everything_is_told_of(journal):
    note(journal, 0)
    note(journal, 1, 90000)
    assert texts(journal.part(0)[0]) == ["0", "[zmqkernel]"]
    note(journal, 2)
    assert texts(journal.part(2)[0]) == ["2"]


def test_a_full_disk_is_a_gap(journal, monkeypatch):
    note(journal, 0)
    write = os.write
    monkeypatch.setattr(subject.os, "write", lambda fd, data: write(fd, data[:10]))
    note(journal, 1)
    note(journal, 2)
    monkeypatch.undo()
    note(journal, 3)
    assert texts(journal.part(0)[0]) == ["0", "[zmqkernel]", "3"]


def test_no_file_is_to_be_seen(journal, tmp_path, monkeypatch):
    import tempfile
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    note(journal, 0)
    assert not list(tmp_path.iterdir())
    assert texts(journal.part(0)[0]) == ["0"]
