"""Colours for text on a terminal: tokens, themes, and a highlighter for Python source.

``tokens`` a tree of token types that costs nothing to import, ``sgr`` terminal escapes, ``palettes`` the themes' data,
``theme`` what turns a token stream into text, ``highlight`` Python source into a token stream, ``schemes`` the older
colour tables.  pygments is imported when a colour is produced that only it knows, and not before.
"""
