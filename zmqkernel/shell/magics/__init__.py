"""Magic commands.

``.base`` and ``.arguments`` are what a magic is written with; ``.table`` says which module brings which magic; each
other module is one family, imported when one of its magics is used.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public
from zmqkernel.shell.magics.base import Magics, magics_class


@public("IPython.core.magics")
@magics_class
class UserMagics(Magics):
    """Holds the magics a user makes from functions."""
