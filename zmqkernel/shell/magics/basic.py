"""Magics about magics, and about how the session looks."""
from __future__ import absolute_import, division, print_function, unicode_literals

from traitlets import TraitError

from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import Magics, line_magic, magic_escapes, magics_class  # noqa: F401
from zmqkernel.shell.magics.listing import MagicsDisplay

_PUBLIC = public("IPython.core.magics.basic")


def _paged(text):
    from zmqkernel.shell.paging import page
    page(text)


@_PUBLIC
@magics_class
class BasicMagics(Magics):
    """Magics about magics, about display and about settings of the session."""

    @magic_arguments()
    @argument("-l", "--line", action="store_true", help="Make an alias of the line magic.")
    @argument("-c", "--cell", action="store_true", help="Make an alias of the cell magic.")
    @argument("name", help="The new name.")
    @argument("target", help="The magic it stands for.")
    @argument("-p", "--params", default=None,
              help="Parameters put in front of the line each time, in quotes where there are several.")
    @line_magic
    def alias_magic(self, line=""):
        """Give a magic another name.

        Without ``-l`` and ``-c`` the alias is of the kinds that the magic itself is
        of.

            %alias_magic t timeit                     %t and %%t
            %alias_magic --line h history -p "-l 30"  %h is %history -l 30
        """
        args = parse_argstring(self.alias_magic, line)
        name = args.name.lstrip("%")
        target = args.target.lstrip("%")
        params = args.params
        if params and params[0] == params[-1] and params[0] in "\"'" and len(params) > 1:
            params = params[1:-1]
        found = dict((kind, self.shell.find_magic(target, kind)) for kind in ("line", "cell"))
        wanted = [kind for kind in ("line", "cell") if getattr(args, kind)]
        for kind in wanted:
            if found[kind] is None:
                raise UsageError("%s magic function `%s%s` not found."
                                 % (kind.capitalize(), magic_escapes[kind], target))
        wanted = wanted or [kind for kind in ("line", "cell") if found[kind] is not None]
        if not wanted:
            raise UsageError("No line or cell magic with name `%s` found." % target)
        for kind in wanted:
            self.shell.magics_manager.register_alias(name, target, kind, params)
            escape = magic_escapes[kind]
            stands_for = escape + target + (" " + params if params else "")
            print("Created `%s%s` as an alias for `%s`." % (escape, name, stands_for))

    @magic_arguments()
    @argument("-j", "--json", action="store_true", help="Return a dict of kind -> name -> class, for programs.")
    @line_magic
    def lsmagic(self, parameter_s=""):
        """List the magics that are there."""
        args = parse_argstring(self.lsmagic, parameter_s)
        if args.json:
            from zmqkernel.shell.magics.listing import class_names
            return class_names(self.shell.magics_manager)
        return MagicsDisplay(self.shell.magics_manager, ignore=[])

    @line_magic
    def magic(self, parameter_s=""):
        """Explain magics, and describe each of them.

        %magic              everything, through the pager
        %magic -brief       one line for each magic
        %magic -rest        as reStructuredText
        %magic -latex       as LaTeX
        """
        from zmqkernel.shell.magics import listing
        mode = parameter_s.strip().lstrip("-")
        if mode not in ("", "brief", "rest", "latex"):
            raise UsageError("%%magic: unknown option %s (usage: %%magic [-brief|-rest|-latex])" % parameter_s.strip())
        docs = self.shell.magics_manager.lsmagic_docs(brief=mode == "brief", missing="No documentation")
        if mode == "rest":
            body = listing.as_rest(docs)
        elif mode == "latex":
            print(listing.as_latex(docs, self.format_latex))
            return
        else:
            body = listing.as_text(docs)
        _paged("%s%s\n%s" % (listing.INTRODUCTION, body, MagicsDisplay(self.shell.magics_manager)))

    @line_magic
    def page(self, parameter_s=""):
        """Show an object through the pager.

        %page [-r] [object]

        Without an object the last result (``_``) is shown.

        -r    show ``str(object)`` as it is, instead of its pretty-printed form
        """
        options, name = self.parse_options(parameter_s, "r")
        name = name.strip() or "_"
        info = self.shell._ofind(name)
        if not info.found:
            print("Object `%s` not found" % name)
            return
        if "r" in options:
            text = str(info.obj)
        else:
            from pprint import pformat
            text = pformat(info.obj)
        _paged(text)

    @line_magic
    def pprint(self, parameter_s=""):
        """Switch pretty printing of results on or off."""
        formatter = self._text_formatter()
        formatter.pprint = not formatter.pprint
        print("Pretty printing has been turned", "ON" if formatter.pprint else "OFF")

    def _text_formatter(self):
        return self.shell.display_formatter.formatters["text/plain"]

    @line_magic
    def colors(self, parameter_s=""):
        """Choose the colours of the session.

        %colors name        for example nocolor, linux, lightbg, neutral, pride,
                            gruvbox-dark
        """
        wanted = parameter_s.strip().lower()
        from zmqkernel.shell.colors import theme_table
        names = ", ".join(theme_table)
        if wanted not in theme_table:
            said = "no theme is called %r" % str(wanted) if wanted else "which theme?"
            raise UsageError("%%colors: %s (usage: %%colors NAME; there are %s)" % (said, names))
        try:
            self.shell.colors = wanted
        except (TraitError, ValueError) as exc:
            raise UsageError("%%colors: %s" % exc)

    @line_magic
    def xmode(self, parameter_s=""):
        """Choose how tracebacks look.

        %xmode              the next mode
        %xmode Plain        as Python's own
        %xmode Context      with the source around each line
        %xmode Verbose      with the values of variables as well
        %xmode Minimal      only the exception's type and message
        %xmode Docs         as Verbose, in brief
        %xmode Doctest      header, dots and the exception: as in a doctest
        %xmode --show       show frames that hide themselves (``__tracebackhide__``);
                            --hide  do not
        """
        formatter = self.shell.InteractiveTB
        wanted = parameter_s.strip()
        if wanted in ("--show", "--hide"):
            formatter.skip_hidden = wanted == "--hide"
            return
        try:
            formatter.set_mode(mode=wanted.capitalize())
        except ValueError:
            raise UsageError("%%xmode: no mode is called %r (usage: %%xmode [%s|--show|--hide])"
                             % (str(wanted), "|".join(formatter.valid_modes)))
        self.shell.xmode = formatter.mode
        print("Exception reporting mode:", formatter.mode)

    @line_magic
    def quickref(self, arg):
        """Show the session's syntax and commands in brief."""
        from zmqkernel.shell.magics.listing import as_text
        from zmqkernel.shell.usage import quick_reference
        docs = self.shell.magics_manager.lsmagic_docs(brief=True, missing="")
        _paged(quick_reference + "\n" + as_text(docs))

    @line_magic
    def doctest_mode(self, parameter_s=""):
        """Make the session look like Python's own prompt, or no longer.

        The prompts become ``>>>`` and ``...``, tracebacks Plain, and results are shown
        by ``repr`` without ``Out[n]:``, so that what is on the screen can be pasted
        into a doctest.
        """
        shell, formatter = self.shell, self._text_formatter()
        before = shell.meta.get("doctest_mode")
        if not before:
            shell.meta["doctest_mode"] = {"pprint": formatter.pprint, "xmode": shell.InteractiveTB.mode,
                                          "active_types": list(shell.display_formatter.active_types)}
            formatter.pprint = False
            shell.display_formatter.active_types = ["text/plain"]
            self.xmode("Plain")
        else:
            shell.meta["doctest_mode"] = None
            formatter.pprint = before["pprint"]
            shell.display_formatter.active_types = before["active_types"]
            self.xmode(before["xmode"])
        if hasattr(shell, "switch_doctest_mode"):
            shell.switch_doctest_mode(not before)
        print("Doctest mode is:", "OFF" if before else "ON")

    @line_magic
    def gui(self, parameter_s=""):
        """Run a toolkit's event loop while the prompt waits, or no longer.

        %gui                none
        %gui qt             also: qt5, qt6, gtk, gtk3, gtk4, tk, wx, osx, glut, pyglet,
                            asyncio

        Make the application's objects as usual, and do not start their loop yourself:
        the prompt runs it.
        """
        name = parameter_s.strip()
        try:
            self.shell.enable_gui(name or None)
        except NotImplementedError as exc:
            raise UsageError("%%gui: this frontend runs no event loops (%s)" % exc)
        except (ValueError, KeyError, ImportError, UsageError) as exc:
            raise UsageError("%%gui %s: %s" % (name, exc))

    @line_magic
    def precision(self, s=""):
        """Set how floating point numbers are shown.

        %precision 3        three digits after the point; numpy's arrays follow, where
                            numpy is loaded
        %precision %.2e     a format
        %precision          as Python shows them
        """
        formatter = self._text_formatter()
        try:
            formatter.float_precision = s.strip()
        except (ValueError, TypeError, TraitError):
            raise UsageError("%%precision: %r is no number of digits and no format (usage: %%precision [N|FORMAT])"
                             % str(s.strip()))
        return formatter.float_format

    @magic_arguments()
    @argument("-e", "--export", action="store_true", help="Nothing: IPython up to 7 asked for it.")
    @argument("filename", help="The notebook to write; .ipynb is added where it is missing.")
    @line_magic
    def notebook(self, s):
        """Write the session's inputs, and the outputs that are kept, to a Jupyter notebook."""
        args = parse_argstring(self.notebook, s)
        from zmqkernel.shell.magics.notebooks import session_notebook, write_notebook
        write_notebook(session_notebook(self.shell.history_manager), args.filename)

    def profile(self, parameter_s=""):
        """Print the name of the profile in use."""
        print(self.shell.profile)


