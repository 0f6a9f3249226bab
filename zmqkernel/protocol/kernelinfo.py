"""The content of ``kernel_info_reply``, made without a shell.

The adapter answers this request itself, while the worker is still starting or runs C code that holds the GIL.  All
it takes is the interpreter's version, and texts.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from ipython_compat import PY2, python_version

from .message import PROTOCOL_VERSION

#: what of the optional parts of the specification is here
SUPPORTED_FEATURES = ()

_DOCS = (
    ("Python Reference", "https://docs.python.org/%d.%d"),
    ("IPython Reference", "https://ipython.org/documentation.html"),
    ("NumPy Reference", "https://docs.scipy.org/doc/numpy/reference/"),
    ("SciPy Reference", "https://docs.scipy.org/doc/scipy/reference/"),
    ("Matplotlib Reference", "https://matplotlib.org/contents.html"),
    ("SymPy Reference", "http://docs.sympy.org/latest/index.html"),
    ("pandas Reference", "https://pandas.pydata.org/pandas-docs/stable/"),
)


def language_info():
    """Return what a frontend needs to know to edit and save Python of the running version."""
    major = python_version()[0]
    return {
        "name": "python",
        "version": ".".join(str(number) for number in python_version()),
        "mimetype": "text/x-python",
        "codemirror_mode": {"name": "ipython", "version": major},
        "pygments_lexer": "ipython%d" % (2 if PY2 else 3),
        "nbconvert_exporter": "python",
        "file_extension": ".py",
    }


def help_links():
    """Return the links of a frontend's help menu: a list of dicts with ``text`` and ``url``."""
    return [{"text": text, "url": url % python_version()[:2] if "%" in url else url} for text, url in _DOCS]


def banner(version):
    """Return what a frontend shows when it has connected.

    :param version: version of this distribution.
    """
    return "Python %s\nIPython %s, kernel in a process of its own\n" % (sys.version.split("\n")[0].strip(), version)


def kernel_info(version, banner_text=None, supported_features=SUPPORTED_FEATURES):
    """Return the content of a ``kernel_info_reply``.

    :param version: version of this distribution.
    :param banner_text: another banner, where the application has one.
    :param supported_features: names of optional features, as the specification spells them.
    """
    return {
        "status": "ok",
        "protocol_version": PROTOCOL_VERSION,
        "implementation": "ipython",
        "implementation_version": version,
        "language_info": language_info(),
        "banner": banner(version) if banner_text is None else banner_text,
        "help_links": help_links(),
        "debugger": "debugger" in supported_features,
        "supported_features": list(supported_features),
    }
