"""What user code finds in the kernel of a Jupyter frontend."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import time

import pytest

from ipython_compat.modules import is_importable
from zmqkernel.client.starting import start_kernel


class Notebook(object):
    """A kernel, and what it publishes for a cell."""

    def __init__(self, env):
        path = os.path.join(env[str("JUPYTER_RUNTIME_DIR")], "kernel-t.json")
        self.kernel = start_kernel(env=env, connection_file=path)
        self.client = self.kernel.client()
        self.messages = []
        self.client.on_iopub(self.messages.append)
        self.client.wait_ready(30)

    def run(self, code, **options):
        """Run a cell; return the content of the reply."""
        del self.messages[:]
        return self.client.execute(code, timeout=30, **options).content

    def value(self, expression):
        """Return the text of an expression's value."""
        answer = self.run("", user_expressions={"x": expression})["user_expressions"]["x"]
        assert answer["status"] == "ok", answer
        return answer["data"]["text/plain"]

    def close(self):
        """End the kernel."""
        self.client.close()
        self.kernel.terminate()

    def published(self, msg_type):
        """Return the contents of what the last cell published of a type."""
        return [message.content for message in self.messages if message.msg_type == msg_type]


@pytest.fixture(scope="module")
def env_of_notebook(tmp_path_factory):
    """Return a function that makes the environment of a kernel with folders of its own."""
    def make(name):
        home = tmp_path_factory.mktemp(name)
        return dict(os.environ, HOME=str(home), IPYTHONDIR=str(home / "ipython"),
                    JUPYTER_RUNTIME_DIR=str(home / "runtime"))
    return make


@pytest.fixture(scope="module")
def notebook(env_of_notebook):
    notebook = Notebook(env_of_notebook("notebook"))
    yield notebook
    notebook.close()


@pytest.mark.parametrize("expression", [
    "type(get_ipython()).__name__ == 'ZMQInteractiveShell'",
    "type(get_ipython()).__module__ == 'ipykernel.zmqshell'",
    "'zmq' in str(type(get_ipython())).lower()",
    "'terminal' not in type(get_ipython()).__module__",
    "get_ipython().has_trait('kernel')",
    "'ipykernel' in __import__('sys').modules",
    "'ipykernel.zmqshell' in __import__('sys').modules",
    "'IPython' in __import__('sys').modules",
    "type(__import__('traitlets').config.Application.instance()).__name__ == 'IPKernelApp'",
    "__import__('traitlets').config.Application.instance().kernel is get_ipython().kernel",
    "type(get_ipython().kernel.session).__name__ == 'Session'",
    "isinstance(__import__('sys').stderr, __import__('ipykernel.iostream').iostream.OutStream)",
    "type(__import__('sys').stderr).__module__ == 'ipykernel.iostream'",
    "'IPKernelApp' in get_ipython().config",
    "'connection_file' in get_ipython().config['IPKernelApp']",
    "__import__('ipykernel').version_info >= (4,)",
    "isinstance(get_ipython(), __import__('ipykernel.zmqshell').zmqshell.ZMQInteractiveShell)",
    "hasattr(__import__('six').moves.builtins, '__IPYTHON__')",
    "'zmq' not in __import__('sys').modules",
    "'jedi' not in __import__('sys').modules",
])
def test_programs_see_that_they_are_in_a_notebook(notebook, expression):
    assert notebook.value(expression) == "True"


def test_cells_are_files(notebook):
    notebook.run("def f(): pass")
    name = notebook.value("f.__code__.co_filename")
    assert "ipykernel_" in name and name.strip("'").endswith(".py")


@pytest.mark.parametrize("expression", [
    "get_ipython().kernel.shell is get_ipython()",
    "get_ipython().kernel.get_parent()['header']['msg_type'] == 'execute_request'",
    "get_ipython().kernel.get_parent('shell')['content']['allow_stdin'] is True",
    "get_ipython().kernel._parent_header['header']['msg_id'] == get_ipython().parent_header['header']['msg_id']",
    "get_ipython().kernel.session.session == get_ipython().kernel.session.msg('x')['header']['session']",
    "get_ipython().kernel.language_info['name'] == 'python'",
    "get_ipython().kernel.implementation == 'ipython'",
    "get_ipython().kernel.execution_count == get_ipython().execution_count",
    "get_ipython().kernel.user_ns is get_ipython().user_ns",
    "get_ipython().kernel.log is not None",
    "get_ipython().kernel.comm_manager.targets is not None",
    "get_ipython().kernel.eventloop is None",
    "get_ipython().kernel.do_complete('zi', 2)['matches'] != []",
    "get_ipython().kernel.do_inspect('len', 2)['found']",
    "get_ipython().kernel.do_is_complete('if 1:')['status'] == 'incomplete'",
    "get_ipython().kernel.do_history('tail', False, True, n=1)['status'] == 'ok'",
    "get_ipython().kernel.do_execute('1', silent=True)['status'] == 'ok'",
    "type(get_ipython().kernel).instance() is get_ipython().kernel",
    "'execute_request' in get_ipython().kernel.msg_types",
])
def test_the_kernel_object(notebook, expression):
    assert notebook.value(expression) == "True"


