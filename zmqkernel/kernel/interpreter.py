"""An ``InteractiveShell`` seen through the :class:`~zmqkernel.ports.Interpreter` port.

It uses what the shell offers to everybody (``run_cell``, ``user_expressions``, ``object_inspect_mime``,
``check_complete``, ``history_manager``, ``Completer``), so that subclasses which override these are obeyed.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from ipython_compat import to_text
from zmqkernel.ports import Interpreter

from .failures import error_content, safe_text
from .resting import forget_windows, linger, rest

#: replies to history requests that ask for everything are cut here
HISTORY_LIMIT = 100000


class ShellInterpreter(Interpreter):
    """Runs code in a shell.

    :param shell: the ``InteractiveShell``.
    :param version: version of this distribution, for ``kernel_info``.
    """

    def __init__(self, shell, version=""):
        self.shell = shell
        self.version = version

    @property
    def execution_count(self):
        """Number of the next cell that is stored in the history."""
        return self.shell.execution_count

    @property
    def exit_requested(self):
        """Whether code that ran has asked for the end of the kernel."""
        return bool(getattr(self.shell, "exit_now", False))

    @property
    def banner(self):
        """What a frontend shows when it has connected."""
        return to_text(getattr(self.shell, "banner", "") or "")

    def execute(self, code, silent=False, store_history=True, user_expressions=None, allow_stdin=True,
                cell_id=None, metadata=None):
        """Run a cell; content of ``execute_reply``.

        :raises KeyboardInterrupt: never: an interrupt that the shell let through becomes an error reply.
        """
        shell = self.shell
        shell._last_traceback = None
        try:
            result = shell.run_cell(code, store_history=store_history, silent=silent, cell_id=cell_id)
            failure = result.error_before_exec or result.error_in_exec
            count = result.execution_count
        except SystemExit:
            raise
        except:  # noqa: E722  (Python 2 raises instances of old classes, too)
            shell.showtraceback()
            failure, count = sys.exc_info()[1], None
        if count is None:
            count = shell.execution_count - 1
        answer = {"status": "ok", "execution_count": count, "user_expressions": {}, "payload": self._payload()}
        if failure is None:
            answer["user_expressions"] = self._evaluate(user_expressions)
        else:
            answer.update(self._failure(failure))
        return answer

    def complete(self, code, cursor_pos):
        """Complete at ``cursor_pos``; content of ``complete_reply``, with the types of matches in the metadata."""
        from zmqkernel.shell.completion.completer import provisionalcompleter, rectify_completions
        with provisionalcompleter():
            found = list(rectify_completions(code, self.shell.Completer.completions(code, cursor_pos)))
        return {
            "status": "ok",
            "matches": [match.text for match in found],
            "cursor_start": found[0].start if found else cursor_pos,
            "cursor_end": found[0].end if found else cursor_pos,
            "metadata": {"_jupyter_types_experimental": [_described(match) for match in found]},
        }

    def inspect(self, code, cursor_pos, detail_level=0):
        """Describe the name at ``cursor_pos``; content of ``inspect_reply``."""
        from zmqkernel.shell.utils.tokenutil import token_at_cursor
        answer = {"status": "ok", "found": False, "data": {}, "metadata": {}}
        name = token_at_cursor(code, cursor_pos)
        try:
            bundle = self.shell.object_inspect_mime(name, detail_level=detail_level)
        except KeyError:  # how the shell says that there is no such name
            return answer
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        if not getattr(self.shell, "enable_html_pager", True):
            data.pop("text/html", None)
        answer.update(found=True, data=data, metadata=metadata)
        return answer

    def is_complete(self, code):
        """Tell whether ``code`` is ready to run; content of ``is_complete_reply``."""
        status, indent = self.shell.check_complete(code)
        return {"status": status, "indent": indent} if status == "incomplete" else {"status": status}

    def history(self, hist_access_type, output=False, raw=True, session=0, start=0, stop=None, n=None,
                pattern=None, unique=False):
        """Look up earlier input; content of ``history_reply``.

        ``tail`` gives the last ``n``, ``range`` a stretch of a session (0 is this one, -1 the one before),
        ``search`` the inputs that match a glob pattern.
        """
        manager = self.shell.history_manager
        if hist_access_type == "tail":
            found = manager.get_tail(HISTORY_LIMIT if n is None else n, raw=raw, output=output, include_latest=True)
        elif hist_access_type == "range":
            found = manager.get_range(session, start, stop, raw=raw, output=output)
        elif hist_access_type == "search":
            found = manager.search(pattern or "*", raw=raw, output=output, n=n, unique=unique)
        else:
            raise ValueError('hist_access_type is "%s"; it has to be "tail", "range" or "search"' % hist_access_type)
        current = getattr(manager, "session_number", 0)
        return {"status": "ok", "history": [_history_entry(entry, output, current) for entry in found]}

    def rest(self, fd, is_readable):
        """Run the event loops of user code until descriptor ``fd`` becomes readable; see :mod:`.resting`."""
        return rest(self.shell, fd, is_readable)

    def linger(self, fd, seconds):
        """Run the event loops of user code for a while; see :mod:`.resting`."""
        return linger(self.shell, fd, seconds)

    def windows_are_gone(self):
        """Run no event loop of windows any more; see :mod:`.resting`."""
        forget_windows(self.shell)

    def flush(self):
        """Write what was entered to the history file."""
        manager = getattr(self.shell, "history_manager", None)
        if manager is not None:
            manager.writeout_cache()

    def shutdown(self, restart=False):
        """Leave: the shell's exit handlers run when the process ends; the history is written now."""
        self.flush()

    def _payload(self):
        manager = self.shell.payload_manager
        payload = manager.read_payload()
        if not payload:
            return []  # the list itself is the shell's, which goes on to write into it
        manager.clear_payload()
        return payload

    def _evaluate(self, expressions):
        return self.shell.user_expressions(expressions) if expressions else {}

    def _failure(self, failure):
        content = error_content(failure)
        content["traceback"] = [to_text(line) for line in getattr(self.shell, "_last_traceback", None) or []]
        return content


def _described(match):
    """Return a completion in the form that JupyterLab shows types and signatures from."""
    return {"start": match.start, "end": match.end, "text": match.text, "type": match.type or "",
            "signature": getattr(match, "signature", "") or ""}


def _history_entry(entry, output, current):
    """Return (session, line, input), or (session, line, (input, output)), as JSON has it.

    The shell calls its own session 0; a frontend is told the number, which is still right when the kernel is gone.
    """
    session, line, source = entry
    session = session or current
    if not output:
        return [session, line, source]
    source, shown = source
    return [session, line, [source, None if shown is None else safe_text(shown)]]
