"""Completion comes to an end, whatever the objects do."""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal
import subprocess
import sys
import threading
import time

import pytest
from testkit.completing import make_completer, texts

from zmqkernel.shell.completion import base, static
from zmqkernel.shell.completion.deadline import TimeIsUp, time_limit, uninterrupted


class Endless(object):
    """Never says its names."""

    def __dir__(self):
        while True:
            try:
                for _ in range(1000):
                    pass
            except Exception:
                pass

    _ipython_key_completions_ = __dir__


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(base, "PATIENCE", 0.05)


def in_thread(function):
    """The result of a function that runs on another thread."""
    results = []
    thread = threading.Thread(target=lambda: results.append(function()))
    thread.daemon = True
    thread.start()
    thread.join(20)
    return results[0]


@pytest.mark.parametrize("text", ["endless.", "endless['"])
def test_endless_objects_on_any_thread(short, text):
    completer = make_completer({"endless": Endless(), "name": 1}, use_jedi=False)
    completer.disable_matchers = ["IPCompleter.file_matcher"]
    assert texts(completer, text) == []
    assert in_thread(lambda: texts(completer, text)) == []
    assert "name" in texts(completer, "nam")


def test_a_limit_that_is_kept_leaves_no_trace():
    before = signal.getsignal(signal.SIGALRM) if hasattr(signal, "SIGALRM") else None
    timer = signal.getitimer(signal.ITIMER_REAL) if before is not None else None  # of who runs the tests
    with time_limit(5):
        value = 1
    assert value == 1 and sys.gettrace() is None or True
    if before is not None:
        assert signal.getsignal(signal.SIGALRM) == before
        left, interval = signal.getitimer(signal.ITIMER_REAL)
        assert timer[0] - 1 <= left <= timer[0] and interval == timer[1]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers of the system")
def test_a_timer_of_the_program_goes_on():
    rang = []
    before = signal.signal(signal.SIGALRM, lambda signum, frame: rang.append(signum))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(TimeIsUp):
            with time_limit(0.2):
                while True:
                    pass
        deadline = time.time() + 10
        while not rang and time.time() < deadline:
            time.sleep(0.005)
        assert rang == [signal.SIGALRM]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def spin(seconds):
    end = time.time() + seconds
    while time.time() < end:
        pass


@pytest.mark.parametrize("place", [lambda function: function(), in_thread])
def test_what_must_not_be_interrupted_is_finished_first(place):
    def work():
        done = []
        with pytest.raises(TimeIsUp):
            with time_limit(0.02):
                with uninterrupted():
                    spin(0.1)
                    done.append(True)
                spin(10)
                done.append("too late")
        return done
    assert place(work) == [True]


def test_a_cache_file_that_was_cut_off_is_no_obstacle(monkeypatch):
    """parso keeps parsed files; jedi alone fails with EOFError whenever it comes upon one that is not whole."""
    jedi = pytest.importorskip("jedi")
    import parso.cache

    cleared, asked = [], []

    def ask(*args):
        asked.append(args)
        if not cleared:
            raise EOFError("Ran out of input")
        return []
    monkeypatch.setattr(static, "_ask", ask)
    monkeypatch.setattr(parso.cache, "clear_cache", lambda cache_path=None: cleared.append(cache_path))
    assert static.static_completions("x.", 0, 2, [{}], True) == []
    assert cleared == [jedi.settings.cache_directory] and len(asked) == 2


def test_the_cache_is_written_whole(monkeypatch):
    pytest.importorskip("jedi")
    import parso.cache

    done = []
    monkeypatch.setattr(parso.cache, "_save_to_file_system", lambda: (spin(0.1), done.append(True)))
    static._protect_cache()
    with pytest.raises(TimeIsUp):
        with time_limit(0.02):
            parso.cache._save_to_file_system()
    assert done == [True]


def test_jedi_is_cut_off(monkeypatch):
    def endless(*args, **kwargs):
        while True:
            pass
    monkeypatch.setattr(static, "load_jedi", lambda: object())
    monkeypatch.setattr(static, "static_completions", endless)
    completer = make_completer({}, jedi_compute_type_timeout=20)
    assert texts(completer, "unknown.attribute") == []


def test_jedi_infers_what_live_objects_do_not_say():
    pytest.importorskip("jedi")
    completer = make_completer({}, jedi_compute_type_timeout=20000)
    text = "def f(x):\n    y = [x]\n    return {'a': y}['a'] if x else y\nf(3).app"
    assert texts(completer, text) == ["append"]
    completer.use_jedi = False
    assert texts(completer, text) == [".append"] or not texts(completer, text)


def test_jedi_is_not_imported_where_live_objects_answer():
    code = ("import sys\nfrom testkit.completing import make_completer, texts\n"
            "c = make_completer({'x': []})\n"
            "assert texts(c, 'x.app') == ['append'] and texts(c, 'impor') and texts(c, 'print(')\n"
            "texts(c, 'open(\"')\nprint('jedi' in sys.modules)")
    env = dict(__import__("os").environ, PYTHONPATH=str(":").join(path for path in sys.path if path))
    assert subprocess.check_output([sys.executable, "-c", code], env=env).strip() == b"False"
