"""``IPython.core.ultratb``: the traceback formatters under the name programs know.

Each stands in a module of its own beside this one.
"""
from __future__ import absolute_import, unicode_literals

from ..coloring.theme import theme_table  # noqa: F401
from ..coloring.tokens import Token  # noqa: F401
from .base import TBTools  # noqa: F401
from .formatted import AutoFormattedTB, ColorTB, FormattedTB  # noqa: F401
from .legacy import (  # noqa: F401
    DEFAULT_SCHEME, count_lines_in_py_file, find_recursion, findsource, fix_frame_records_filenames,
    fixed_getargvalues, get_line_number_of_frame, getargs, inspect_error, is_recursion_error, with_patch_inspect)
from .listing import ListTB  # noqa: F401
from .records import FrameInfo  # noqa: F401
from .rendering import INDENT_SIZE  # noqa: F401
from .source import FAST_THRESHOLD  # noqa: F401
from .syntax import SyntaxTB  # noqa: F401
from .values import eqrepr, nullrepr, text_repr  # noqa: F401
from .verbose import VerboseTB  # noqa: F401
