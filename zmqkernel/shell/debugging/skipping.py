"""Frames that the debugger passes over: hidden ones, those of ignored modules, the insides of decorators."""
from __future__ import absolute_import, unicode_literals

import bdb
import os

from ..coloring.tokens import Token
from ..tracebacks.records import INTERNAL_MODULES

#: a local variable of this name makes the debugger skip the function, and what it calls while the value is true
DEBUGGERSKIP = "__debuggerskip__"
TRACEBACKHIDE = "__tracebackhide__"
#: functions of ``bdb`` that run the debugged code
_RUNNERS = frozenset(("run", "runeval", "runcall"))
BOTTOM = "__ipython_bottom__"
_TRUTH = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def _is_bottom(mark):
    return hasattr(mark, "lower") and mark == BOTTOM


def _is_runner(frame):
    return frame.f_code.co_name in _RUNNERS and os.path.basename(frame.f_code.co_filename) in ("bdb.py", "bdb.pyc")


def without_runners(stack, index):
    """Return a stack, and the index of the current frame in it, without the functions of ``bdb`` in it."""
    current = stack[index] if stack else None
    kept = [entry for entry in stack if not _is_runner(entry[0])]
    if current not in kept:
        return stack, index
    return kept, kept.index(current)


class SkippingMixin(object):
    """Decides which frames to skip, and has the commands that change it."""

    #: predicate -> whether it counts; a copy for each debugger is in ``_predicates``
    default_predicates = {"tbhide": True, "readonly": False, "ipython_internal": True, "debuggerskip": True}

    def _init_skipping(self):
        self.skip_hidden = True
        self.report_skipped = True
        self._predicates = dict(self.default_predicates)
        self._asked_modules = set()

    def _frame_value(self, frame, name):
        """Return a local variable of a frame, None where it has none of that name."""
        if name not in frame.f_code.co_varnames and frame.f_locals is not frame.f_globals:
            if name not in frame.f_code.co_cellvars:
                return None
        return self._get_frame_locals(frame).get(name)

    def _get_frame_locals(self, frame):
        if frame is getattr(self, "curframe", None):
            current = getattr(self, "curframe_locals", None)
            if current is not None:
                return current
        return frame.f_locals

    def _is_internal_frame(self, frame):
        """Whether ``frame`` is of the shell's own code, or of the standard library's that runs what is debugged."""
        if _is_runner(frame):
            return True
        name = frame.f_globals.get("__name__") or ""
        return hasattr(name, "startswith") and name.startswith(INTERNAL_MODULES)

    def _hidden_predicate(self, frame):
        """Whether ``up``, ``down`` and stepping pass over ``frame``."""
        if self._predicates["readonly"]:
            path = frame.f_code.co_filename
            if os.path.exists(path) and not os.access(path, os.W_OK):
                return True
        if self._predicates["tbhide"] and frame is not getattr(self, "botframe", None):
            return bool(self._frame_value(frame, TRACEBACKHIDE)) or self._is_about_to_hide(frame)
        return False

    def _is_about_to_hide(self, frame):
        """Whether a frame was just entered whose function sets the mark."""
        code = frame.f_code
        return (TRACEBACKHIDE in code.co_varnames and frame.f_lineno == code.co_firstlineno
                and TRACEBACKHIDE not in frame.f_locals)

    def hidden_frames(self, stack):
        """Return for each entry of ``stack`` whether it is hidden.

        Everything outside of a frame that the shell marked as its innermost one is hidden too.
        """
        hidden = [self.skip_hidden and self._hidden_predicate(frame) for frame, _ in stack]
        if self._predicates["ipython_internal"]:
            for index in range(self._outside_of_cell(stack)):
                hidden[index] = True
            for index, (frame, _) in enumerate(stack):
                hidden[index] = hidden[index] or (self.skip_hidden and self._is_internal_frame(frame))
        return hidden

    def _outside_of_cell(self, stack):
        """Return how many entries of ``stack`` stand outside of the code that a shell runs; never all of them."""
        bottoms = [index for index, (frame, _) in enumerate(stack)
                   if _is_bottom(self._frame_value(frame, TRACEBACKHIDE))]
        return min(bottoms[-1] + 1, len(stack) - 1) if bottoms else 0

    def _is_ignored_module(self, frame):
        return bool(self.skip) and self.is_skipped_module(frame.f_globals.get("__name__"))

    def _cached_one_parent_frame_debuggerskip(self, frame):
        """Return what the nearest caller that says anything says about skipping; None where none does."""
        while frame.f_back is not None:
            frame = frame.f_back
            if DEBUGGERSKIP in frame.f_code.co_varnames:
                return bool(self._get_frame_locals(frame).get(DEBUGGERSKIP))
        return None

    def _is_in_decorator_internal_and_should_skip(self, frame):
        if not self._predicates["debuggerskip"]:
            return False
        if DEBUGGERSKIP in frame.f_code.co_varnames:
            return True
        return bool(self._cached_one_parent_frame_debuggerskip(frame))

    def _skips_step(self, frame):
        """Whether stepping does not stop in ``frame``; tells the person where it passes a hidden one."""
        if self._is_in_decorator_internal_and_should_skip(frame):
            return True
        if not self.skip_hidden:
            return False
        if self._predicates["ipython_internal"] and self._is_internal_frame(frame):
            return True
        hidden = self._hidden_predicate(frame)
        if hidden:
            self._tell_passed(frame, "hidden frame(s)")
        return hidden

    def _tell_passed(self, frame, what):
        """Say that stepping goes past a function, once for each call."""
        if self.report_skipped and frame.f_lineno == frame.f_code.co_firstlineno:
            self._write([(Token.Lineno, "    [... skipped 1 %s]" % what), (Token, "\n")])

    def _tell_ignored(self, frame):
        """Say that stepping goes past a function because its module is to be ignored."""
        patterns, self.skip = self.skip, None
        try:
            would_stop = bdb.Bdb.stop_here(self, frame)
        finally:
            self.skip = patterns
        if would_stop:
            self._tell_passed(frame, "ignored module(s)")

    def _truth(self, text):
        return _TRUTH.get(text.strip().lower())

    def do_skip_hidden(self, arg):
        """skip_hidden [yes|no]

        Say whether hidden frames (those with __tracebackhide__) are passed over; without an argument, show it.
        """
        if not arg.strip():
            self.message("skip_hidden = %s, use 'yes','no', 'true', or 'false' to change." % self.skip_hidden)
            return
        value = self._truth(arg)
        if value is None:
            self.error("skip_hidden: yes or no, not %s" % arg)
        else:
            self.skip_hidden = value

    def do_skip_predicates(self, args):
        """skip_predicates [name [true|false]]

        Say which of the reasons to pass over a frame count; without arguments, show them.  A line in ~/.pdbrc
        makes it permanent.
        """
        words = args.split()
        if not words:
            self.message("current predicates:")
            for name, value in self._predicates.items():
                self.message("    %s : %s" % (name, value))
            return
        if len(words) != 2:
            self.error("skip_predicates: usage: skip_predicates NAME true|false")
        elif words[0] not in self._predicates:
            self.error("%r is none of %s" % (str(words[0]), ", ".join(sorted(self._predicates))))
        elif self._truth(words[1]) is None:
            self.error("%s is neither true nor false" % words[1])
        else:
            self._predicates[words[0]] = self._truth(words[1])

    def do_ignore_module(self, arg):
        """ignore_module [pattern]

        Pass over the frames of modules whose name fits the pattern; without an argument, show the patterns.
        """
        if not arg.strip():
            self._show_ignored_modules()
            return
        if self.skip is None:
            self.skip = set()
        self.skip = set(self.skip) | set((arg.strip(),))

    def do_unignore_module(self, arg):
        """unignore_module [pattern]

        Take back an ignore_module; without an argument, show the patterns.
        """
        if not arg.strip():
            self._show_ignored_modules()
            return
        pattern = arg.strip()
        if pattern not in (self.skip or ()):
            self.error("%s is not ignored" % pattern)
        else:
            self.skip = set(self.skip) - set((pattern,))

    def _show_ignored_modules(self):
        if self.skip:
            self.message("Currently ignored modules: %r" % [str(name) for name in sorted(self.skip)])
        else:
            self.message("No modules are currently ignored.")

    def _move(self, step, count):
        """Go ``count`` frames that are not skipped up (-1) or down (1), and tell how many were skipped on the way.

        :return: the index of the frame, None where there is none to go to.
        """
        hidden = self.hidden_frames(self.stack)
        skipped_hidden = skipped_modules = 0
        index = target = self.curindex
        while count:
            index += step
            if not 0 <= index < len(self.stack):
                break
            if hidden[index]:
                skipped_hidden += 1
            elif self._is_ignored_module(self.stack[index][0]):
                skipped_modules += 1
            else:
                target, count = index, count - 1
        if target == self.curindex:
            return None
        if step > 0:
            self._tell_skipped_on_the_way(skipped_hidden, skipped_modules)
        self._select_frame(target)
        if step < 0:
            self._tell_skipped_on_the_way(skipped_hidden, skipped_modules)
        return target

    def _tell_skipped_on_the_way(self, hidden, modules):
        if hidden or modules:
            self.message("    [... skipped %d frame(s): %d hidden frames + %d ignored modules]\n"
                         % (hidden + modules, hidden, modules))

    def _walk(self, arg, step, direction, end):
        try:
            count = int(arg or 1)
        except ValueError:
            self.error("Invalid frame count (%s)" % arg)
            return
        if self.curindex == end:
            self.error("Oldest frame" if step < 0 else "Newest frame")
            return
        if self._move(step, len(self.stack) if count < 0 else count) is None:
            self.error("all frames %s skipped (hidden frames and ignored modules). Use `skip_hidden False` for hidden "
                       "frames or unignore_module for ignored modules." % direction)

    def do_up(self, arg):
        """u(p) [count]

        Go count frames up in the stack (to an older frame), one by default, passing over hidden ones.
        """
        self._walk(arg, -1, "above", 0)

    def do_down(self, arg):
        """d(own) [count]

        Go count frames down in the stack (to a newer frame), one by default, passing over hidden ones.
        """
        self._walk(arg, 1, "below", len(self.stack) - 1)

    do_u = do_up
    do_d = do_down
