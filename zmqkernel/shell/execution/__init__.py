"""From the text of a cell to its result.

``transform`` turns what was typed into Python, ``compiling`` compiles it under a file name of its own, ``runner``
executes it, ``result`` is what comes back.
"""
