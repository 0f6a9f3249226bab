"""Which start-up code works on the prompt itself."""
from __future__ import absolute_import, unicode_literals

import pytest

from IPython.terminal.onprompt import works_on_the_prompt


class App(object):
    """What the answer depends on."""

    def __init__(self, lines=(), files=(), startup=()):
        self.exec_lines, self.exec_files, self._startup = list(lines), list(files), list(startup)

    def startup_files(self):
        return self._startup


@pytest.mark.parametrize("line,answer", [
    ("ip.pt_app.key_bindings", True), ("get_ipython().pt_cli", True), ("apt_app = my_pt_apple", False), ("", False)])
def test_lines_and_files_that_name_the_session(tmp_path, line, answer):
    path = tmp_path / "first.py"
    path.write_bytes(b"# \xff, in whatever encoding\n" + line.encode("ascii"))
    assert works_on_the_prompt(App([line])) is answer
    assert works_on_the_prompt(App(files=[str(path)])) is answer
    assert works_on_the_prompt(App(startup=[str(path)])) is answer


def test_files_that_cannot_be_read_are_told_elsewhere(tmp_path):
    assert works_on_the_prompt(App(files=[str(tmp_path / "missing.py")], startup=[str(tmp_path)])) is False
