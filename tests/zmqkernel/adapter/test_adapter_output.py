# -*- coding: utf-8 -*-
"""Marks in the pipes: what is text, what has to wait, and what is joined."""
from __future__ import absolute_import, division, print_function, unicode_literals

import fcntl
import os

import pytest

from zmqkernel.adapter.output import MESSAGE_SIZE, MarkedReader, Output
from zmqkernel.protocol import packets
from zmqkernel.worker.output import MarkedPipe, Marks

PREFIX = packets.new_mark_prefix()


class Pipe(object):
    """Both ends of a pipe: the worker's and the adapter's."""

    def __init__(self):
        read_end, self.write_end = os.pipe()
        fcntl.fcntl(read_end, fcntl.F_SETFL, os.O_NONBLOCK)
        self.reader = MarkedReader(read_end, PREFIX)
        self.marks = MarkedPipe(self.write_end, PREFIX)

    def write(self, data):
        os.write(self.write_end, data)

    def mark(self):
        return packets.MARK.unpack(self.marks.mark())[0]

    def close(self):
        os.close(self.reader.fd)
        os.close(self.write_end)


@pytest.fixture
def pipe():
    made = Pipe()
    yield made
    made.close()


@pytest.fixture
def output(pipe):
    """An Output over ``pipe`` and another pipe; what it publishes is in its list ``published``."""
    other = Pipe()
    published = []
    made = Output(lambda kind, content, parent, topic: published.append((topic, content)), pipe.reader, other.reader)
    made.published = published
    made.other = other
    yield made
    other.close()


def test_text_before_a_mark_is_taken_and_text_behind_it_waits(pipe):
    pipe.write(b"before")
    number = pipe.mark()
    pipe.write(b"behind")
    pipe.reader.read()
    assert pipe.reader.take() == b"before"
    assert pipe.reader.held and pipe.reader.take() == b""
    assert pipe.reader.until(number) == b""
    assert not pipe.reader.held and pipe.reader.take() == b"behind"


def test_until_reads_what_is_still_in_the_pipe(pipe):
    pipe.write(b"one")
    pipe.mark()
    pipe.write(b"two")
    number = pipe.mark()
    pipe.write(b"three")
    assert pipe.reader.until(number) == b"onetwo"
    assert pipe.reader.take() == b"three"


def test_a_mark_that_arrives_in_two_halves_is_one(pipe):
    mark = PREFIX + packets.MARK.pack(1)
    for cut in range(1, len(PREFIX)):
        reader = Pipe()
        reader.write(b"text" + mark[:cut])
        reader.reader.read()
        assert reader.reader.take() == b"text"
        reader.write(mark[cut:] + b"more")
        assert reader.reader.until(1) == b""
        assert reader.reader.take() == b"more"
        reader.close()


def test_a_mark_that_never_comes_does_not_hang(pipe):
    pipe.write(b"text")
    assert pipe.reader.until(7) == b""
    assert pipe.reader.take() == b"text"


def test_what_a_dead_worker_left_is_all_text_and_counting_begins_again(pipe):
    pipe.write(b"a")
    pipe.mark()
    pipe.write(b"b")
    assert pipe.reader.finish() == b"ab"
    again = MarkedPipe(pipe.write_end, PREFIX)
    number = packets.MARK.unpack(again.mark())[0]
    assert number == 1 and pipe.reader.until(1) == b""


def test_text_read_together_with_a_mark_is_published_without_more_coming(pipe, output):
    number = pipe.mark()
    pipe.write(b"behind")
    output.up_to(number, output.other.mark())
    assert output.published == [] and output.deadline is not None
    output.tick()
    assert output.published == [(b"stream.stdout", b'{"name":"stdout","text":"behind"}')]


def test_a_character_cut_by_chunks_is_one(pipe, output):
    data = "é".encode("utf-8")
    output.add("stdout", data[:1])
    output.flush()
    output.add("stdout", data[1:])
    output.flush()
    assert output.published == [(b"stream.stdout", b'{"name":"stdout","text":"\\u00e9"}')]


def test_long_text_makes_several_messages(output):
    output.add("stdout", b"x" * (3 * MESSAGE_SIZE))
    assert len(output.published) == 3


def test_a_change_of_stream_publishes_what_came_before(output):
    output.add("stdout", b"a")
    output.add("stderr", b"b")
    output.add("stderr", b"c")
    output.flush()
    assert [content for _, content in output.published] == [
        b'{"name":"stdout","text":"a"}', b'{"name":"stderr","text":"bc"}']


def test_text_on_standard_error_has_its_place_before_or_behind_a_packet_too(pipe, output):
    output.other.write(b"before")
    numbers = pipe.mark(), output.other.mark()
    output.other.write(b"behind")
    output.before(*numbers)
    output.add("stderr", b" packet ")
    output.tick()
    output.flush()
    assert b"".join(content for _, content in output.published).count(b"before packet behind") == 1


def test_an_empty_pipe_needs_no_mark(pipe, output):
    both = Marks([pipe.marks, output.other.marks])
    assert packets.MARKS.unpack(both()) == (0, 0) and both.late() is None
    pipe.write(b"text")
    assert packets.MARKS.unpack(both()) == (1, 0) and both.late() is None


def test_text_that_comes_while_a_packet_without_a_mark_is_sent_is_told_apart_from_what_follows(pipe, output):
    both = Marks([pipe.marks, output.other.marks])
    both()
    pipe.write(b"meanwhile")
    kind, numbers, text = both.late()
    pipe.write(b"later")
    assert (kind, packets.MARKS.unpack(numbers), text) == (packets.STDERR, (1, 1), b"")
    output.look()
    output.readable()
    output.up_to(0, 0)
    assert [content for _, content in output.published] == [b'{"name":"stdout","text":"meanwhile"}']
    output.before(*packets.MARKS.unpack(numbers))
    output.tick()
    assert output.published[1:] == [(b"stream.stdout", b'{"name":"stdout","text":"later"}')]


def test_a_pipe_is_read_once_for_each_time_it_was_looked_at(pipe, output):
    pipe.write(b"seen")
    output.look()
    output.readable()
    pipe.write(b"perhaps behind a packet on the link")
    output.readable()
    output.tick()
    assert [content for _, content in output.published] == [b'{"name":"stdout","text":"seen"}']
