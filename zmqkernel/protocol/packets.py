"""What adapter and worker, and adapter and fork server, say to each other.

On the link (framed by :mod:`.link`) the first frame of a packet is one byte that tells its kind; the other frames
are listed below.  Numbers are packed by the structs of this module.

To the worker::

    START      JSON: execution_count, history_session, lost_inputs, restarts
    REQUEST    number and flags, channel, header, metadata, content, buffers...
    INTERRUPT  number of the request that a SIGINT, sent right after this packet, is meant for
    RESUME     (nothing)  the adapter has dealt with what stood behind a request that failed
    INPUT      content of the input_reply
    EXIT       b"1" where a restart follows
    ANSWER     JSON: what has come of an ORDER
    KEEP       (nothing)  copies of this worker can be looked after from now on: it may take checkpoints
    DETACH     (nothing)  the terminal is not ours any more
    LOST       JSON: cells, the numbers of those whose effects a crash has lost

(The adapter publishes the ``execute_input`` of a request as it begins to run; not where the sender lends its terminal,
which has to know when the worker has begun.)

From the worker::

    READY      JSON: execution_count, history_session
    FAILED     text: why there is no shell
    PUBLISH    marks, message type, parent header, metadata, content, buffers...
    REPLY      number, marks, execution count and flags, message type, metadata, content, buffers...
    STDERR     marks, text
    ALIVE      (nothing)  the main thread runs Python code that notices signals
    ASK        marks, content of the input_request
    FLUSHED    execution count: earlier inputs are on disk
    BYE        (nothing)  the kernel shall end, as ``exit`` asks
    COPY       JSON: what the copy is whose link has just been handed over (:mod:`zmqkernel.worker.checkpoints`)
    ORDER      JSON: what is to be done about checkpoints (:mod:`zmqkernel.worker.magics`); ANSWER follows
    NO_COPY    text: why no checkpoint is taken; empty where that has passed
    RECOVERED  JSON: cells, the numbers of lost ones that the running request has run again

To a sleeping copy (after two descriptors: its lifeline, and the socket to hand over the links of its own copies)::

    WAKE       JSON: as START, and: written, the number up to which inputs are on disk

**Marks** keep the order of what goes through different channels.  Before the worker sends a packet that has its place
among printed text, it writes a mark into either pipe: sixteen bytes that no program prints, with a number.  Text
before the mark belongs before the packet, text after it belongs behind it, whoever wrote it: Python, C code or a
subprocess.  Nobody has to wait for an acknowledgement.

A pipe that is **empty** when the packet is sent gets no mark: the number is 0, and what was printed before is with the
adapter already.  What is printed after must not overtake the packet.  Therefore the adapter reads a pipe only when it
has seen something in it *and then* served all that is on the link: text that a packet without a mark went before
was not there when the pipe was looked at, or the packet is on the link by now.  Where others print at that very
moment, the worker sees that the pipe is not empty after the packet either, and sends an empty STDERR packet with marks.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import struct

START, REQUEST, INTERRUPT, RESUME, INPUT, EXIT, DETACH = b"S", b"R", b"I", b"G", b"A", b"X", b"D"
KEEP, WAKE, ANSWER, LOST = b"K", b"W", b"O", b"L"
READY, FAILED, PUBLISH, REPLY, STDERR, ASK, FLUSHED, BYE = b"r", b"f", b"P", b"Y", b"E", b"?", b"F", b"B"
COPY, NO_COPY, ORDER, RECOVERED = b"C", b"N", b"O", b"V"

ALIVE = b"L"

#: number of a request, flags
REQUEST_HEAD = struct.Struct(str("<QB"))
#: mark on stdout, mark on stderr
MARKS = struct.Struct(str("<II"))
#: number of a request, mark on stdout, mark on stderr, execution count, flags
REPLY_HEAD = struct.Struct(str("<QIIqB"))
MARK = struct.Struct(str("<I"))
NUMBER = struct.Struct(str("<q"))

#: flag of a request: the sender lends its terminal for the time of the request
LEASE = 1
#: flag of a reply: the request failed, and what stands in the queue behind it is to be aborted
STOP = 1

#: fork server: command to fork a worker; three descriptors follow (link, lifeline, socket to hand over copies' links)
FORK = b"F"
#: fork server: command to remove a path when the adapter is gone; a u32 length and the path follow
REMOVE = b"C"
#: fork server: command to become the parent of processes whose parents have ended
ADOPT = b"A"
#: (DETACH is a command of the fork server too: begin a session, let go of the terminal, and have workers do without)
#: fork server's reports: kind, process id, status (of waitpid, or an errno)
REPORT = struct.Struct(str("<cii"))
STARTED, EXITED, REFUSED, ADOPTING = b"S", b"X", b"E", b"A"
#: (with the number of the signal; CONTINUED without)
STOPPED, CONTINUED = b"Z", b"C"
LENGTH = struct.Struct(str("<I"))
#: what a copy of a worker says first, over its own socket: its process id
PID = struct.Struct(str("<i"))

_MARK_START = b"\xff\xfeZK"
MARK_SIZE = 16


def new_mark_prefix():
    """Return the twelve bytes that marks of one kernel begin with.  They are not UTF-8, and random."""
    return _MARK_START + os.urandom(8).replace(b"\xff", b"\x01")
