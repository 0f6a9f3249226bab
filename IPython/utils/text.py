"""``IPython.utils.text``: work on text, from ``zmqkernel.shell.utils.text``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.text import (  # noqa: F401
    DollarFormatter, EvalFormatter, FullEvalFormatter, LSString, SList, columnize,
    compute_item_matrix, date_format, dedent, format_screen, get_text_list, indent,
    ini_spaces_re, list_strings, long_substr, marquee, num_ini_spaces, strip_ansi,
    strip_email_quotes, wrap_paragraphs,
)

alias(__name__, "zmqkernel.shell.utils.text")
