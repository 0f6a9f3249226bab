"""The user interface: prompts, keys, menus, and the loop that sends what is typed to where it runs.

================  =========================================================================================
``main``          a session with a kernel process: the command ``ipython``, and ``--existing``
``inprocess``     a session with a shell of this process: ``embed()``, ``start_ipython()``, ``--in-process``
``session``       the loop: read a cell, run it, do what it asks for
``backends``      where cells run: a kernel behind a client, or a shell
``settings``      the options of the terminal, where the shell that has them is in another process
``reader``        one line of plain ``input()`` after the other
``editor``        the prompt_toolkit session
``completing``    completions for prompt_toolkit
``history``       what was typed before, for prompt_toolkit
``style``         colours
``arrivals``      what other cells, threads and clients print while the prompt waits
``state``         the terminal's modes and this process's signals around a running cell
================  =========================================================================================
"""
