"""How a session ends: threads and exit handlers get their time, and Ctrl-C takes it away."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from testkit.sessions import ipython, prompt

#: two files with which a thread and a test talk
BEGIN = ("import atexit, os, sys, threading, time; "
         "wait = lambda name: [time.sleep(0.02) for _ in iter(lambda: os.path.exists(name), True)]; "
         "say = lambda text: (sys.stdout.write(text + chr(10)), sys.stdout.flush()){enter}")
THREAD = "threading.Thread(target=lambda: (say('thread ' + 'waits'), wait('go'), say('thread ' + 'ends'))).start(){enter}"
HANDLER = "handler = atexit.register(lambda: (time.sleep(2.5), say('handler ' + 'ran'))){enter}"


def test_threads_and_exit_handlers_are_waited_for(tmpdir):
    with ipython("--no-banner", cwd=str(tmpdir)) as term:
        term.wait(prompt(1))
        term.type(BEGIN)
        term.wait(prompt(2))
        term.type(HANDLER)
        term.wait(prompt(3))
        term.type(THREAD)
        term.wait("thread waits")
        term.wait(prompt(4))
        term.type("exit{enter}")
        term.wait(re.compile(r"In \[4\]: exit\s*$"))
        tmpdir.join("go").write("")
        term.wait("thread ends")
        term.wait("handler ran", timeout=20)
        assert term.wait_end() == 0


SPY = """
import sys, threading, time

main = threading.current_thread().ident

def functions():
    frame = sys._current_frames()[main]
    while frame is not None:
        yield frame.f_code.co_name
        frame = frame.f_back

def watch():
    while "_wait_for_threads" not in functions():
        time.sleep(0.02)
    sys.stdout.write("waiting " + "has begun\\n")
    sys.stdout.flush()
    while True:
        time.sleep(1)

threading.Thread(target=watch).start()
"""


def test_ctrl_c_ends_the_waiting_for_a_thread(tmpdir):
    tmpdir.join("spying.py").write(SPY)
    with ipython("--no-banner", cwd=str(tmpdir)) as term:
        term.wait(prompt(1))
        term.type("import spying{enter}")
        term.wait(prompt(2))
        term.type("exit{enter}")
        term.wait("waiting has begun")
        term.type("{c-c}")
        assert term.wait_end() == 0
