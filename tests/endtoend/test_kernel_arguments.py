"""Words on a kernel's command line that are no options of the kernel's."""
from __future__ import absolute_import, division, print_function, unicode_literals

from testkit.kernels import RunningKernel


def test_words_that_a_frontend_passes_on_are_left_alone():
    """``jupyter run FILE`` and ``jupyter console FILE`` hand their own arguments on to the kernel."""
    with RunningKernel(["program.py", "--InteractiveShell.autocall=1"]) as kernel:
        assert kernel.run("print(get_ipython().autocall)").text() == "1\n"
