"""Magics over the user's namespace: looking at objects, listing and removing variables."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import StdinNotImplementedError, UsageError
from zmqkernel.shell.magics.base import Magics, combined, line_magic, magics_class
from zmqkernel.shell.magics.variables import VariableMagics
from zmqkernel.shell.utils.encoding import DEFAULT_ENCODING  # noqa: F401  (a public name here)

_INFO_LINE = re.compile(r"(pinfo )?(\?*)(.*?)(\??$)")

#: namespaces that ``%psearch`` looks into
_SEARCHED = ("user_local", "user_global", "builtin")
_PSEARCH_USAGE = "usage: %psearch [-a] [-c|-i] [-e NAMESPACE] [-s NAMESPACE] PATTERN [TYPE], %psearch -l"


@magics_class
class LookingMagics(Magics):
    """``%pinfo`` and its kin, and ``%psearch``."""

    @line_magic
    def pinfo(self, parameter_s="", namespaces=None):
        """Show what an object is: ``%pinfo object`` is ``object?``.

        A name with * in it lists the names that match, as ``%psearch`` does.
        """
        detail_level = 0
        pinfo, first, name, last = _INFO_LINE.match(parameter_s.strip()).groups()
        if pinfo or first or last:
            detail_level = 1
        if "*" in name:
            self.psearch(name)
        else:
            self.shell._inspect("pinfo", name, detail_level=detail_level, namespaces=namespaces)

    @line_magic
    def pinfo2(self, parameter_s="", namespaces=None):
        """Show what an object is, and its source: ``%pinfo2 object`` is ``object??``."""
        self.shell._inspect("pinfo", parameter_s.strip(), detail_level=1, namespaces=namespaces)

    @line_magic
    def pdef(self, parameter_s="", namespaces=None):
        """Show how an object is called: its signature, or its constructor's."""
        self.shell._inspect("pdef", parameter_s.strip(), namespaces)

    @line_magic
    def pdoc(self, parameter_s="", namespaces=None):
        """Show an object's documentation; a class's constructor's as well."""
        self.shell._inspect("pdoc", parameter_s.strip(), namespaces)

    @line_magic
    def psource(self, parameter_s="", namespaces=None):
        """Show an object's source, through the pager."""
        if not parameter_s.strip():
            raise UsageError("%psource: Missing object name. (usage: %psource OBJECT)")
        self.shell._inspect("psource", parameter_s.strip(), namespaces)

    @line_magic
    def pfile(self, parameter_s="", namespaces=None):
        """Show the file that an object is defined in, through the pager, from the place on.

        Where there is no such object, a file of that name is shown.
        """
        name = parameter_s.strip()
        outcome = self.shell._inspect("pfile", name, namespaces)
        if outcome != "not found":
            return
        import io
        import os
        candidates = [path for path in (name, name + ".py") if os.path.isfile(path)]
        if not candidates:
            print("File `%r` not found." % name)
            return
        from zmqkernel.shell.paging import page
        with io.open(candidates[0], encoding="utf-8", errors="replace") as f:
            page(self.shell.pycolorize(f.read()))

    @line_magic
    def psearch(self, parameter_s=""):
        """Search names by pattern.

        %psearch [options] pattern [type]

        The pattern has ``*`` for any text and ``?`` for any character, and may have
        dots: ``os.get*``. The type leaves only functions, modules ... : ``%psearch
        -l`` lists the words. ``pattern?`` with a ``*`` in it is short for ``%psearch
        pattern``.

        -a              names that begin with one underscore too
        -c              upper and lower case differ;  -i  they do not (where neither is
                        said, ``InteractiveShell.wildcards_case_sensitive`` decides)
        -e namespace    do not look into builtin, user_local or user_global
        -s namespace    look into it (all three where nothing else is said); both may
                        be repeated
        -l              list the words for types

        %psearch a*             what begins with a
        %psearch -e builtin a*  of your own names
        %psearch a* int         only integers
        %psearch re.e* func     functions of re that begin with e
        """
        options, rest = self.parse_options(parameter_s, "cias:e:l", list_all=True)
        words = rest.split()
        listing = "l" in options
        if not listing and not 1 <= len(words) <= 2:
            raise UsageError("%%psearch: a pattern, and perhaps a type (%s)" % _PSEARCH_USAGE)
        table = dict((name, space) for name, space in self.shell.ns_table.items())
        for name in list(options.get("s", ())) + list(options.get("e", ())):
            if name not in table:
                raise UsageError("%%psearch: no namespace is called %r; there are %s"
                                 % (str(name), ", ".join(sorted(table))))
        searched = [name for name in _SEARCHED if name in table]
        searched += [name for name in options.get("s", ()) if name not in searched]
        searched = [name for name in searched if name not in options.get("e", ())]
        ignore_case = "i" in options or not ("c" in options or self.shell.wildcards_case_sensitive)
        try:
            self.shell.inspector.psearch(" ".join(words), table, searched, show_all="a" in options,
                                         ignore_case=ignore_case, list_types=listing)
        except (KeyError, ValueError) as exc:
            raise UsageError("%%psearch: %s (%s)" % (exc, _PSEARCH_USAGE))


