"""What a person at the terminal waits for: the next prompt behind a cell, and each key that is typed."""
from __future__ import absolute_import, division, unicode_literals

import re
import time

from .terminal import screen_of

#: letters that neither a prompt nor the chatty thread's lines contain
LETTERS = "abcdefghijklmopqrstuvwxyz"
#: seconds between two keys
PACE = 0.03
#: a thread that prints ten thousand lines a second
CHATTER = (b"import threading, time; stop = []\r"
           b"def chat(): exec('while not stop:\\n for _ in range(50): print(10**30)\\n time.sleep(.005)')\r\r"
           b"threading.Thread(target=chat, daemon=True).start()\r")


def _next_prompt(screen, code, number, count):
    """Return the seconds from Enter to the next prompt, for ``count`` cells; the first prompt is ``number``."""
    taken = []
    for at in range(number, number + count):
        screen.type(code)
        screen.wait(re.escape(code))
        begin = time.perf_counter()
        screen.type(b"\r")
        taken.append(screen.wait(br"In \[%d\]:" % (at + 1)) - begin)
        time.sleep(PACE)
    return sorted(taken)[len(taken) // 2]


def cells(subject):
    """Milliseconds from Enter to the next prompt: of a cell ``1``, and of ``!true``."""
    def measure(screen):
        screen.wait(br"In \[1\]:")
        _next_prompt(screen, b"1", 1, 3)
        _next_prompt(screen, b"!true", 4, 2)
        return {"Enter to next prompt, ms": _next_prompt(screen, b"1", 6, 15) * 1e3,
                "!true to next prompt, ms": _next_prompt(screen, b"!true", 21, 11) * 1e3}

    return screen_of(subject, b"", measure)


def _echoes(screen, count):
    """Return the 99th percentile of the seconds from a key to its letter on the screen."""
    taken = []
    for at in range(count):
        letter = LETTERS[at % len(LETTERS)].encode("ascii")
        if at % len(LETTERS) == 0 and at:
            screen.type(b"\x17")  # the word that has been typed so far
            time.sleep(10 * PACE)
            screen.skip()
        begin = time.perf_counter()
        screen.type(letter)
        taken.append(screen.wait(letter) - begin)
        time.sleep(PACE)
        screen.skip()
    return sorted(taken)[int(len(taken) * 0.99)]


def echo(subject):
    """Milliseconds from a key to what it shows: at the end of a long cell, and while a thread prints."""
    def long_cell(screen):
        screen.wait(br"In \[1\]:")
        lines = "\n".join("name_%d = %d" % (number, number) for number in range(500)) + "\n"
        screen.type(b"\x1b[200~" + lines.replace("\n", "\r").encode("ascii") + b"\x1b[201~")
        screen.wait(b"499")
        time.sleep(1)
        screen.skip()
        return {"key echo p99, 500-line cell, ms": _echoes(screen, 150) * 1e3}

    def chatty(screen):
        screen.wait(br"In \[1\]:")
        screen.type(CHATTER)
        screen.wait(br"In \[4\]:")
        time.sleep(1)
        screen.skip()
        return {"key echo p99, chatty thread, ms": _echoes(screen, 150) * 1e3}

    figures = screen_of(subject, b"", long_cell)
    figures.update(screen_of(subject, b"", chatty))
    return figures

