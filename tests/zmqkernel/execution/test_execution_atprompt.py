"""Does Enter run it?  What IPython 5 does with the same keys, which are those of Python 2."""
from __future__ import absolute_import, unicode_literals

import pytest
import six

from zmqkernel.shell.execution.atprompt import check_as_ipython5, check_at_prompt
from zmqkernel.shell.execution.transform import TransformerManager


@pytest.mark.parametrize("text", [
    "x = 1", "a = 1\nb = 2", "for i in x: y", "%time x", "%%timeit?", "%%bash??", "if x:\n    y\n    ",
    "%%bash\necho a\n", "%%time\nif x:\n    y\n    ", "%%bash\n", "%%bash\na\n\n"])
def test_what_runs(text):
    assert check_as_ipython5(TransformerManager(), text)[0] == "complete"


@pytest.mark.parametrize("text", ["if x:\n    y", "%%bash", "%%bash -e\necho a?", "%%bash\na\n\nb", "x = (1,"])
def test_what_waits(text):
    assert check_as_ipython5(TransformerManager(), text)[0] == "incomplete"


def test_prompts_of_each_python():
    verdict = check_at_prompt(TransformerManager())("%%bash\na\n")
    assert verdict[0] == ("complete" if six.PY2 else "incomplete")
