"""Tracebacks: what a person sees when a cell fails.

``records`` and ``source`` find frames and lines, ``rendering``, ``header`` and ``exception_text`` turn them into token
streams, ``listing``, ``verbose``, ``formatted``, ``syntax`` and ``doctb`` are the formatters.
"""
from __future__ import absolute_import

from .ultratb import AutoFormattedTB, FormattedTB, ListTB, SyntaxTB, VerboseTB  # noqa: F401
