"""Random keys, random cells and random signals, sent to a real ``ipython`` on a pseudo-terminal.

``python -m tools.fuzz --minutes 60`` runs sessions one after the other; ``--python`` says under which Python (by
default the one that runs this), ``--seed`` with which number to begin.  A session draws everything it does from its
seed: the mode (two processes, ``--in-process``), the way of editing, how the terminal answers the question where its
cursor is, and then bursts of keys, cells, sizes of the window and signals to any of its processes.  (What they meet is
a matter of time, so the same seed need not find the same thing twice.)

What is looked at:

* after each burst a prompt that works can be had again: Ctrl-C, and a cell that is answered;
* the terminal's process ends only when asked to, or by a signal that has to end it;
* no traceback out of our own files or prompt_toolkit's stands on the screen;
* at rest the session uses less than 5 % of a processor, and the memory of its own processes does not grow;
* at the end the terminal's modes are as they were, and no process and no file is left.

A finding is a folder below ``--keep``: what was sent (``actions``), what came (``output``), the screen, the stacks of
all processes where ``--py-spy`` names that program.  The exit status is 1 where there is any.

| file | what it does |
|---|---|
| ``keys.py``, ``cells.py``, ``faults.py`` | what is sent: keys; cells; signals and sizes |
| ``terminal.py``, ``jobshell.py`` | the pseudo-terminal, and a shell with job control in it |
| ``subject.py`` | the session's processes and folders |
| ``session.py``, ``recovery.py``, ``ending.py`` | bursts; the way back to a prompt; ends, and what is left behind |
| ``oracles.py`` | what counts as a finding |
| ``report.py`` | what is kept of one |
"""
