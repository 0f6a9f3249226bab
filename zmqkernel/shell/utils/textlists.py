"""Text and lists that know each other's forms: what ``x = !command`` gives.

``.l`` is the list of lines, ``.n`` the lines joined by newlines, ``.s`` by spaces, ``.p`` the existing paths
among them.
"""
from __future__ import absolute_import, division, unicode_literals

import os
import re

import six

from ipython_compat.aliases import public
from ipython_compat.pathclass import make_path


def _existing_paths(lines):
    return [make_path(line) for line in lines if os.path.exists(line)]


class _Views(object):
    """The four views, over what a subclass gives as ``_lines()`` and ``_text()``."""

    def get_list(self):
        """Return the lines, as a list."""
        return self._lines()

    def get_nlstr(self):
        """Return the lines as one text, joined by newlines."""
        return self._text()

    def get_spstr(self):
        """Return the lines as one text, joined by spaces."""
        return self._text().replace(str("\n"), str(" "))

    def get_paths(self):
        """Return those lines that name an existing file or folder, as path objects."""
        return _existing_paths(self._lines())

    l = list = property(get_list)  # noqa: E741  (the public name)
    s = spstr = property(get_spstr)
    n = nlstr = property(get_nlstr)
    p = paths = property(get_paths)


@public("IPython.utils.text")
class LSString(_Views, six.text_type):
    """Text that also shows itself as a list of lines (``.l``), with spaces (``.s``) or as paths (``.p``)."""

    def _lines(self):
        return self.split("\n")

    def _text(self):
        return six.text_type(self)


@public("IPython.utils.text")
class SList(_Views, list):
    """A list of lines that also shows itself as text (``.n``, ``.s``), and can be searched, cut and sorted."""

    def _lines(self):
        return self

    def _text(self):
        return str("\n").join(self)  # lines that are bytes, on Python 2, give bytes

    def get_spstr(self):
        """Return the lines as one text, joined by spaces."""
        return str(" ").join(self)

    def grep(self, pattern, prune=False, field=None):
        """Return the lines that match.

        :param pattern: a regular expression (case does not matter), or a function of the text.
        :param prune: return the lines that do *not* match.
        :param field: number of the white-space separated column to look at; the whole line by default.
        """
        matches = pattern if callable(pattern) else re.compile(pattern, re.IGNORECASE).search

        def subject(line):
            if field is None:
                return line
            columns = line.split()
            return columns[field] if -len(columns) <= field < len(columns) else ""

        return SList(line for line in self if bool(matches(subject(line))) != bool(prune))

    def fields(self, *fields):
        """Return the given white-space separated columns of each line, joined by a space.

        :param fields: column numbers; without any, a list of the split lines is returned.
        """
        rows = [line.split() for line in self]
        if not fields:
            return rows
        picked = SList()
        for row in rows:
            cells = [row[n] for n in fields if -len(row) <= n < len(row)]
            if cells:
                picked.append(str(" ").join(cells))
        return picked

    def sort(self, field=None, nums=False):
        """Return a sorted copy.

        :param field: number of the column to sort by; the whole line by default.
        :param nums: compare by the digits in the text, read as one number (0 when there are none).
        """
        def key(line):
            text = line
            if field is not None:
                columns = line.split()
                text = columns[field] if -len(columns) <= field < len(columns) else ""
            if nums:
                digits = "".join(c for c in text if c.isdigit())
                return int(digits) if digits else 0
            return text

        return SList(sorted(self, key=key))
