"""The ``kernel.json`` by which Jupyter finds the kernel, and ``ipython kernel install`` that writes it."""
from __future__ import absolute_import, print_function, unicode_literals

import io
import json
import os
import re
import sys

from ipython_compat import to_text

from zmqkernel.application.errors import ApplicationError, os_reason

#: what may stand in the name of a kernelspec's folder (Jupyter looks names up without regard to case)
NAME = re.compile(r"^[A-Za-z0-9._-]+$")
DEFAULT_NAME = "zmqkernel"

USAGE = """\
usage: ipython kernel install [--user | --prefix PREFIX | --sys-prefix] [--name NAME] [--display-name TEXT]

Tell Jupyter of this kernel, by a kernel.json in one of its folders.

  --user               for the current user
  --sys-prefix         for the environment that this Python runs in (the default)
  --prefix PREFIX      for the environment in the folder PREFIX
  --name NAME          the kernel's name, for `jupyter console --kernel NAME` (default: %s)
  --display-name TEXT  what Jupyter's menus call it
""" % DEFAULT_NAME


def kernel_spec(python=None, display_name=None):
    """Return the content of ``kernel.json`` as a dict.

    :param python: the interpreter that runs the kernel; None: this one.
    :param display_name: what menus show; None: the name in the template.
    """
    folder = os.path.dirname(os.path.abspath(to_text(__file__)))
    with io.open(os.path.join(folder, "kernel.json"), encoding="utf-8") as f:
        spec = json.load(f)
    spec["argv"][0] = to_text(python or sys.executable)
    if display_name:
        spec["display_name"] = to_text(display_name)
    return spec


def user_data_dir(environ=None, platform=None):
    """Return the folder in which Jupyter keeps a user's data."""
    environ = os.environ if environ is None else environ
    platform = platform or sys.platform
    if environ.get("JUPYTER_DATA_DIR"):
        return to_text(environ["JUPYTER_DATA_DIR"])
    home = to_text(os.path.expanduser("~"))
    if platform == "darwin":
        return os.path.join(home, "Library", "Jupyter")
    if platform.startswith("win"):
        return os.path.join(to_text(environ.get("APPDATA", home)), "jupyter")
    data = environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return os.path.join(to_text(data), "jupyter")


def write_spec(folder, spec):
    """Write ``kernel.json`` into ``folder``, which is made.

    :raises ApplicationError: where it cannot be written.
    """
    try:
        if not os.path.isdir(folder):
            os.makedirs(folder)
        with io.open(os.path.join(folder, "kernel.json"), "w", encoding="utf-8") as f:
            f.write(to_text(json.dumps(spec, indent=1, sort_keys=True)) + "\n")
    except (IOError, OSError) as exc:
        raise ApplicationError("cannot write the kernelspec to %s: %s" % (folder, os_reason(exc)))


def install(user=False, prefix=None, name=DEFAULT_NAME, display_name=None):
    """Install the kernelspec and return its folder.

    :param user: into the user's own data folder.
    :param prefix: into ``PREFIX/share/jupyter``; None: ``sys.prefix``.
    :param name: name of the folder.
    :param display_name: what menus show.
    :raises ApplicationError: for a name that cannot be one, and where it cannot be written.
    """
    if not NAME.match(name):
        raise ApplicationError(
            "%r cannot be a kernel's name: only letters, digits, dots, hyphens and underscores can" % str(name), 2)
    data = user_data_dir() if user else os.path.join(to_text(prefix or sys.prefix), "share", "jupyter")
    folder = os.path.join(data, "kernels", name.lower())
    write_spec(folder, kernel_spec(display_name=display_name))
    return folder


def _parser():
    import argparse

    class Parser(argparse.ArgumentParser):
        """Complains in one line."""

        def error(self, message):
            raise ApplicationError("%s (see ipython kernel install --help)" % message, exit_code=2)

    parser = Parser(prog=str("ipython kernel install"), add_help=False)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--user", action="store_true")
    where.add_argument("--sys-prefix", action="store_true")
    where.add_argument("--prefix")
    parser.add_argument("--name", default=DEFAULT_NAME)
    parser.add_argument("--display-name")
    parser.add_argument("-h", "--help", action="store_true")
    return parser


def main(argv):
    """Run ``ipython kernel install``.

    :param argv: the arguments after ``install``.
    :return: status to exit with.
    :raises ApplicationError: for wrong arguments, or where nothing can be written.
    """
    args = _parser().parse_args(argv)
    if args.help:
        print(USAGE, end="")
        return 0
    prefix = sys.prefix if args.sys_prefix else args.prefix
    folder = install(args.user, prefix, to_text(args.name), args.display_name)
    print("installed kernelspec %s in %s" % (args.name, folder))
    return 0
