"""Modules of the package are its attributes, imported or not, as in IPython, which imports them all."""
from __future__ import absolute_import, unicode_literals

import subprocess
import sys

import pytest

import IPython

REACHABLE = """core.display.HTML core.interactiveshell.InteractiveShell core.getipython.get_ipython core.magic.Magics
core.error.UsageError core.formatters.DisplayFormatter core.history.HistoryManager core.ultratb.AutoFormattedTB
core.release.version core.inputtransformer2.TransformerManager display.display lib.pretty.pretty lib.display.Audio
utils.capture.capture_output utils.io.capture_output utils.text.dedent utils.path.get_home_dir terminal.embed.embed
terminal.interactiveshell.TerminalInteractiveShell extensions.storemagic.StoreMagics paths.get_ipython_dir"""


def test_by_attributes_alone():
    program = "import IPython\nfor path in %r.split():\n    found = IPython\n    for name in path.split('.'):\n" \
              "        found = getattr(found, name)\nprint('all found')" % str(REACHABLE)
    assert b"all found" in subprocess.check_output([sys.executable, "-c", program], stderr=subprocess.STDOUT)


def test_each_is_the_module_that_an_import_gives():
    from IPython.core import interactiveshell

    assert IPython.core.interactiveshell is interactiveshell is sys.modules["IPython.core.interactiveshell"]


@pytest.mark.parametrize("package", ["core", "lib", "utils", "terminal", "extensions"])
def test_what_is_not_there_is_an_attribute_error(package):
    with pytest.raises(AttributeError) as raised:
        getattr(getattr(IPython, package), "no_such_module")
    assert "has no attribute 'no_such_module'" in str(raised.value)