def test_code_publishes_messages_of_its_own(notebook):
    notebook.run("k = get_ipython().kernel\n"
                 "k.session.send(k.iopub_socket, 'custom', {'a': 1}, parent=k.get_parent())\n"
                 "k.send_response(k.iopub_socket, 'stream', {'name': 'stdout', 'text': 'by hand'})")
    assert notebook.published("custom") == [{"a": 1}]
    assert {"name": "stdout", "text": "by hand"} in notebook.published("stream")
    parents = set(message.parent_id for message in notebook.messages)
    assert len(parents) == 1


def test_code_asks_by_the_kernel_object(notebook):
    notebook.client.on_input_request(lambda message: "typed" + message.content["prompt"])
    notebook.run("x = get_ipython().kernel.raw_input('?'), get_ipython().kernel.getpass('!')")
    assert notebook.value("[str(part) for part in x]") == "['typed?', 'typed!']"


def test_payloads(notebook):
    assert notebook.run("get_ipython().set_next_input('a = 1', replace=True)")["payload"] == [
        {"source": "set_next_input", "text": "a = 1", "replace": True}]
    page, = notebook.run("len?")["payload"]
    assert page["source"] == "page" and "Return" in page["data"]["text/plain"]
    assert notebook.run("exit(keep_kernel=True)")["payload"] == [{"source": "ask_exit", "keepkernel": True}]
    assert notebook.kernel.is_alive()


def test_standard_output_has_the_class_that_programs_look_for(notebook):
    notebook.run("import sys; from ipykernel.iostream import OutStream\n"
                 "known = type(sys.stdout) is OutStream and type(sys.stdout).__module__ == 'ipykernel.iostream'\n"
                 "plain = type(sys.stdout) is __builtins__.__dict__.get('file')")
    assert notebook.value("known or plain") == "True", "a plain file on Python 2, which takes bytes too"
    notebook.run("print('before'); sys.stdout.close()")
    notebook.run("print('opened again')")
    assert notebook.published("stream")[-1]["text"] == "opened again\n"
    assert notebook.value("(type(sys.stdout) is OutStream) == known") == "True"


def test_a_stream_of_the_programs_own(notebook):
    notebook.run("from ipykernel.iostream import OutStream\n"
                 "out = OutStream(get_ipython().kernel.session, None, 'stderr')\n"
                 "written = out.write(u'h\\xe9llo\\n')")
    assert "".join(part["text"] for part in notebook.published("stream")) == "h\xe9llo\n"
    assert set(part["name"] for part in notebook.published("stream")) == set(["stderr"])


def test_figures_are_drawn_inline(notebook):
    wanted = os.environ.get("MPLBACKEND")
    if wanted is None and is_importable(str("matplotlib_inline")):
        wanted = "module://matplotlib_inline.backend_inline"
    notebook.run("import os; backend = os.environ.get('MPLBACKEND')")
    assert notebook.value("backend") == repr(wanted if wanted is None else str(wanted))


def test_edit_leaves_the_file_to_the_frontend(notebook, tmp_path):
    path = tmp_path / "edited.py"
    path.write_bytes(b"ran = 1\n")
    reply = notebook.run("%edit -n 3 " + str(path))
    assert reply["payload"] == [{"source": "edit_magic", "filename": str(path), "line_number": 3}]
    assert notebook.value("'ran' in globals()") == "False"


def test_displays_go_through_hooks(notebook):
    notebook.run("seen = []\n"
                 "def hook(msg):\n    seen.append(msg['content']['data']['text/plain'])\n"
                 "get_ipython().display_pub.register_hook(hook)\n"
                 "from IPython.display import display\ndisplay(41)\n"
                 "gone = [get_ipython().display_pub.unregister_hook(hook) for _ in range(2)]\n"
                 "display(42)")
    assert [content["data"]["text/plain"] for content in notebook.published("display_data")] == ["42"]
    assert notebook.value("seen, gone") in ("(['41'], [True, False])", "([u'41'], [True, False])")


def test_magics_of_kernels(notebook, tmp_path):
    path = tmp_path / "shown.txt"
    path.write_bytes("h\xe9llo".encode("utf-8"))
    page, = notebook.run("%less " + str(path))["payload"]
    assert page["data"]["text/plain"] == "h\xe9llo"
    assert notebook.run("%more " + str(path))["payload"] == [page]
    assert notebook.run("%less /no/such/file")["ename"] == "UsageError"
    notebook.run("%clear")
    assert notebook.published("clear_output") == [{"wait": False}]
    notebook.run("%connect_info")
    text = "".join(content["text"] for content in notebook.published("stream"))
    assert "shell_port" in text and "--existing kernel-t.json" in text
    notebook.run("%autosave 60")
    assert "60000" in notebook.published("display_data")[0]["data"]["application/javascript"]


