"""Handlers for ``@doctest NAME`` lines in the ``ipython`` directive: each compares what was found with what
was written.

A handler is called as ``handler(sphinx_shell, args, input_lines, found, submitted)`` and raises RuntimeError
where they differ.
``doctests`` maps names to handlers; add your own to it.
"""
from __future__ import absolute_import, unicode_literals

import ast
import re


def str_to_array(s):
    """Return the numpy array that ``s``, the text of an array or a number, shows."""
    import numpy as np

    text = s.strip()
    shown = re.match(r"(?s)array\((.*?)(?:, *dtype=[^)]*)?\)$", text)
    if shown:
        text = shown.group(1)
    elif text.startswith("["):
        text = re.sub(r"(?<=[\d.\]])\s+(?=[-\d\[])", ", ", text)
    return np.array(ast.literal_eval(text), dtype=float)


def float_doctest(sphinx_shell, args, input_lines, found, submitted):
    """Compare numbers, or arrays of them, with a tolerance.

    :param args: words behind ``@doctest float``: the relative and the absolute tolerance, by default 1e-05 and 1e-08.
    :raises RuntimeError: where the numbers differ.
    """
    import numpy as np

    given = [float(word) for word in args[1:3]]
    rtol, atol = given + [1e-05, 1e-08][len(given):]
    try:
        wanted, got = str_to_array(submitted), str_to_array(found)
    except (SyntaxError, ValueError):
        raise RuntimeError("a float doctest needs numbers: written %r, found %r" % (submitted, found))
    if wanted.shape != got.shape or not np.allclose(got, wanted, rtol=rtol, atol=atol, equal_nan=True):
        where = getattr(sphinx_shell, "directive", None)
        document = " in %s" % where.state.document.current_source if where is not None else ""
        raise RuntimeError("doctest failure%s\n\ninput:\n%s\n\nwritten:\n%s\n\nfound:\n%s" % (
            document, "\n".join(input_lines), submitted, found))


doctests = {"float": float_doctest}
