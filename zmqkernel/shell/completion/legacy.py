"""Matchers of version 1 under the names that IPython had for them until 8.x; extensions override and call these."""
from __future__ import absolute_import, division, print_function, unicode_literals

from . import characters, magic_names, paths
from .values import CompletionContext


class LegacyMatches(object):
    """Methods that take a token and return texts."""

    def _context_of(self, text):
        """The context that completion runs in, or one of just this text."""
        if self._context is not None and self._context.token == text:
            return self._context
        return CompletionContext(self.splitter.split_line(text), text, len(text), 0)

    def _texts(self, matcher, text):
        """The texts of a matcher of version 2, to put in place of ``text``."""
        context = self._context_of(text)
        result = matcher(context)
        fragment = result.get("matched_fragment")
        found = [completion.text for completion in result["completions"]]
        if fragment is None or len(fragment) <= len(text):
            kept = text[:len(text) - len(fragment)] if fragment is not None else ""
            return [kept + item for item in found]
        return [item[len(fragment) - len(text):] for item in found]

    def python_matches(self, text):
        """Names; for a text with a dot attributes, with the text before the dot."""
        return self._texts(self.python_matcher, text)

    def file_matches(self, text):
        """Names of files."""
        context = self._context_of(text)
        typed, found = paths.path_matches(context.text_until_cursor)
        hidden = len(typed) - len(text)
        return [path[hidden:] if hidden > 0 else path for path in found]

    def magic_matches(self, text):
        """Magics."""
        return self._texts(self.magic_matcher, text)

    def magic_config_matches(self, text):
        """What ``%config`` sets."""
        return magic_names.config_matches(text, getattr(self.shell, "configurables", ()))

    def magic_color_matches(self, text):
        """Arguments of ``%colors``."""
        return magic_names.color_matches(text, self._theme_names())

    def python_func_kw_matches(self, text):
        """Keyword arguments of the call that the cursor is in."""
        return self._texts(self.python_func_kw_matcher, text)

    def dict_key_matches(self, text):
        """Keys of the mapping that is subscripted."""
        return self._texts(self.dict_key_matcher, text)

    def latex_matches(self, text):
        """The LaTeX name at the end of a text: ``(fragment, texts)``."""
        return characters.latex_matches(text)

    @staticmethod
    def unicode_name_matches(text):
        """The Unicode name at the end of a text: ``(fragment, texts)``."""
        return characters.unicode_name_matches(text)

    def fwd_unicode_match(self, text):
        """The beginning of a Unicode name at the end of a text: ``(fragment, names)``."""
        return characters.fwd_unicode_match(text)
