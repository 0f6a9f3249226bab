# -*- coding: utf-8 -*-
"""What a cell prints arrives: all of it, and in order."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from testkit.kernels import RunningKernel


@pytest.fixture(scope="module")
def kernel():
    with RunningKernel() as running:
        running.run("from __future__ import print_function, unicode_literals\n"
                    "import os, sys, time, threading, subprocess, ctypes\n"
                    "from IPython.display import display, HTML\n"
                    "libc = ctypes.CDLL(None)")
        yield running


def test_everything_that_writes_to_standard_output_comes_in_order(kernel):
    result = kernel.run("print('1')\nos.write(1, b'2\\n')\n_ = libc.printf(b'3\\n')\n_ = os.system('echo 4')\n"
                        "_ = subprocess.call(['echo', '5'])\nprint('6')\n_ = libc.printf(b'7');")
    assert result.text() == "1\n2\n3\n4\n5\n6\n7"


def test_standard_error_has_its_place_between_lines_of_standard_output(kernel):
    result = kernel.run("for i in range(50):\n    print('o%d' % i)\n    sys.stderr.write('e%d\\n' % i)")
    expected = []
    for i in range(50):
        expected += ["out:o%d\n" % i, "err:e%d\n" % i]
    assert result.flow == expected


def test_what_write_returns_is_what_files_of_this_python_return(kernel):
    result = kernel.run("with open(os.devnull, 'w') as file:\n    usual = file.write(str('abc\\n'))\n\n"
                        "(sys.stderr.write(str('abc\\n')), sys.stdout.write(str('def\\n'))) == (usual, usual)")
    assert result.flow == ["err:abc\n", "out:def\n", "execute_result"]
    assert result.contents("execute_result")[0]["data"]["text/plain"] == "True"


def test_displays_and_results_have_their_place_between_prints(kernel):
    result = kernel.run("print('a')\ndisplay(HTML('x'))\nprint('b')\ndisplay(HTML('y'))\nos.write(1, b'c\\n');\n41 + 1")
    assert result.flow == ["out:a\n", "display_data", "out:b\n", "display_data", "out:c\n", "execute_result"]


def test_text_before_an_error_comes_before_it(kernel):
    result = kernel.run("os.write(1, b'a\\n')\nsys.stderr.write('b\\n')\n1 / 0")
    assert result.flow == ["out:a\n", "err:b\n", "error"]


def test_text_of_c_code_and_subprocesses_on_standard_error_arrives(kernel):
    result = kernel.run("_ = os.system('echo from a subprocess >&2')\n_ = os.write(2, b'from a descriptor\\n')")
    assert result.text("stderr") == "from a subprocess\nfrom a descriptor\n"


def test_what_a_subprocess_writes_to_standard_error_stays_before_what_python_writes_later(kernel):
    result = kernel.run("for i in range(5):\n    _ = os.system('echo s%d >&2' % i)\n    sys.stderr.write('p%d\\n' % i)\n"
                        "_ = os.system('echo last >&2')\ndisplay(HTML('x'))")
    assert result.text("stderr") == "".join("s%d\np%d\n" % (i, i) for i in range(5)) + "last\n"
    assert result.flow[-1] == "display_data"


def test_prints_of_one_cell_are_joined(kernel):
    result = kernel.run("for i in range(1000): print(i)")
    assert len(result.contents("stream")) < 50
    assert result.text() == "".join("%d\n" % i for i in range(1000))


def test_text_is_utf8_also_where_a_character_is_cut(kernel):
    result = kernel.run("print('é€😀' * 30000)\nprint('ß')\n"
                        "os.write(1, '€'.encode('utf-8')[:1]); time.sleep(0.02)\n"
                        "_ = os.write(1, '€'.encode('utf-8')[1:])")
    assert result.text() == "é€😀" * 30000 + "\nß\n€"


def test_bytes_that_are_no_text_are_shown_as_such(kernel):
    assert kernel.run("_ = os.write(1, b'a\\xff\\xfeb\\n')").text() == "a\ufffd\ufffdb\n"


def test_a_thread_that_prints_after_its_cell_is_heard(kernel):
    msg_id = kernel.client.execute(
        "done = threading.Event()\n"
        "def late():\n    done.wait()\n    print('late')\nthreading.Thread(target=late).start()")
    kernel.collect(msg_id)
    setter = kernel.client.execute("done.set()", silent=True)
    message = kernel.next_output(lambda found: found["msg_type"] == "stream")
    assert message["content"] == {"name": "stdout", "text": "late\n"}
    assert message["parent_header"]["msg_id"] in (msg_id, setter)


def test_a_process_that_a_cell_forks_can_print_to_both_streams(kernel):
    result = kernel.run("pid = os.fork()\n"
                        "if not pid:\n    print('child')\n    sys.stderr.write('child error\\n')\n"
                        "    display(HTML('x'))\n    os._exit(0)\n"
                        "_ = os.waitpid(pid, 0)\nprint('parent')")
    assert result.text() == "child\n<IPython.core.display.HTML object>\nparent\n"
    assert result.text("stderr") == "child error\n"


def test_a_forked_process_that_runs_on_does_not_answer_for_its_parent(kernel):
    worker = kernel.worker
    result = kernel.run("pid = os.fork()\nif pid: _ = os.waitpid(pid, 0)\nprint('both')")
    assert result.reply["status"] == "ok" and result.text() == "both\nboth\n"
    assert kernel.worker == worker


def test_a_cell_may_close_standard_output(kernel):
    kernel.run("sys.stdout.close()")
    assert kernel.run("print('again')").text() == "again\n"


def test_a_reader_that_stalls_loses_nothing(kernel):
    """One of two readers does not read while a cell prints much; afterwards it finds all of it."""
    count = 100
    reader = kernel.new_client()
    try:
        reader.wait_for_ready(timeout=30)
        msg_id = kernel.client.execute("for i in range(%d): sys.stdout.write(%r)" % (count, str("x" * 99999 + "\n")))
        assert len(kernel.collect(msg_id, timeout=60).text()) == count * 100000
        kernel.client, first = reader, kernel.client
        try:
            messages = kernel.output_of(msg_id)
        finally:
            kernel.client = first
        text = "".join(content["text"] for kind, content in messages if kind == "stream")
        assert len(text) == count * 100000
    finally:
        reader.stop_channels()


def test_memory_stays_bounded_while_nobody_reads(kernel):
    """A cell that prints without end waits for its reader, and can be interrupted all the same."""
    msg_id = kernel.client.execute("while True: sys.stdout.write('x' * 100000)")
    kernel.next_output(lambda found: found["msg_type"] == "stream")
    sizes = [_peak(kernel.pid)]
    while len(sizes) < 3 or sizes[-1] != sizes[-3]:
        kernel.client.is_alive()
        import time
        time.sleep(0.2)
        sizes.append(_peak(kernel.pid))
        assert sizes[-1] < 200 << 10
    kernel.process.send_signal(2)
    messages = kernel.output_of(msg_id)
    assert [content["ename"] for kind, content in messages if kind == "error"] == ["KeyboardInterrupt"]
    kernel.collect(kernel.client.execute("pass"))


def _peak(pid):
    """Return the largest resident size that a process has had, in KiB."""
    with open("/proc/%d/status" % pid) as stream:
        return next(int(line.split()[1]) for line in stream if line.startswith("VmHWM"))
