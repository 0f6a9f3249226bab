"""The tip under the banner."""
from __future__ import absolute_import, unicode_literals

import random

TIPS = (
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
)


def pick_tip():
    """Return one of the tips."""
    return random.choice(TIPS)
