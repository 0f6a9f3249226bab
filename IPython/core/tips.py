# -*- coding: utf-8 -*-
"""The tip under the banner."""
from __future__ import absolute_import, unicode_literals

import os
import time
from datetime import datetime

_RANDOM = [
    "`%timeit expression` measures how long an expression takes, over many runs.",
    "`_` is the last result, `_7` the result of `In [7]`.",
    "`name?` tells what an object is, `name??` shows its source.",
    "`files = !ls` keeps the lines that a command prints.",
    "`%run -d file.py` runs a file under the debugger.",
    "`%debug` after an error opens the debugger where it happened.",
    "`%history -g text` finds earlier input, in earlier sessions too.",
    "`%paste` runs what the clipboard holds.",
    "`%%writefile name` at the top of a cell writes the cell to a file.",
    "`%load_ext autoreload` and `%autoreload 2` keep modules up to date while they are edited.",
    "Ctrl-R searches what was typed before.",
    "F2 opens what is being typed in an editor.",
    "A semicolon at the end of a cell keeps its result from being shown.",
    "`%xmode Verbose` shows the values of variables in tracebacks, `%xmode Minimal` only the error.",
    "`%whos` lists the variables with their types and sizes.",
    "`%config TerminalInteractiveShell` lists the settings of the terminal.",
    "`await` works at the prompt.",
    "If a cell kills the process it runs in, this prompt stays.",
    "`ipython --existing` in another terminal connects to a kernel that is running.",
    "`%precision 3` shows floats with three digits.",
    "`%env NAME=value` sets an environment variable.",
    "`*.__doc__?` lists names that match a pattern.",
]
#: those of one kind of system only
_WINDOWS = ["`%logstart` and file names in cells take slashes on Windows, too: `%run folder/file.py`."]
_UNICODE = ["`\\alpha` and Tab insert α: completion knows the LaTeX names of characters."]
#: (month, day) -> what is said on that day
_EVERY_YEAR = {
    (1, 1): "Happy new year!",
    (10, 11): "On this day of 2001 Fernando Pérez wrote the first lines of IPython.",
}


def _is_ascii(text):
    return all(ord(character) < 128 for character in text)


def _tips_here():
    """Return the tips for this system: consoles of Windows may not show every character."""
    windows = os.name == "nt"
    days = {day: tip for day, tip in _EVERY_YEAR.items() if not windows or _is_ascii(tip)}
    return {"random": _RANDOM + (_WINDOWS if windows else _UNICODE), "every_year": days}


_tips = _tips_here()


def pick_tip():
    """Return the tip of the day, where the day has one, or else any."""
    today, tips = datetime.now(), _tips["random"]
    # the clock is random enough, and is there: this stands between a person and the first prompt
    return _tips["every_year"].get((today.month, today.day)) or tips[int(time.time() * 1000) % len(tips)]
