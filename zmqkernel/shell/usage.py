"""Help texts: the answer to ``?``, ``%quickref``, ``ipython --help``'s description, and the banner."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from zmqkernel.version import api_level

cl_usage = """\
IPython: an interactive shell for Python
========================================

    ipython [subcommand] [options] [-c code | -m module | file] [--] [arguments]

With no file, code or module an interactive session starts.  With one of them
it is run, its arguments in ``sys.argv``, and the program ends; ``-i`` keeps
the session open afterwards.  A ``.py`` file is plain Python; in an ``.ipy``
file magics, ``!commands`` and the rest of the shell's syntax work.  Put ``--``
before arguments that are not for ipython.

Settings are read from ``ipython_config.py`` in the profile's folder (``ipython
locate profile``); each of them can be given on the command line too
(``--help-all`` lists them).  ``ipython profile create`` writes a file with all
settings commented out.  The folder of profiles is ``~/.ipython``, or what the
environment variable IPYTHONDIR says.
"""

interactive_usage = """\
IPython: an interactive shell for Python
========================================

What it adds to Python's own prompt:

* **Completion.**  TAB completes names, attributes, keys of dicts, paths,
  magics, modules in an import and keyword arguments.

* **Looking at objects.**  ``name?`` shows what an object is, its signature and
  documentation; ``name??`` its source. ``*pattern*?`` lists names. ``%pdoc``,
  ``%pdef``, ``%psource`` and ``%pfile`` show one aspect each.

* **Magics.**  ``%name arguments`` does something for the session: ``%timeit``,
  ``%run``, ``%cd``, ``%debug``. ``%%name`` at the top of a cell takes the
  whole cell: ``%%bash``, ``%%timeit``, ``%%capture``. ``%lsmagic`` lists them,
  ``%magic`` explains them, ``%name?`` documents one. Where no variable has the
  same name, the ``%`` of a line magic can be left out (``%automagic`` turns
  this on and off).

* **The system.**  ``!command`` runs a command; ``files = !ls`` keeps its
  lines; ``$name`` and ``{expression}`` are filled in.  ``%cd``, ``%pushd``,
  ``%bookmark`` move between folders, ``%alias`` names a command.

* **History.**  Arrow keys and Ctrl-R go through what was typed, in earlier
  sessions too. ``In[n]``, ``_in`` are inputs, ``Out[n]``, ``_n`` results;
  ``_``, ``__``, ``___`` the last three results and ``_i``, ``_ii``, ``_iii``
  the last three inputs.  ``%history``, ``%recall``, ``%rerun``, ``%save`` and
  ``%macro`` work with ranges of them, such as ``4-7`` or ``~1/2-5`` (the
  session before this one).

* **A semicolon** at the end of a cell keeps its result from being shown.

* **Calling without parentheses.**  ``/f a, b`` is ``f(a, b)``; ``,f a b`` is
  ``f("a", "b")``; ``;f a b`` is ``f("a b")``. ``%autocall`` does it without
  the sign in front.

* **Errors.**  Tracebacks show the source around each frame; ``%xmode`` chooses
  how much; ``%debug`` opens the debugger where the last one happened; ``%pdb
  on`` opens it at each.

* **Pasting** text with ``>>>`` or ``In [1]:`` prompts works as it is.

``%quickref`` shows all this in brief.
"""

interactive_usage_min = """\
An interactive shell for Python: completion, help on objects, magics, history
and the system's commands.
name?       what an object is;  name?? with its source
%quickref   everything in brief;  %magic, %lsmagic  the magics
help        Python's own help
"""

quick_reference = r"""
IPython - Quick Reference
=========================

Help

object?, object??    what it is; more, with its source (also ?object, ??object)
?name.*part*         names in 'name' that contain 'part'
%magic, %lsmagic     about magics; their names

Magics                       (without % where no variable has the same name)

%cd /usr/share       go to a folder;  cd -<TAB>  those visited
%alias d ls -l       from now on 'd' is 'ls -l'
%timeit x = 10       time a statement
%%timeit x = 2**100  the line is the setup and is not timed,
x**100               the cell is timed
%run file.py args    run a file in a namespace of its own, and keep its names
value = %pwd         the result of a magic

The system

!cp a.txt b/         run a command
!cp ${name}.txt $x   Python's variables in it;  {name.upper()}  an expression
files = !ls          its output:  files.l lines, files.s in one line, files.n text
%rehashx             commands of $PATH without '!'

History

_, __, ___           the last three results;  _5, Out[5]  result 5
_i, _ii, _iii        the last three inputs;   _i5, In[5]  input 5
_dh                  folders visited
%history             inputs of this session;  -g text  search all sessions
%history 243/1-8     inputs 1 to 8 of session 243;  ~2/  two sessions ago
%rerun 5-7           run inputs again;  %recall 5  to edit one
%edit 3-6            edit inputs and run them

Calling              (forms without the sign: %autocall)

/f 1, 2              f(1, 2)
,f a b               f("a", "b")
;f a b               f("a b")

The following magics are there:
"""

#: the second line of Python's own banner
_MORE = "Type %s for more information\n" % "'copyright', 'credits' or 'license'"

_PYTHON_VERSION = " ".join(line.strip() for line in sys.version.split("\n"))

default_banner_parts = [
    "Python %s\n" % _PYTHON_VERSION,
    _MORE,
    "IPython %s -- An enhanced Interactive Python. Type '?' for help.\n" % api_level,
]

default_banner = "".join(default_banner_parts)

#: names of older versions
quick_guide = interactive_usage_min
default_gui_banner = default_banner


def whole_banner(first, second, profile):
    """Return what is printed at start-up.

    :param first: the part before the profile's line.
    :param second: the part behind it.
    :param profile: the profile's name; the default one is not told.
    """
    if profile and profile != "default":
        first += "\nIPython profile: %s\n" % profile
    return first + "\n" + second if second else first