def test_comms_of_widgets(notebook):
    notebook.run("from ipykernel.comm import Comm\nc = Comm(target_name='t', data={'a': 1})\ngot = []\n"
                 "c.on_msg(lambda msg: got.append(msg['content']['data']['n']))")
    opened, = notebook.published("comm_open")
    assert opened["target_name"] == "t" and opened["data"] == {"a": 1}
    notebook.client.send_comm("comm_msg", {"comm_id": opened["comm_id"], "data": {"n": 5}})
    assert notebook.value("got") == "[5]"
    assert opened["comm_id"] in notebook.client.comm_info(timeout=30)["comms"]
    notebook.client.send_comm("comm_close", {"comm_id": opened["comm_id"], "data": {}})
    assert notebook.client.comm_info(timeout=30)["comms"] == {}


def test_top_level_names_of_ipykernel(notebook):
    notebook.run("import ipykernel, json\ninfo = ipykernel.get_connection_info(unpack=True)")
    assert notebook.value("info['shell_port'] > 0 and isinstance(info['key'], bytes)") == "True"
    assert notebook.value("ipykernel.get_connection_file().endswith('kernel-t.json')") == "True"


def test_tasks_go_on_between_cells(notebook):
    pytest.importorskip("asyncio")
    notebook.run("import asyncio\n"
                 "steps = []\n"
                 "code = 'async def work():\\n    for n in range(3):\\n        await asyncio.sleep(0.01)\\n"
                 "        steps.append(n)\\n    print(\"finished\")'\n"
                 "exec(code)\n"
                 "task = asyncio.ensure_future(work())")
    del notebook.messages[:]
    deadline = time.time() + 20
    while not notebook.published("stream") and time.time() < deadline:
        notebook.client.pump(0.1)
    assert notebook.published("stream") == [{"name": "stdout", "text": "finished\n"}]
    assert notebook.value("steps") == "[0, 1, 2]"


RUNNING_LOOP = """
import asyncio, threading
found = asyncio._get_running_loop()
task = asyncio.ensure_future(asyncio.sleep(0, 5))
try:
    asyncio.run(asyncio.sleep(0)) if hasattr(asyncio, 'run') else found.run_until_complete(task)
    refusal = None
except RuntimeError as error:
    refusal = str(error)
in_thread = []
thread = threading.Thread(target=lambda: in_thread.append(asyncio._get_running_loop()))
thread.start(); thread.join()
"""


def test_cells_find_a_loop_running_from_the_import_of_asyncio_on(env_of_notebook):
    pytest.importorskip("asyncio")
    notebook = Notebook(env_of_notebook("loop"))
    try:
        assert notebook.value("'asyncio' in __import__('sys').modules") == "False"
        for _ in range(2):
            reply = notebook.run(RUNNING_LOOP)
            assert reply["status"] == "ok", reply
            assert notebook.value("found.is_running() and found is asyncio.get_event_loop()") == "True"
            assert "running event loop" in notebook.value("refusal") or "already running" in notebook.value("refusal")
            assert notebook.value("in_thread") == "[None]"
        notebook.run("first = await task; before = found; found = asyncio._get_running_loop()")
        assert notebook.value("first, found is before") == "(5, True)"
        notebook.run("import decimal; decimal.getcontext().prec = 7")
        assert notebook.value("decimal.getcontext().prec") == "7", "cells share a context"
    finally:
        notebook.close()


def test_the_first_cell_may_await(env_of_notebook):
    pytest.importorskip("asyncio")
    notebook = Notebook(env_of_notebook("await"))
    try:
        reply = notebook.run("import asyncio\nx = await asyncio.sleep(0, 5)\nfound = asyncio._get_running_loop()")
        assert reply["status"] == "ok", reply
        assert notebook.value("x, found is asyncio.get_event_loop()") == "(5, True)"
    finally:
        notebook.close()


def test_comms_find_a_loop_running(notebook):
    pytest.importorskip("asyncio")
    notebook.run("import asyncio\nfrom ipykernel.comm import Comm\nc = Comm(target_name='t')\ngot = []\n"
                 "c.on_msg(lambda msg: got.append(asyncio._get_running_loop() is asyncio.get_event_loop()))")
    notebook.client.send_comm("comm_msg", {"comm_id": notebook.published("comm_open")[0]["comm_id"], "data": {}})
    assert notebook.value("got") == "[True]"


def test_a_task_that_fails_does_no_harm(notebook):
    pytest.importorskip("asyncio")
    notebook.run("import asyncio\n"
                 "def leave(): raise SystemExit('leaving')\n"
                 "asyncio.get_event_loop().call_soon(leave)")
    deadline = time.time() + 20

    def shown():
        return "".join(content["text"] for content in notebook.published("stream"))
    while "SystemExit" not in shown() and time.time() < deadline:
        notebook.client.pump(0.1)
    assert "SystemExit" in shown()
    assert notebook.value("1 + 1") == "2"


def test_loops_of_gui_libraries_that_are_not_there_are_refused_in_one_line(notebook):
    assert notebook.run("%gui asyncio")["status"] == "ok"
    assert notebook.run("%gui")["status"] == "ok"
    reply = notebook.run("%gui nosuch")
    assert reply["ename"] == "UsageError" and "nosuch" in reply["evalue"]
