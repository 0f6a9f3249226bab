"""Which start-up code works on the prompt itself."""
from __future__ import absolute_import, unicode_literals

import pytest

from IPython.terminal.onprompt import works_on_the_prompt


class App(object):
    """What the answer depends on."""

    def __init__(self, lines=(), files=(), startup=(), code="", script="", extensions=()):
        self.extensions, self.extra_extensions, self.ipython_dir = list(extensions), [], "none"
        self.code_to_run, self.file_to_run = code, script
        self.exec_lines, self.exec_files, self._startup = list(lines), list(files), list(startup)

    def startup_files(self):
        return self._startup


@pytest.mark.parametrize("line,answer", [
    ("ip.pt_app.key_bindings", True), ("get_ipython().pt_cli", True), ("apt_app = my_pt_apple", False),
    ("  # pt_app", False), ("", False)])
def test_lines_and_files_that_name_the_session(tmp_path, line, answer):
    path = tmp_path / "first.py"
    path.write_bytes(b"# \xff, in whatever encoding\n" + line.encode("ascii"))
    assert works_on_the_prompt(App([line])) is answer
    assert works_on_the_prompt(App(files=[str(path)])) is answer
    assert works_on_the_prompt(App(startup=[str(path)])) is answer
    assert works_on_the_prompt(App(code=line)) is answer
    assert works_on_the_prompt(App(script=str(path))) is answer


def test_files_that_cannot_be_read_are_told_elsewhere(tmp_path):
    assert works_on_the_prompt(App(files=[str(tmp_path / "missing.py")], startup=[str(tmp_path)])) is False


@pytest.mark.parametrize("name", ["keys_of_mine", "package_of_mine.keys", "package_of_keys"])
@pytest.mark.parametrize("code, answer", [("ip.pt_app.key_bindings", True), ("bool(ip.pt_app)", False)])
def test_extensions_that_bind_keys(tmp_path, monkeypatch, name, code, answer):
    (tmp_path / "package_of_mine").mkdir()
    (tmp_path / "package_of_keys").mkdir()
    for path in ("keys_of_mine.py", "package_of_mine/keys.py", "package_of_keys/__init__.py"):
        (tmp_path / path).write_text("def load_ipython_extension(ip):\n    %s\n" % code)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert works_on_the_prompt(App(extensions=[name])) is answer
    assert works_on_the_prompt(App(extensions=["no_such_extension"])) is False
