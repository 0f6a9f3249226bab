"""Magics over the input history: ``%history``, ``%recall``, ``%rerun``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import StdinNotImplementedError, UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

#: how many inputs ``%history -l`` shows
DEFAULT_LIMIT = 10

_unspecified = object()

_RECALLS = re.compile(r"^\s*%?(recall|rep)\b")
_RANGES = re.compile(r"^[\d~/\-:\s]+$")


def _outputs(text):
    """Return outputs kept with an input as a list."""
    return [] if text is None else [text] if not isinstance(text, (list, tuple)) else list(text)


def _with_prompts(lines):
    """Return an input's lines with Python's prompts; several end with the empty line that ends them there."""
    shown = [(">>> " if n == 0 else "... ") + line for n, line in enumerate(lines)]
    return shown + ["..."] if len(lines) > 1 else shown


def _containing(text):
    """Return the pattern of inputs that contain a text."""
    return "*%s*" % text.replace("[", "[[]")


@public("IPython.core.magics.history")
@magics_class
class HistoryMagics(Magics):
    """Show, take back and run again what was typed."""

    @magic_arguments()
    @argument("-n", dest="print_nums", action="store_true", default=False,
              help="Number the inputs; those that -g finds always are.")
    @argument("-o", dest="get_output", action="store_true", default=False, help="Show the results as well.")
    @argument("-p", dest="pyprompts", action="store_true", default=False,
              help="Put Python's prompts in front: with -o this makes a doctest.")
    @argument("-t", dest="raw", action="store_false", default=True,
              help="Show the Python that magics and commands were translated to.")
    @argument("-f", dest="filename", help="Write to a file; it asks before it overwrites one.")
    @argument("-y", dest="overwrite", action="store_true", help="Overwrite without asking.")
    @argument("-g", dest="pattern", nargs="*", default=None,
              help="Search all sessions for inputs that contain this; * and ? stand for any text and any character. "
                   "Without a pattern, everything.")
    @argument("-l", dest="limit", type=int, nargs="?", default=_unspecified,
              help="Show the last inputs of all sessions, 10 where no number is given; with -g, at most so many.")
    @argument("-u", dest="unique", action="store_true", help="With -g, show equal inputs once.")
    @argument("range", nargs="*", help="Which inputs.")
    @line_magic
    def history(self, parameter_s=""):
        """Show what was typed.

        Without a range, that is all of this session. Ranges:

            4           input 4 of this session
            4-6         inputs 4 to 6;  4-  from 4 on
            243/1-5     of session 243
            ~2/         all of the session before the last one
            ~2/7        input 7 of it
            ~8/1-~6/5   from input 1 eight sessions ago to input 5 six sessions ago

        There may be several, with spaces between them. ``%macro``, ``%save``,
        ``%edit``, ``%rerun``, ``%recall``, ``%load`` and ``%pastebin`` take the same
        ranges.
        """
        args = parse_argstring(self.history, parameter_s)
        entries = self._select(args)
        target = self._open_target(args)
        if target == "no":
            print("Aborting.")
            return
        try:
            self._print(entries, args, target)
        finally:
            if target is not None:
                target.close()

    def _open_target(self, args):
        """Return the file to write to, ``None`` for the screen, or ``"no"`` where it is not to be overwritten."""
        if args.filename is None:
            return None
        name = os.path.expanduser(args.filename)
        if os.path.exists(name) and not args.overwrite:
            try:
                agreed = self.shell.ask_yes_no("File %r exists. Overwrite?" % to_native(name), default="n")
            except StdinNotImplementedError:
                agreed = True
            if not agreed:
                return "no"
            print("Overwriting file.")
        import io
        try:
            return io.open(name, "w", encoding="utf-8")
        except EnvironmentError as exc:
            raise UsageError("cannot write %s: %s" % (name, exc.strerror or exc))

    def _select(self, args):
        """Return the entries ``(session, line, source or (source, output))`` that are asked for."""
        manager = self.shell.history_manager
        limited = args.limit is not _unspecified
        limit = (DEFAULT_LIMIT if args.limit is None else args.limit) if limited else None
        if limit is not None and limit < 0:
            raise UsageError("%%history -l: a number of inputs, not %d" % limit)
        if args.pattern is not None:
            pattern = "*%s*" % " ".join(args.pattern) if args.pattern else "*"
            return manager.search(pattern, raw=args.raw, output=args.get_output, n=limit,
                                  unique=args.unique)
        if limited:
            return manager.get_tail(limit, raw=args.raw, output=args.get_output)
        if args.range:
            try:
                return manager.get_range_by_str(" ".join(args.range), args.raw, args.get_output)
            except ValueError as exc:
                raise UsageError("%%history: %s" % exc)
        return manager.get_range(raw=args.raw, output=args.get_output)

    def _print(self, entries, args, target):
        here = self.shell.history_manager.session_number
        numbered = args.print_nums or args.pattern is not None
        for session, number, content in entries:
            source, output = content if args.get_output else (content, None)
            lines = to_text(source).expandtabs(4).rstrip().split("\n")
            several_lines = len(lines) > 1
            if args.pyprompts:
                lines = _with_prompts(lines)
            if numbered:
                where = "" if session in (0, here) else "%s/" % session
                place = "%4s:" % (where + to_text(str(number)))
                lines[:1] = [place, lines[0]] if several_lines else ["%s %s" % (place, lines[0])]
            lines.extend(to_text(each) for each in _outputs(output))
            for line in lines:
                if target is None:
                    print(line)
                else:
                    target.write(line + "\n")

    @line_magic
    def recall(self, arg):
        """Put earlier input at the prompt, to be edited or run.

        %recall             the last result, as text
        %recall 45          input 45
        %recall 1-4         inputs 1 to 4, as one cell; the ranges of %history
        %recall expression  its value in your namespace, as text; or else the last
                            input that contains the text
        """
        shell, wanted = self.shell, arg.strip()
        if not wanted:
            shell.set_next_input(to_text(str(shell.user_ns.get("_", ""))))
            return
        text = self._from_range(wanted)
        if text is None and not wanted.isdigit():
            text = self._from_expression(wanted)
        if text is None:
            for _, _, source in shell.history_manager.search(_containing(wanted)):
                if not _RECALLS.search(source):
                    text = source
        if text is None:
            print("Couldn't evaluate or find in history:", arg)
            return
        shell.set_next_input(text.rstrip())

    def _from_range(self, wanted):
        manager = self.shell.history_manager
        if not _RANGES.match(wanted):
            return None
        try:
            found = [source for _, _, source in manager.get_range_by_str(wanted)]
        except ValueError:
            return None
        return "\n".join(found) or None

    def _from_expression(self, wanted):
        try:
            return to_text(str(self.shell.ev(wanted)))
        except Exception:  # an expression of the user's, tried before the history is searched
            return None

    @line_magic
    def rerun(self, parameter_s=""):
        """Run earlier input again.

        %rerun              the last input
        %rerun 4-6 8        inputs of the ranges that %history takes
        %rerun -l n         the last n inputs
        %rerun -g text      the last input that contains the text
        %rerun --since-crash [-y]   the cells whose effects a crash has taken back; asks first, unless -y is given
        """
        words = parameter_s.split()
        if "--since-crash" in words:
            from zmqkernel.shell.magics.rerunning import rerun_lost

            rerun_lost(self.shell, [word for word in words if word != "--since-crash"])
            return
        options, rest = self.parse_options(parameter_s, "l:g:", mode="string")
        manager = self.shell.history_manager
        if "l" in options:
            try:
                count = int(options["l"])
            except ValueError:
                raise UsageError("%%rerun -l: a number, not %r (usage: %%rerun [RANGE ...|-l N|-g TEXT])"
                                 % to_native(options["l"]))
            entries = list(manager.get_tail(count, include_latest=False))
        elif "g" in options:
            pattern = _containing(" ".join(part for part in (options["g"], rest) if part))
            entries = [each for each in manager.search(pattern) if "%rerun" not in each[2]][-1:]
        elif rest:
            try:
                entries = list(manager.get_range_by_str(rest))
            except ValueError as exc:
                raise UsageError("%%rerun: %s" % exc)
        else:
            entries = list(manager.get_tail(1, include_latest=False))
        if not entries:
            print("No lines in history match specification")
            return
        source = "\n".join(each[2] for each in entries)
        print("=== Executing: ===")
        print(source)
        print("=== Output: ===")
        self.shell.run_cell("\n".join(each[2] for each in entries), store_history=False)