@public("IPython.core.magics.namespace")
@combined
class NamespaceMagics(LookingMagics, VariableMagics):
    """Look at objects; list and remove variables."""

    def _agreed(self, question):
        try:
            return self.shell.ask_yes_no(question, default="n")
        except StdinNotImplementedError:
            return True

    @line_magic
    def reset(self, parameter_s=""):
        """Remove the variables you made, and what is kept of inputs and results.

        %reset [-f] [-s] [--aggressive] [in] [out] [dhist] [array]

        -f            do not ask
        -s            soft: inputs and results stay
        --aggressive  modules too, so that they are imported anew: for development, and
                      not always safe

        in      only the inputs
        out     only the results
        dhist   only the list of folders visited
        array   only numpy's arrays
        """
        options, words = self.parse_options(parameter_s, "sf", "aggressive", mode="list")
        if "f" not in options and not self._agreed("Once deleted, variables cannot be recovered. Proceed (y/[n])? "):
            print("Nothing done.")
            return
        if not words and "s" in options:
            self._reset_soft()
        elif not words:
            self.shell.reset(new_session=False, aggressive="aggressive" in options)
        for word in words:
            reset = _RESETS.get(word.lower())
            if reset is None:
                print("Don't know how to reset %s: in, out, dhist or array (see %%reset?)" % word)
            else:
                reset(self)
        import gc
        gc.collect()

    def _reset_soft(self):
        for name in self.who_ls():
            del self.shell.user_ns[name]

    def _reset_in(self):
        print("Flushing input history")
        user_ns, history = self.shell.user_ns, self.shell.history_manager
        count = self.shell.displayhook.prompt_count + 1
        for number in range(count):
            user_ns.pop("_i%d" % number, None)
        user_ns.update(dict((str("_i%s") % suffix, to_text("")) for suffix in (str(""), str("i"), str("ii"))))
        # the lists stay the same objects, for those who hold them, and as long as they were: In[n] stays input n
        for kept in (history.input_hist_parsed, history.input_hist_raw):
            kept[:] = [""] * count

    def _reset_out(self):
        count = len(self.shell.user_ns["_oh"])
        print("Flushing output cache (%d entries)" % count)
        self.shell.displayhook.flush()

    def _reset_dhist(self):
        print("Flushing directory history")
        del self.shell.user_ns["_dh"][:]

    def _reset_array(self):
        import sys
        numpy = sys.modules.get("numpy")
        if numpy is None:
            print("reset array only works if Numpy is available.")
            return
        user_ns = self.shell.user_ns
        for name in [name for name, value in user_ns.items() if isinstance(value, numpy.ndarray)]:
            del user_ns[name]

    @line_magic
    def reset_selective(self, parameter_s=""):
        """Remove the variables whose names match a regular expression.

        %reset_selective [-f] regex

        -f    do not ask
        """
        options, regex = self.parse_options(parameter_s, "f")
        if "f" not in options and not self._agreed("Once deleted, variables cannot be recovered. Proceed (y/[n])? "):
            print("Nothing done.")
            return
        if not regex:
            print("No regex pattern specified. Nothing done.")
            return
        try:
            matches = re.compile(regex)
        except re.error as exc:
            raise UsageError("%%reset_selective: %s is no regular expression: %s" % (regex, exc))
        for name in self.who_ls():
            if matches.search(name):
                del self.shell.user_ns[name]

    @line_magic
    def xdel(self, parameter_s=""):
        """Remove a variable, and the other places where the session keeps the same object.

        %xdel [-n] name

        -n    by name: remove what has this name in every namespace, whatever it is
        """
        options, name = self.parse_options(parameter_s, "n")
        if not name:
            raise UsageError("%xdel: which variable? (usage: %xdel [-n] NAME)")
        try:
            self.shell.del_var(name, "n" in options)
        except (NameError, ValueError) as exc:
            print("%s: %s" % (type(exc).__name__, exc))


_RESETS = {
    "in": NamespaceMagics._reset_in,
    "out": NamespaceMagics._reset_out,
    "dhist": NamespaceMagics._reset_dhist,
    "array": NamespaceMagics._reset_array,
}
