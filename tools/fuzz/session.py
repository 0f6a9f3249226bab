"""One session: bursts of random things, and after each the question whether it still works."""
from __future__ import absolute_import, division, print_function, unicode_literals

import random
import time

from . import cells, ending, faults, keys, oracles
from .oracles import Finding, Resources
from .recovery import PATIENCE, Recovery
from .subject import Subject
from .terminal import MANNERS, FuzzTerminal, plain

SIZE = (30, 100)
PAUSES = (0, 0, 0, 0.005, 0.02, 0.05, 0.2)
#: in keys: what may end a session, as far as can be told
MAY_END = (b"\x04", b"\x1c", b"xit", b"uit", b"embed")


class Session(object):
    """A session with random input.

    :param python: the interpreter to test.
    :param seed: of everything random.
    :param bursts: how many.
    :param modes: ``kernel``, ``in-process`` or ``both``.
    """

    def __init__(self, python, seed, bursts=8, modes="both"):
        self.rng = rng = random.Random(seed)
        self.seed, self.bursts = seed, bursts
        drawn = rng.random() < 0.25
        self.in_process = drawn if modes == "both" else modes == "in-process"
        editing = rng.choice(("emacs", "emacs", "vi"))
        self.options = ["--no-banner", "--TerminalInteractiveShell.editing_mode=%s" % editing]
        self.options += ["--in-process"] if self.in_process else []
        self.options += ["--no-confirm-exit"] if rng.random() < 0.2 else []
        self.options += ["--simple-prompt"] if rng.random() < 0.05 else []
        self.manner = rng.choice(MANNERS)
        self.subject = Subject(python, self.options)
        self.resources = Resources(self.subject, self.note, self.in_process)
        self.actions, self.output = [], []
        self.counts = {"keys": 0, "signals": 0, "cells": 0, "bursts": 0}
        self.started = time.time()
        self.term = self.recovery = None
        self._may_end = self._unclean = False

    def note(self, *words):
        """Keep what was done."""
        self.actions.append("%.3f %s" % (time.time() - self.started, " ".join("%s" % (word,) for word in words)))

    def run(self):
        """Run the session; return a list of findings."""
        self.note("seed", self.seed, "options", self.options, "cursor", self.manner)
        self.term = FuzzTerminal(self.subject.argv, self.manner, self.rng, env=self.subject.env,
                                 cwd=self.subject.home, size=SIZE)
        self.recovery = Recovery(self.term, self.subject, self.rng)
        while self.subject.pid is None and self.term.pump(0.02):
            continue
        try:
            self._live()
            self._end()
        except Finding as finding:
            return ["%s" % finding] + self.collect()
        return self.collect() + ending.look_behind(self.term, self.subject, self._unclean)

    def _live(self):
        if self.bursts and self.rng.random() < 0.3:
            self._type_ahead()
        else:
            self.recovery.shows(["In [1]"], time.time() + PATIENCE)
        self.note("first prompt")
        self.resources.begin()
        for _ in range(self.bursts):
            if self.ended():
                return
            self._burst()
            self.recover()
            findings = self.collect()
            if findings:
                raise Finding("; ".join(findings))
            if self.rng.random() < 0.15 and not self.ended():
                self.resources.look_at_rest(self.term.wait_for)
        if not self.ended():
            self.resources.look_at_memory()

    def _type_ahead(self):
        """Type before there is a prompt: until the program has begun to listen anything may end it."""
        for _ in range(self.rng.randint(1, 10)):
            self.type(keys.random_keys(self.rng))
            self.term.wait_for(self.rng.choice((0, 0.02, 0.1)))
        self._may_end = True
        self.recover()
        if self.ended():
            self.term.take_output()

    def _burst(self):
        self.counts["bursts"] += 1
        self._may_end = False
        for _ in range(self.rng.randint(5, 40)):
            if self.ended():
                return
            self.rng.choice(self.ACTIONS)(self)
            self.term.wait_for(self.rng.choice(PAUSES))

    # -- what a burst is made of

    def type(self, data):
        """Type bytes."""
        self.counts["keys"] += len(data)
        self._may_end = self._may_end or any(sign in data for sign in MAY_END)
        self.note("type", repr(data), "" if self.term.send(data) else "(lost)")

    def _keys(self):
        for _ in range(self.rng.randint(1, 8)):
            self.type(keys.random_keys(self.rng))

    def _cell(self):
        code = cells.random_cell(self.rng, self.in_process)
        self.counts["cells"] += 1
        if self.rng.random() < 0.7:
            self.type(b"\x03")
            self.term.wait_for(0.05)
        if "\n" in code:
            code = "\x1b[200~%s\x1b[201~" % code.replace("\n", "\r")
        self.type(code.encode("utf-8"))
        self.term.wait_for(self.rng.choice((0, 0.02, 0.1)))
        self.type(b"\r" if self.rng.random() < 0.7 else b"\x1b\r")
        self.term.wait_for(self.rng.choice((0, 0.05, 0.3)))

    def _cell_with_keys(self):
        self._cell()
        self._keys()

    def _interrupt(self):
        self.type(b"\x03" * self.rng.choice((1, 1, 1, 2, 3)))

    def _signal(self):
        role, name, ends = faults.random_signal(self.rng, self.in_process)
        self._may_end = self._may_end or ends
        self.counts["signals"] += 1
        self.note("signal", role, name, faults.deliver(self.subject, self.rng, role, name))

    def _resize(self):
        size = faults.random_size(self.rng)
        self.note("size", *size)
        self.term.resize_safely(*size)

    ACTIONS = (_keys, _keys, _keys, _cell, _cell, _cell_with_keys, _signal, _resize, _interrupt)

    # -- looking

    def ended(self):
        """Return how the terminal's process has ended, or None.

        :raises Finding: where nobody has asked for it.
        """
        how = self.subject.ended
        if how is not None and not self._may_end:
            raise Finding("the terminal's process has ended unasked: %s" % (how,))
        return how

    def recover(self):
        """Have a prompt that works, where the session goes on."""
        self.term.resize_safely(*SIZE)
        self.note("recover")
        self.note("works after", self.recovery(self.ended))

    def collect(self):
        """Keep what has come since the last time; return what is wrong with it."""
        output = self.term.take_output()
        self.output.append(output)
        return oracles.bad_texts(plain(output))

    def _end(self):
        self._may_end = True
        if self.ended():
            return
        way = self.rng.choice(ending.WAYS)
        self.note("end by", way)
        self._unclean = way in ending.UNCLEAN
        ending.end(self.term, self.subject, way, self.recover)
        self.note("ended", self.subject.ended)

    def close(self):
        """End everything and remove the home."""
        self.subject.remove()
        if self.term is not None:
            self.term.close()
        self.subject.remove()
