"""Sphinx extension: ``.. code-block:: ipython`` and ``ipythonconsole`` are highlighted by IPython's own lexers."""
from __future__ import absolute_import, unicode_literals

from IPython.lib.lexers import IPyLexer


def setup(app):
    """Register the lexers with Sphinx; return what Sphinx wants to know of an extension."""
    for alias, python3 in (("ipython", True), ("ipython2", False), ("ipython3", True)):
        app.add_lexer(alias, _configured(python3))
    return {str("parallel_read_safe"): True, str("parallel_write_safe"): True}


def _configured(python3):
    """Return a lexer class for code of Python 3 or of Python 2: Sphinx makes the lexers itself."""
    class Configured(IPyLexer):
        def __init__(self, **options):
            super(Configured, self).__init__(**dict(options, python3=python3))
    return Configured
