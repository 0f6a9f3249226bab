"""Moving between folders: the part of ``OSMagics`` with ``%cd``, the stack, the history and bookmarks."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re

from ipython_compat import to_native, to_text
from ipython_compat.pathclass import make_path_argument
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, compress_dhist, line_magic, magics_class

#: how many folders are remembered from one session to the next
REMEMBERED = 100


def unquote(text):
    """Return ``text`` without the quotes around it, when there are any."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text


def current_folder():
    """Return the current folder, with ``/`` between names on every system."""
    return to_text(os.getcwd()).replace("\\", "/") if os.name == "nt" else to_text(os.getcwd())


@magics_class
class DirectoryMagics(Magics):
    """``%cd``, ``%pwd``, ``%pushd``, ``%popd``, ``%dirs``, ``%dhist`` and ``%bookmark``."""

    _folder_before = None

    @line_magic
    def pwd(self, parameter_s=""):
        """Return the current folder."""
        try:
            return current_folder()
        except EnvironmentError:
            raise UsageError("CWD no longer exists - please use %cd to change directory.")

    @line_magic
    def cd(self, parameter_s=""):
        """Go to a folder.

        %cd folder      go there; quotes around it are taken off, ~ is the home folder
        %cd             go to the home folder
        %cd -           go back to the folder before
        %cd -4          go to entry 4 of the history of folders (%dhist)
        %cd --text      go to the last folder visited whose name contains the text
        %cd -b name     go to a bookmark (%bookmark); just "name" where no folder is
                        called so

        -q    do not print the folder afterwards

        The folders visited are in the variable ``_dh``. ``!cd`` has no effect: it is
        gone with its shell.
        """
        try:
            before = current_folder()
        except EnvironmentError:
            before = None
        target, quiet = self._cd_target(parameter_s.strip())
        if target is None:
            return
        try:
            os.chdir(to_native(os.path.expanduser(target)))
        except EnvironmentError as exc:
            print("[Errno %s] %s: %r" % (exc.errno, exc.strerror, to_native(target)))
        else:
            self._arrived(before)
        if not (quiet or self.cd_force_quiet) and self.shell.user_ns.get("_dh"):
            print(to_text(str(self.shell.user_ns["_dh"][-1])))

    def _cd_target(self, line):
        """Return the folder that a line of ``%cd`` means (``None``: nowhere), and whether to be quiet."""
        history = self._visited()
        if re.match(r"-\d+$", line):
            number = int(line[1:])
            if number >= len(history):
                print("The requested directory does not exist in history.")
                return None, True
            return history[number], False
        if line.startswith("--") and len(line) > 2:
            for folder in reversed(history):
                if line[2:] in folder:
                    return folder, False
            print("No matching folder in history.")
            return None, True
        match = re.match(r"(-[qb]{1,2})(?:\s+|$)", line)
        options = set()
        while match:
            options.update(match.group(1)[1:])
            line = line[match.end():]
            match = re.match(r"(-[qb]{1,2})(?:\s+|$)", line)
        if line.startswith("-") and len(line) > 1:
            raise UsageError("%%cd: unknown option %s (usage: %%cd [-q] [FOLDER | - | -N | --TEXT | -b BOOKMARK])"
                             % line.split()[0])
        line = unquote(line)
        if line == "-":
            folder = self._folder_before or (history[-2] if len(history) > 1 else None)
            if folder is None:
                raise UsageError("%cd -: No previous directory to change to.")
            return folder, "q" in options
        return self._folder_or_bookmark(line, "b" in options), "q" in options

    def _folder_or_bookmark(self, name, must_be_bookmark):
        bookmarks = self._bookmarks()
        folder = os.path.expanduser(name)
        if not must_be_bookmark and (not name or os.path.isdir(to_native(folder)) or name not in bookmarks):
            return folder or os.path.expanduser("~")
        if name not in bookmarks:
            raise UsageError("Bookmark '%s' not found.  Use '%%bookmark -l' to see your bookmarks." % name)
        print("(bookmark:%s) -> %s" % (name, bookmarks[name]))
        return bookmarks[name]

    def _visited(self):
        return [to_text(str(folder)) for folder in self.shell.user_ns.get("_dh", ())]

    def _arrived(self, before):
        """Note the new folder: in ``_dh``, in what the next session remembers, and in the terminal's title."""
        now = current_folder()
        if getattr(self.shell, "term_title", False):
            self.shell.show_folder_in_title()
        if before is not None:
            self._folder_before = before
        visited = self.shell.user_ns.setdefault(to_native("_dh"), [])
        if before != now:
            visited.append(make_path_argument(now))
            if self.shell.db is not None:
                self.shell.db["dhist"] = compress_dhist(self._visited())[-REMEMBERED:]

    @line_magic
    def pushd(self, parameter_s=""):
        """Put the current folder on the stack, and go to another.

        %pushd [folder]
        """
        here, home = current_folder(), to_text(os.path.expanduser("~"))
        folder = os.path.expanduser(unquote(parameter_s.strip()))
        if folder and not os.path.isdir(to_native(folder)) and folder not in self._bookmarks():
            raise UsageError("%%pushd: no such folder: %s" % folder)
        if folder:
            self.cd(folder)
        self.shell.dir_stack.insert(0, "~" + here[len(home):] if here.startswith(home) else here)
        return self.shell.run_line_magic("dirs", "")

    @line_magic
    def popd(self, parameter_s=""):
        """Go to the folder on top of the stack, and take it off."""
        if not self.shell.dir_stack:
            raise UsageError("%popd on empty stack")
        folder = self.shell.dir_stack.pop(0)
        self.cd(folder)
        print("popd ->", folder)

    @line_magic
    def dirs(self, parameter_s=""):
        """Return the stack of folders."""
        return self.shell.dir_stack

    @line_magic
    def dhist(self, parameter_s=""):
        """Print the folders visited, which are in ``_dh``.

        %dhist          all of them
        %dhist n        the last n
        %dhist n m      from entry n to entry m, which is not included

        ``%cd -n`` goes to entry n.
        """
        visited = self._visited()
        usage = "usage: %dhist [N | FIRST END]"
        try:
            numbers = [int(word) for word in parameter_s.split()]
        except ValueError:
            raise UsageError("%%dhist: not a number in %r (%s)" % (to_native(parameter_s.strip()), usage))
        if len(numbers) > 2:
            raise UsageError("%%dhist: too many numbers (%s)" % usage)
        first, end = 0, len(visited)
        if len(numbers) == 1:
            first = max(end - numbers[0], 0)
        elif numbers:
            first, end = numbers[0], min(numbers[1], end)
        print("Directory history (kept in _dh)")
        for number in range(max(first, 0), end):
            print("%d: %s" % (number, visited[number]))

    def _bookmarks(self):
        return dict(self.shell.db.get("bookmarks", {})) if self.shell.db is not None else {}

    @line_magic
    def bookmark(self, parameter_s=""):
        """Give folders short names, which are kept from session to session.

        %bookmark name          the current folder
        %bookmark name folder   another one
        %bookmark -l            list them
        %bookmark -d name       take one away
        %bookmark -r            take all away

        ``%cd name`` goes there; ``%cd -b name`` where a folder has the same name.
        """
        options, words = self.parse_options(parameter_s, "drl", mode="list")
        usage = "usage: %bookmark NAME [FOLDER] | -l | -d NAME | -r"
        if len(words) > 2:
            raise UsageError("%%bookmark: too many arguments (%s)" % usage)
        marks = self._bookmarks()
        if "d" in options:
            if not words:
                raise UsageError("%%bookmark -d: which one? (%s)" % usage)
            if words[0] not in marks:
                raise UsageError("%%bookmark -d: Can't delete bookmark '%s': there is none of that name" % words[0])
            del marks[words[0]]
        elif "r" in options:
            marks = {}
        elif "l" in options:
            width = max([len(name) for name in marks] or [0])
            print("Current bookmarks:")
            for name in sorted(marks):
                print("%-*s -> %s" % (width, name, marks[name]))
        elif not words:
            raise UsageError("%%bookmark: You must specify the bookmark name (%s)" % usage)
        else:
            folder = os.path.expanduser(words[1]) if len(words) > 1 else current_folder()
            marks[words[0]] = os.path.abspath(folder)
        self.shell.db["bookmarks"] = marks
