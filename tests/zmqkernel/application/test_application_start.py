"""What the start leaves out, and that nobody misses it."""
from __future__ import absolute_import, unicode_literals

import json
import subprocess
import sys

import pytest
import traitlets

SEEN = "import gc, json, sys; print(json.dumps([gc.isenabled(), 'logging.config' in sys.modules]))"
WARN = "from traitlets.config import Application; Application.instance().log.warning('beware')"
NEEDED = "import logging.config; print(json.dumps(callable(logging.config.fileConfig)))"


def ran(*words):
    """Run the command; return what it has printed, and its errors."""
    process = subprocess.Popen([sys.executable, "-m", "IPython"] + list(words), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, universal_newlines=True)
    printed, errors = process.communicate()
    assert process.returncode == 0, errors
    return printed, errors


def test_code_finds_the_collector_on_and_nothing_that_only_logging_by_a_configuration_needs():
    assert json.loads(ran("-c", SEEN)[0]) == [True, False]


def test_the_module_that_was_left_out_can_be_imported():
    assert json.loads(ran("-c", "import json; " + NEEDED)[0]) is True


@pytest.mark.skipif(traitlets.version_info < (5, 2), reason="these traitlets have no logging_config")
def test_a_configuration_of_logging_is_obeyed(tmpdir):
    path, config = tmpdir.join("log.txt"), tmpdir.join("config.py")
    config.write("c.Application.logging_config = {'handlers': {'file': {'class': 'logging.FileHandler', "
                 "'filename': %r}}, 'loggers': {'TerminalIPythonApp': {'handlers': ['file']}}}" % str(path))
    ran("--config=%s" % config, "-c", WARN)
    assert path.read().strip() == "beware"


def test_what_the_application_logs_is_on_standard_error_in_the_format_that_was_asked_for():
    assert "<WARNING> beware" in ran("--Application.log_format=<%(levelname)s> %(message)s", "-c", WARN)[1]
    assert "beware" not in ran("--log-level=50", "-c", WARN)[1]