@_PUBLIC
@magics_class
class AsyncMagics(BasicMagics):
    """``%autoawait``."""

    @line_magic
    def autoawait(self, parameter_s):
        """Let ``await`` stand at the top level of a cell, and choose what runs it.

        %autoawait          say what is set
        %autoawait on       also: true;     off, false
        %autoawait asyncio  run by asyncio; also: trio, curio, sync
        %autoawait name     run by a function of yours that takes a coroutine: a
                            variable, or package.module.function
        """
        shell, wanted = self.shell, parameter_s.strip()
        known = shell.loop_runner_map
        if not wanted:
            names = [name for name, (runner, _) in known.items() if runner is shell.loop_runner]
            runner = names[0] if names else shell.loop_runner
            print("IPython autoawait is `%s`, and set to use `%s`" % ("on" if shell.autoawait else "off", runner))
        elif wanted.lower() in ("on", "true", "off", "false"):
            shell.autoawait = wanted.lower() in ("on", "true")
        elif wanted.lower() in known:
            shell.loop_runner, shell.autoawait = known[wanted.lower()]
        elif wanted in shell.user_ns:
            self._use_runner(shell.user_ns[wanted])
        else:
            from zmqkernel.shell.utils.importstring import import_item
            try:
                self._use_runner(import_item(wanted))
            except ImportError as exc:
                raise UsageError("%%autoawait: %s (usage: %%autoawait [on|off|%s|FUNCTION])"
                                 % (exc, "|".join(sorted(known))))

    def _use_runner(self, runner):
        if not callable(runner):
            raise UsageError("%%autoawait: %r cannot be called with a coroutine" % (runner,))
        self.shell.loop_runner = runner
        self.shell.autoawait = True
