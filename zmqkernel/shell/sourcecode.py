"""Finding the code that a user means: history ranges, files, addresses, macros, variables."""
from __future__ import absolute_import, unicode_literals

import io
import os

import six

from ipython_compat import to_text
from zmqkernel.shell.macro import Macro


class UserCode(object):
    """Finds code for one shell.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def extract_input_lines(self, range_str, raw=False):
        """Return inputs of the history as one text.

        :param range_str: ranges as in ``"4-7 ~1/2"``; blank means all of this session but the last one, which asks.
        :param raw: as typed, not as Python.
        """
        lines = list(self.shell.history_manager.get_range_by_str(range_str, raw=raw))
        if not range_str.strip():
            del lines[-1:]
        text = "\n".join(to_text(source) for _, _, source in lines)
        # Without input to look at, the shell's own variables would be looked up as code.
        return text

    def find_user_code(self, target, raw=True, py_only=False, skip_encoding_cookie=True, search_ns=False):
        """Return the code that a text means.

        In this order: history ranges, an address (``http``, ``https``), a file (with or without ``.py``), the value of
        an expression that is text or a :class:`Macro`.

        :param target: the text; blank means this session.
        :param raw: history as typed, not as Python.
        :param py_only: only what can be Python: a file whose encoding is not what it says is refused.
        :param skip_encoding_cookie: without the coding declaration of files.
        :param search_ns: a variable that is neither text nor a macro: the source of what it is.
        :raises ValueError: where nothing is found.
        :raises TypeError: where what is found is no code.
        """
        from_history = self.extract_input_lines(target, raw=raw) if _is_ranges(target) else ""
        if from_history:
            return from_history
        found = self._from_address(target, skip_encoding_cookie) or self._from_file(target, py_only,
                                                                                    skip_encoding_cookie)
        return found if found is not None else self._from_namespace(target, search_ns)

    @staticmethod
    def _from_address(target, skip_encoding_cookie):
        """Return the text at an address, or None for something else."""
        if not target.startswith(("http://", "https://")):
            return None
        from zmqkernel.shell.utils.openpy import read_py_url
        return read_py_url(target, skip_encoding_cookie=skip_encoding_cookie)

    @staticmethod
    def _from_file(target, py_only, skip_encoding_cookie):
        """Return the text of a file, or None where there is none of that name."""
        from zmqkernel.shell.utils.openpy import read_py_file
        from zmqkernel.shell.utils.path import get_py_filename
        candidates = [os.path.expanduser(target)]
        try:
            candidates.insert(0, get_py_filename(target))
        except IOError:
            pass  # there is no file of that name with ``.py`` at its end
        for path in candidates:
            if not os.path.isfile(path):
                continue
            try:
                return read_py_file(path, skip_encoding_cookie=skip_encoding_cookie)
            except (SyntaxError, UnicodeDecodeError):
                if py_only:
                    raise ValueError("'%s' seem to be unreadable." % target)
            with io.open(path, encoding="latin-1") as file:
                return file.read()
        if any(os.path.isdir(path) for path in candidates):
            raise ValueError("'%s' is a directory, not a regular file." % target)
        return None

    def _from_namespace(self, target, search_ns):
        """Return the text that an expression means."""
        shell = self.shell
        if search_ns:
            # A variable: the source of what it is.
            source = shell.object_inspect(target, 1).get("source")
            if source:
                return source
        try:
            value = eval(target, shell.user_ns)
        except Exception:
            raise ValueError("'%s' was not found in history, as a file, url, nor in the user namespace." % target)
        if isinstance(value, six.string_types):
            return value
        if isinstance(value, Macro):
            return value.value
        raise TypeError("%s is neither a string nor a macro." % target, value)


def _is_ranges(target):
    """Return whether a text may be history ranges rather than a name."""
    return not target.strip() or not target.startswith(("http://", "https://"))
