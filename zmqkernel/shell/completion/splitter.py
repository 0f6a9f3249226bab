"""The piece of a line that readline would complete."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import sys

from ipython_compat.aliases import public

#: What ends a token; on Windows a backslash is a part of paths.
DELIMS = " \t\n" + "`!@#$^&*()=+[{]}" + ("\\" if sys.platform != "win32" else "") + "|;:'\",<>" + "?"
#: What does in greedy mode.
GREEDY_DELIMS = " =\r\n"


@public("IPython.core.completer")
class CompletionSplitter(object):
    """Split a line as readline does: the token is what stands between the last delimiter and the cursor.

    :param delims: the delimiters, in one text.
    """

    _delims = DELIMS

    def __init__(self, delims=None):
        self.delims = DELIMS if delims is None else delims

    @property
    def delims(self):
        """The delimiters, in one text."""
        return self._delims

    @delims.setter
    def delims(self, delims):
        self._delims = delims
        self._delim_expr = "[%s]" % "".join("\\" + char for char in delims)
        self._pattern = re.compile(self._delim_expr)

    def split_line(self, line, cursor_pos=None):
        """Return the token before the cursor.

        :param cursor_pos: the cursor's column; the end of the line where it is not given.
        """
        before = line if cursor_pos is None else line[:cursor_pos]
        return self._pattern.split(before)[-1]
