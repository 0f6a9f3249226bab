"""``IPython.core.tbtools``: what traceback formatters are built from, under the name programs know."""
from __future__ import absolute_import, unicode_literals

from ..coloring.theme import theme_table  # noqa: F401
from ..coloring.tokens import Token  # noqa: F401
from .base import TBTools  # noqa: F401
from .legacy import count_lines_in_py_file, get_line_number_of_frame  # noqa: F401
from .records import FrameInfo  # noqa: F401
from .rendering import INDENT_SIZE  # noqa: F401
from .values import eqrepr, nullrepr, text_repr  # noqa: F401
