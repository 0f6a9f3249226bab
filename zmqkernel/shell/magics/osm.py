"""Magics for the operating system: commands and their aliases, files, folders, the environment."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import re

from traitlets import Bool

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import cell_magic, combined, line_cell_magic, line_magic
from zmqkernel.shell.magics.directories import DirectoryMagics, unquote
from zmqkernel.shell.magics.environment import EnvironmentMagics

#: commands that ``%rehashx`` leaves alone: names that are not words, or that would hide what a shell does itself
_NO_ALIASES = frozenset(["exec", "if", "for", "while", "then", "fi", "do", "done"])


@public("IPython.core.magics.osm")
@combined
class OSMagics(DirectoryMagics, EnvironmentMagics):
    """Magics for the operating system."""

    cd_force_quiet = Bool(False, help="Never print the folder after %cd, as if -q were given each time."
                          ).tag(config=True)

    def __init__(self, shell=None, **kwargs):
        """Bind to a shell; the parameters are those of :class:`Magics`."""
        self.is_posix = os.name == "posix"
        if not self.is_posix:
            extensions = os.environ.get("PATHEXT", ".exe;.com;.bat;.py").replace(";", "|").replace(".", "")
            self.execre = re.compile(r"(.*)\.(%s)$" % extensions, re.IGNORECASE)
        super(OSMagics, self).__init__(shell=shell, **kwargs)

    def isexec(self, file):
        """Tell whether a directory entry (a path, or an ``os.DirEntry``) is a program."""
        path = getattr(file, "path", file)
        if self.is_posix:
            return os.path.isfile(path) and os.access(path, os.X_OK)
        return os.path.isfile(path) and self.execre.match(os.path.basename(path)) is not None

    @line_magic
    def alias(self, parameter_s=""):
        """Give a command of the system a short name.

        %alias              list the aliases
        %alias name         show one
        %alias name command define one: from now on ``%name more`` runs
                            ``command more``

        In the command, %l stands for the whole line the alias is called with, and each
        %s for one word of it; with neither, the line comes last. ``$name`` and
        ``{expression}`` are filled in when it is called; ``$$name`` is left for the
        shell. A variable or magic of the same name comes first.
        """
        manager = self.shell.alias_manager
        text = parameter_s.strip()
        if not text:
            stored = self.shell.db.get("stored_aliases", {}) if self.shell.db is not None else {}
            aliases = sorted(manager.aliases)
            for name, command in sorted(stored.items()):
                if name not in dict(aliases):
                    aliases.append((name, command))
            print("Total number of aliases:", len(aliases))
            return aliases
        name, _, command = text.partition(" ")
        if not command.strip():
            try:
                return name, manager.retrieve_alias(name)
            except ValueError:
                raise UsageError("%%alias: %s is not an alias (usage: %%alias [NAME [COMMAND]])" % name)
        from zmqkernel.shell.aliases import AliasError
        try:
            manager.define_alias(name, command.strip())
        except AliasError as exc:
            print(exc)
        return None

    @line_magic
    def unalias(self, parameter_s=""):
        """Take an alias away, also one kept by ``%store``.

        %unalias name
        """
        name = parameter_s.strip()
        if not name:
            raise UsageError("%unalias: which one? (usage: %unalias NAME)")
        stored = dict(self.shell.db.get("stored_aliases", {})) if self.shell.db is not None else {}
        if name in stored:
            print("Removing %stored alias", name)
            del stored[name]
            self.shell.db["stored_aliases"] = stored
        try:
            self.shell.alias_manager.undefine_alias(name)
        except ValueError as exc:
            print(exc)

    @line_magic
    def rehashx(self, parameter_s=""):
        """Make every program in $PATH an alias, so that it can be called without ``!``.

        The list of importable modules that completion keeps is thrown away too.
        """
        manager = self.shell.alias_manager
        commands = []
        for folder in _search_path():
            try:
                entries = sorted(os.listdir(folder))
            except EnvironmentError:
                continue  # a folder in $PATH that is not there, or not ours to read
            for entry in entries:
                if self.isexec(os.path.join(folder, entry)):
                    name = to_text(entry) if self.is_posix else to_text(self.execre.sub(r"\1", entry))
                    commands.append(name)
                    if re.match(r"[A-Za-z_]\w*$", name) and name not in _NO_ALIASES:
                        self._soft_alias(manager, name)
        if self.shell.db is not None:
            self.shell.db["syscmdlist"] = commands
            self.shell.db.pop("rootmodules_cache", None)

    @staticmethod
    def _soft_alias(manager, name):
        from zmqkernel.shell.aliases import AliasError
        try:
            if not manager.is_alias(name):
                manager.define_alias(name, name)
        except AliasError:
            return  # the name of a magic or keyword stays what it is

    @line_magic
    def sc(self, parameter_s=""):
        """Run a command and keep what it prints in a variable. (``name = !command`` is shorter.)

        %sc [-l] [-v] name=command

        -l    keep it as a list of lines
        -v    print the value

        Text and list have the attributes ``.l`` (lines), ``.n`` (text) and ``.s``
        (lines with spaces between).
        """
        options, text = self.parse_options(parameter_s, "lv", posix=False, preserve_non_opts=True)
        name, found, command = text.partition("=")
        if not found or not command.strip():
            raise UsageError("%sc: a name and a command, please (usage: %sc [-l] [-v] NAME=COMMAND)")
        output = self.shell.getoutput(command.strip(), split="l" in options)
        name = name.strip()
        if name:
            self.shell.user_ns[to_native(name)] = output
        if "v" in options:
            from pprint import pformat
            print("%s ==\n%s" % (name, pformat(output)))
        return None if name else output

    @line_cell_magic
    def sx(self, line="", cell=None):
        """Run commands of the system and return the lines they print; ``!!command`` is short for it.

        %sx command             also %system
        %%sx [--out name]       the cell is the shell's script; with --out the lines go
                                to a variable
        commands

        The list has the attributes ``.l`` (lines), ``.n`` (text) and ``.s`` (lines
        with spaces between).
        """
        if cell is None:
            return self.shell.getoutput(line)
        options, rest = self.parse_options(line, "", "out=")
        if rest:
            raise UsageError("unrecognized arguments: %s (usage: %%%%sx [--out NAME], and commands below)" % rest)
        output = self.shell.getoutput(cell)
        if "out" not in options:
            return output
        self.shell.user_ns[to_native(options["out"])] = output
        return None

    system = line_cell_magic("system")(sx)
    bang = cell_magic("!")(sx)

    @line_magic
    def pycat(self, parameter_s=""):
        """Show Python source through the pager, with colours.

        %pycat [source]     a file, a URL, a macro, a variable, or a range of the
                            history (%history); without it, all inputs of this session
        """
        try:
            source = self.shell.find_user_code(parameter_s.strip(), skip_encoding_cookie=False)
        except (ValueError, TypeError, EnvironmentError):
            print("Error: no such file, variable, URL, history range or macro")
            return
        from zmqkernel.shell.paging import page
        text = self.shell.pycolorize(to_text(source))
        page(text[:-1] if text.endswith("\n") else text)  # the pager ends its last line itself

    @magic_arguments()
    @argument("-a", "--append", action="store_true", default=False,
              help="Write at the end of the file; where there is none, it is made.")
    @argument("filename", type=to_text, help="The file.")
    @cell_magic
    def writefile(self, line, cell):
        """Write the cell to a file, in place of what is there."""
        args = parse_argstring(self.writefile, line)
        filename = os.path.expanduser(unquote(args.filename))
        existed = os.path.exists(filename)
        mode = "a" if args.append else "w"
        try:
            with io.open(filename, mode, encoding="utf-8") as f:
                f.write(to_text(cell))
        except EnvironmentError as exc:
            raise UsageError("%%%%writefile: cannot write %s: %s" % (filename, exc.strerror or exc))
        done = ("Appending to" if args.append else "Overwriting") if existed else "Writing"
        print(done, filename)


def _search_path():
    """Return the folders of $PATH, each once."""
    folders = []
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        folder = os.path.abspath(os.path.expanduser(folder)) if folder else None
        if folder and folder not in folders:
            folders.append(folder)
    return folders
