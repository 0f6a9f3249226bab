"""The list of magics as ``%lsmagic`` gives it, and their descriptions as ``%magic`` does."""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

from ipython_compat.aliases import public
from zmqkernel.shell.magics.decorators import magic_escapes, magic_kinds

_OTHER = "Other"

INTRODUCTION = """
Magics
======

A magic is a command to the session: to IPython itself, or to the system around
it.

A line magic begins with % and takes the rest of its line, without quotes or
parentheses around it:

        %timeit range(1000)

A cell magic begins with %% on the first line of a cell; it takes the rest of
that line, and the lines below:

        %%timeit data = list(range(1000))
        sorted(data)

With automagic on (%automagic, it is when you start), the % of a line magic can
be left out where no variable has the same name: "cd folder" is "%cd folder".
The %% of a cell magic is always needed.

%lsmagic lists the names, %name? documents one, %name?? shows its source as
well. "value = %name line" keeps what a line magic returns.

The magics are:
"""


@public("IPython.core.magics.basic")
class MagicsDisplay(six.text_type):
    """The names of all magics: text, shown as it is, and JSON (name -> class) for frontends that have use for it."""

    def __new__(cls, magics_manager, ignore=None):
        """Make the text; see ``__init__``."""
        return super(MagicsDisplay, cls).__new__(cls, _names_as_text(magics_manager, ignore or ()))

    def __init__(self, magics_manager, ignore=None):
        """Take the manager whose magics are listed, and names that are left out."""
        super(MagicsDisplay, self).__init__()
        self.magics_manager = magics_manager
        self.ignore = ignore if ignore else []

    def _repr_pretty_(self, p, cycle):
        p.text(six.text_type(self))

    def _repr_json_(self):
        return class_names(self.magics_manager)


def _names_as_text(manager, ignore):
    blocks = []
    for kind in magic_kinds:
        names = sorted(name for name in manager.lsmagic()[kind] if name not in ignore)
        escape = magic_escapes[kind]
        blocks.append("Available %s magics:\n%s" % (kind, "  ".join(escape + name for name in names)))
    blocks.append(manager.auto_status())
    return "\n\n".join(blocks)


def class_names(manager):
    """Return ``{"line": {name: class name}, "cell": {...}}``; what is no method of a family is ``"Other"``."""
    manager.load_all_lazy_magics()
    found = {}
    for kind in magic_kinds:
        found[kind] = {}
        for name, func in six.iteritems(manager.lsmagic()[kind]):
            owner = getattr(func, "__self__", None)
            found[kind][name] = owner.__class__.__name__ if owner is not None else _OTHER
    return found


def as_rest(docs):
    """Return the documentation of magics as reStructuredText."""
    return "\n".join("**%s%s**::\n\n%s\n\n" % (magic_escapes[kind], name, _indent(doc.strip()))
                     for kind, name, doc in _in_order(docs))


def as_latex(docs, escape):
    """Return the documentation of magics as LaTeX; ``escape`` is :meth:`Magics.format_latex`."""
    return "\n".join("\\texttt{%s}:\n\\begin{verbatim}\n%s\n\\end{verbatim}\n"
                     % (escape(magic_escapes[kind] + name), doc.strip()) for kind, name, doc in _in_order(docs))


def as_text(docs):
    """Return the documentation of magics as plain text."""
    return "\n".join("%s%s:\n%s%s" % (magic_escapes[kind], name, _indent(doc.strip()), "\n" if "\n" in doc else "")
                     for kind, name, doc in _in_order(docs)) + "\n"


def _in_order(docs):
    from inspect import cleandoc
    for kind in magic_kinds:
        for name in sorted(docs[kind], key=lambda each: each.lower()):
            yield kind, name, cleandoc(docs[kind][name])


def _indent(text):
    return "\n".join("    " + line if line else line for line in text.split("\n"))
