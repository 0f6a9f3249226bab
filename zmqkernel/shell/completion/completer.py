"""``IPython.core.completer``: ``IPCompleter``, and the names of the whole completion API."""
from __future__ import absolute_import, division, print_function, unicode_literals

import warnings

from traitlets import Bool, Dict, Enum, List, Unicode, Union, default, observe

from ipython_compat import to_text
from ipython_compat.aliases import public

from ..colors import theme_table
from ..errors import TryNext
from . import characters, magic_names, paths
from .arguments import argument_names, from_docstring
from .base import Completer, not_found  # noqa: F401  (this and what follows: names of IPython.core.completer)
from .characters import (  # noqa: F401
    _UNICODE_RANGES, _unicode_name_compute, back_latex_name_matcher, back_latex_name_matches,
    back_unicode_name_matcher, back_unicode_name_matches)
from .keys import DICT_MATCHER_REGEX, _match_number_in_dict_key_prefix, match_dict_keys  # noqa: F401
from .latex_symbols import latex_symbols, reverse_latex_symbol  # noqa: F401
from .legacy import LegacyMatches
from .magic_names import ESC_MAGIC  # noqa: F401
from .matchers import (  # noqa: F401
    MatcherAPIv2, completion_matcher, context_matcher, has_any_completions, matcher_id, own_matcher, to_result)
from .names import all_entries as get__all__entries  # noqa: F401
from .paths import PROTECTABLES, compress_user, expand_user, has_open_quotes, protect_filename  # noqa: F401
from .python_source import PythonSource, is_foreign
from .running import (  # noqa: F401
    MatcherRunner, arrange, completions_sorting_key, deduplicate, rectify_completions)
from .splitter import DELIMS, GREEDY_DELIMS, CompletionSplitter
from .static import jedi_installed
from .values import (  # noqa: F401
    _UNKNOWN_TYPE, MATCHES_LIMIT, Completion, CompletionContext, MatcherResult, ProvisionalCompleterWarning,
    SimpleCompletion, SimpleMatcherResult, provisionalcompleter)

__all__ = [str("Completer"), str("IPCompleter")]

JEDI_INSTALLED = jedi_installed()
#: What ``rectify_completions`` takes and gives, and what a matcher is: for annotations.
AnyCompletion = Completion
Matcher = MatcherAPIv1 = MatcherAPIv2
GENERATING_DOCUMENTATION = False
_deduplicate_completions = deduplicate
#: The table of themes, by the name that IPython 8 had for it.
InspectColors = theme_table


@public("IPython.core.completer")
def position_to_cursor(text, offset):
    """Turn an offset in a text into line and column.

    :return: ``(line, column)``, both counted from 0.
    """
    before = text[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1)


@public("IPython.core.completer")
def cursor_to_position(text, line, column):
    """Turn line and column, both counted from 0, into an offset in a text."""
    return sum(len(part) + 1 for part in text.split("\n")[:line]) + column


@public("IPython.core.completer")
class Bunch(object):
    """What a custom completer is called with: ``line``, ``symbol``, ``command``, ``text_until_cursor``."""

    def __init__(self, **values):
        self.__dict__.update(values)

    def __repr__(self):
        return str("Bunch(%s)") % ", ".join("%s=%r" % pair for pair in sorted(self.__dict__.items()))


class _CompletionContextType(object):
    """What may be completed at a place."""

    def __init__(self, value):
        self.value = value


_CompletionContextType.ATTRIBUTE = _CompletionContextType("attribute")
_CompletionContextType.GLOBAL = _CompletionContextType("global")


@public("IPython.core.completer")
class IPCompleter(LegacyMatches, Completer):
    """Complete Python, magics, files, and what custom completers know.

    :param shell: the shell; its magics, its database and its configurables are completed.
    :param namespace: the user's names; ``__main__``'s where none are given.
    :param global_namespace: further ones.
    """

    dict_keys_only = Bool(False, help="Complete keys of mappings, and nothing else.")
    suppress_competing_matchers = Union([Bool(allow_none=True), Dict()], default_value=None,
                                        allow_none=True, help="""Whether a matcher that has completions hides those of
        others: None leaves it to each matcher, True and False decide for all, a dict for each identifier. Not to be
        used with ``merge_completions = False``.""").tag(config=True)
    merge_completions = Bool(True, help="""Show the completions of all matchers; False shows those of the first that has
        any.""").tag(config=True)
    disable_matchers = List(Unicode(), help="""Identifiers of matchers that are not asked, such as
        ``IPCompleter.file_matcher``.""").tag(config=True)
    omit__names = Enum((0, 1, 2), default_value=2, help="""Which private attributes are left out until their underscores
        are typed: 0 none, 1 ``__those__``, 2 ``_those`` too.""").tag(config=True)
    limit_to__all__ = Bool(False, help="Deprecated: complete only the names in an object's __all__.").tag(config=True)
    profile_completions = Bool(False, help="Profile completion, and write the profiles to files.").tag(config=True)
    profiler_output_dir = Unicode(".completion_profiles", help="The folder for these files.").tag(config=True)

    def __init__(self, shell=None, namespace=None, global_namespace=None, config=None, **kwargs):
        self.magic_escape = ESC_MAGIC
        self.splitter = CompletionSplitter()
        self.shell = shell
        self.custom_completers = None
        self._context = None
        self._reported = set()
        self._python = PythonSource(self)
        if config is not None:
            kwargs["config"] = config
        super(IPCompleter, self).__init__(namespace=namespace, global_namespace=global_namespace, **kwargs)
        if self.greedy:
            self.splitter.delims = GREEDY_DELIMS

    @observe("greedy")
    def _splitter_changed(self, change):
        self.splitter.delims = GREEDY_DELIMS if change["new"] else DELIMS

    @default("disable_matchers")
    def _default_disabled(self):
        return []

    def _all_only(self):
        return self.limit_to__all__

    @property
    def unicode_names(self):
        """The names of all characters that Unicode has."""
        return characters.unicode_names()

    # -- which matchers there are

    @property
    def matchers(self):
        """The matchers that are asked, in order; custom ones first."""
        if self.dict_keys_only:
            return [self.dict_key_matcher]
        if self.use_jedi:
            python = [self.magic_matcher, self._jedi_matcher, self.dict_key_matcher, self.file_matcher]
        else:
            python = [self.dict_key_matcher, self.magic_matcher, self.python_matcher, self.file_matcher,
                      self.python_func_kw_matcher]
        combining = []
        if self.backslash_combining_completions:
            combining = [self.latex_name_matcher, self.unicode_name_matcher, back_latex_name_matcher,
                         back_unicode_name_matcher, self.fwd_unicode_matcher]
        return (list(self.custom_matchers) + combining
                + [self.magic_config_matcher, self.magic_color_matcher, self.custom_completer_matcher] + python)

    @own_matcher("latex_name_matcher")
    def latex_name_matcher(self, context):
        """Match a LaTeX name behind a backslash."""
        fragment, found = self.latex_matches(context.text_until_cursor)
        return to_result(found, "latex", fragment, suppress=True)

    @own_matcher("unicode_name_matcher")
    def unicode_name_matcher(self, context):
        """Match a whole Unicode name behind a backslash."""
        fragment, found = self.unicode_name_matches(context.text_until_cursor)
        return to_result(found, "unicode", fragment, suppress=True)

    @own_matcher("fwd_unicode_matcher")
    def fwd_unicode_matcher(self, context):
        """Match the beginning of a Unicode name behind a backslash."""
        fragment, found = self.fwd_unicode_match(context.text_until_cursor)
        return to_result(found, "unicode", fragment, suppress=True)

    @own_matcher("magic_config_matcher")
    def magic_config_matcher(self, context):
        """Match the arguments of ``%config``."""
        line = context.text_until_cursor
        found = self.magic_config_matches(line) if " " in line.strip() or line.endswith(" ") else []
        return to_result(found, "param", self._last_word(context) if found else None, suppress=bool(found))

    @own_matcher("magic_color_matcher")
    def magic_color_matcher(self, context):
        """Match the arguments of ``%colors``."""
        found = self.magic_color_matches(context.text_until_cursor)
        return to_result(found, "param", self._last_word(context) if found else None, suppress=bool(found))

    @staticmethod
    def _last_word(context):
        """The word that the cursor is at the end of; white space alone separates words here."""
        line = context.text_until_cursor
        return line.split()[-1] if line.split()[1:] and not line[-1:].isspace() else ""

    @own_matcher("magic_matcher")
    def magic_matcher(self, context):
        """Match magics."""
        token, line = context.token, context.text_until_cursor
        signs = line[:len(line) - len(token)]
        while signs.endswith(ESC_MAGIC) and not token.startswith(ESC_MAGIC * 2):
            token, signs = ESC_MAGIC + token, signs[:-1]
        manager = getattr(self.shell, "magics_manager", None)
        if manager is None or is_foreign(context.cursor.text) or context.cursor.state in ("string", "comment"):
            return to_result([], "magic")
        taken = [] if token.startswith(ESC_MAGIC) else set(self.global_matches(token))
        found = magic_names.magic_matches(token, line, manager.lsmagic(), manager.auto_magic, taken)
        return to_result(found, "magic", token, suppress=bool(found) and token.startswith(ESC_MAGIC))

    @own_matcher("custom_completer_matcher")
    def custom_completer_matcher(self, context):
        """Ask the completers that were registered for the command on the line, by ``set_hook("complete_command")``."""
        self._context, before = context, self._context
        try:
            found = self.dispatch_custom_completer(context.token) or []
        finally:
            self._context = before
        words = context.text_until_cursor.split()
        is_module = words[:1] in (["import"], ["from"]) and "import" not in words[1:]
        result = to_result(found, "module" if is_module else _UNKNOWN_TYPE, suppress=bool(found))
        result["ordered"] = True
        return result

    @own_matcher("file_matcher")
    def file_matcher(self, context):
        """Match names of files: in strings, in commands, and where nothing else can be meant."""
        line = context.text_until_cursor
        state = context.cursor.state
        if state == "string" and context.cursor.string.text.lstrip("rRbBuUfFtT")[:3] in ("\"\"\"", "'''"):
            return to_result([], "path")  # prose
        path_like = state == "code" and paths.looks_like_path(paths.last_word(line)[0])
        if state == "comment" or not (state == "string" or path_like or self._is_command(context)):
            return to_result([], "path")
        typed, found = paths.path_matches(line)
        return to_result(found, "path", typed, suppress=bool(found) and path_like)

    def _is_command(self, context):
        """Say whether the line is a command with arguments that may be files: a shell's, or a magic's."""
        line = context.text_until_cursor.lstrip()
        if line.startswith(("!", "%")):
            return " " in line
        if is_foreign(line):
            return True
        word, space, rest = line.partition(" ")
        manager = getattr(self.shell, "magics_manager", None)
        if not space or manager is None or not manager.auto_magic or rest.startswith("="):
            return False
        return word in manager.magics["line"] and not any(word in space for space in self._namespaces())

    @own_matcher("dict_key_matcher")
    def dict_key_matcher(self, context):
        """Match keys of a mapping that is subscripted."""
        return self._python.keys(context)

    @own_matcher("python_func_kw_matcher")
    def python_func_kw_matcher(self, context):
        """Match keyword arguments of the call that the cursor is in."""
        found = self._python.keyword_arguments(context.cursor)
        return SimpleMatcherResult(completions=found, suppress=False)

    @own_matcher("python_matcher")
    def python_matcher(self, context):
        """Match names and attributes; attributes with the dot before them."""
        cursor = context.cursor
        found = self._python.find(context)
        if cursor.base is None:
            plain = [SimpleCompletion(item.text, type="param" if item.type == "param" else "variable")
                     for item in found]
            return SimpleMatcherResult(completions=plain, matched_fragment=cursor.fragment, suppress=False)
        dotted = [SimpleCompletion("." + item.text, type="attribute") for item in found]
        return SimpleMatcherResult(completions=dotted, matched_fragment="." + cursor.fragment, suppress=False)

    @own_matcher("jedi_matcher")
    def _jedi_matcher(self, context):
        """Match names and attributes, and say what they are; jedi is asked where the live objects do not answer."""
        return SimpleMatcherResult(completions=self._python.find(context), matched_fragment=context.cursor.fragment,
                                   suppress=False)

    # -- custom completers

    def dispatch_custom_completer(self, text):
        """Ask the registered completers for the command on the line.

        :param text: the token to complete.
        :return: a list of texts, or None where no completer has any.
        """
        if not self.custom_completers or self._context is None:
            return None
        line = self._context.text_until_cursor
        if not line.strip():
            return None
        command = line.split(None, 1)[0]
        event = Bunch(line=line.lstrip() if line.lstrip().startswith(("import", "from")) else line, symbol=text,
                      command=command, text_until_cursor=line)
        chains = list(self.custom_completers.s_matches(command))
        if not command.startswith(ESC_MAGIC):
            chains += list(self.custom_completers.s_matches(ESC_MAGIC + command))
        chains += list(self.custom_completers.flat_matches(line))
        for completer in chains:
            found = self._ask(completer, event)
            exact = [item for item in found if item.startswith(text)]
            if exact:
                return exact
            loose = [item for item in found if item.lower().startswith(text.lower())]
            if loose:
                return loose
        return None

    def _ask(self, completer, event):
        try:
            return [to_text(item) for item in completer(event) or ()]
        except (TryNext, KeyboardInterrupt):
            return []
        except Exception as error:  # anybody's code
            self._report("completer for %s" % event.command, error)
            return []

    def _report(self, who, error):
        """Say once that a matcher or completer failed."""
        import sys

        if self.debug:
            import traceback

            traceback.print_exc()
        if who not in self._reported:
            self._reported.add(who)
            sys.stderr.write(str("Completion: %s failed with %s: %s\n") % (who, type(error).__name__, error))

    def _theme_names(self):
        return list(theme_table)

    # -- the two ways to ask

    def _make_context(self, full_text, line, column, token=None):
        text = full_text.split("\n")[line]
        token = self.splitter.split_line(text, column) if token is None else token
        return CompletionContext(token, full_text, column, line, MATCHES_LIMIT)

    def _run(self, context, matchers, fold=False):
        """The results for a context, as :func:`arrange` gives them."""
        before = self._context
        self._context = context
        self.line_buffer = context.line_with_cursor
        self.text_until_cursor = context.text_until_cursor
        self.full_text = context.full_text
        try:
            results = MatcherRunner(self._report).run(
                matchers, context, self.disable_matchers, self.suppress_competing_matchers, self.merge_completions)
            return arrange(results, context, fold)
        finally:
            self._context = before

    def complete(self, text=None, line_buffer=None, cursor_pos=None):
        """Return completions as a line editor wants them.

        :param text: the token to complete; found in the line where it is not given.
        :param line_buffer: the line, or the cell; ``text`` itself where it is not given.
        :param cursor_pos: the cursor's offset in it; its end where it is not given.
        :return: the text that is replaced, and a list of texts to put there.
        """
        if cursor_pos is None:
            cursor_pos = len(line_buffer) if text is None and line_buffer is not None else len(text or "")
            if line_buffer is not None and text is not None:
                cursor_pos = len(line_buffer)
        alone = line_buffer is None
        line_buffer = to_text(text or "" if line_buffer is None else line_buffer)
        line, column = position_to_cursor(line_buffer, cursor_pos)
        context = self._make_context(line_buffer, line, column, to_text(text) if text else None)
        if text and text != context.cursor.fragment and context.cursor.base is None:
            if text.strip("_").isalnum() or (alone and not self._is_command(context)):
                context.cursor.fragment = to_text(text)
        matchers = [self.python_matcher if matcher_id(matcher) == "IPCompleter.jedi_matcher" else matcher
                    for matcher in self.matchers]
        found = self._run(context, matchers)
        longest = max([fragment for fragment, _, _ in found] or [""], key=len)
        if self.greedy and context.token.endswith(longest):
            longest = context.token
        self.matches = []
        seen = set()
        for fragment, completion, _ in found:
            full = longest[:len(longest) - len(fragment)] + completion.text
            if full not in seen:
                seen.add(full)
                self.matches.append(full)
        return longest, self.matches

    def all_completions(self, text):
        """Return everything that a text may be completed to; without jedi only what :meth:`complete` replaces."""
        fragment, found = self.complete(text)
        kept = text[:len(text) - len(fragment)] if self.use_jedi else ""
        return [kept + item for item in found]

    def completions(self, text, offset):
        """Yield what may stand at a place in a cell.

        :param text: the cell.
        :param offset: the cursor's place, in characters.
        :return: an iterator of :class:`Completion`.

        Provisional: warns unless it is used inside :func:`provisionalcompleter`.
        """
        warnings.warn("Completer.completions may change from release to release; use provisionalcompleter() to say "
                      "that you know.", category=ProvisionalCompleterWarning, stacklevel=2)
        return self._profiled(text, offset) if self.profile_completions else iter(self._completions(text, offset))

    def _completions(self, full_text, offset):
        full_text = to_text(full_text)
        offset = min(max(offset, 0), len(full_text))
        line, column = position_to_cursor(full_text, offset)
        context = self._make_context(full_text, line, column)
        found = self._run(context, self.matchers, fold=self.use_jedi)
        return list(deduplicate(full_text, (
            Completion(offset - len(fragment), offset, completion.text, type=getattr(completion, "type", None),
                       _origin=identifier, signature=getattr(completion, "signature", ""))
            for fragment, completion, identifier in found)))

    def _profiled(self, text, offset):
        """As :meth:`_completions`, under the profiler, whose figures go to a file in ``profiler_output_dir``."""
        import cProfile
        import os
        import uuid

        profiler = cProfile.Profile()
        found = profiler.runcall(self._completions, text, offset)
        if not os.path.isdir(self.profiler_output_dir):
            os.makedirs(self.profiler_output_dir)
        profiler.dump_stats(os.path.join(self.profiler_output_dir, str(uuid.uuid4())))
        return iter(found)

    def _complete(self, cursor_line, cursor_pos, line_buffer=None, text=None, full_text=None):
        """Return the results of all matchers by identifier; an inner step of :meth:`completions` that tests call.

        :param cursor_pos: the column of the cursor in its line.
        :param line_buffer: the line, where there is no ``full_text``.
        :param text: the token.
        """
        full_text = (line_buffer or text or "") if full_text is None else full_text
        context = self._make_context(to_text(full_text), cursor_line, cursor_pos, text)
        return dict(MatcherRunner(self._report).run(
            self.matchers, context, self.disable_matchers, self.suppress_competing_matchers, self.merge_completions,
            keep_empty=True))

    # -- where the cursor is

    def _determine_completion_context(self, line):
        """What is completed at the end of a line: ``ATTRIBUTE`` of something, or ``GLOBAL``, anything else."""
        context = self._make_context(line, line.count("\n"), len(line.rpartition("\n")[2]))
        if context.cursor.base and not (self._is_completing_in_cli_context(line) or context.cursor.state != "code"):
            return _CompletionContextType.ATTRIBUTE
        return _CompletionContextType.GLOBAL

    def _is_completing_in_cli_context(self, text):
        """Say whether a line is a command with arguments: a shell's, a magic's, an alias's."""
        line = text.rpartition("\n")[2]
        return self._is_command(self._make_context(line, 0, len(line)))

    # -- names that programs call although they begin with an underscore

    @staticmethod
    def _default_arguments(obj):
        """The names of the arguments that a callable takes by name."""
        return argument_names(obj)

    @staticmethod
    def _default_arguments_from_docstring(doc):
        """The names in the signature that is a docstring's first line."""
        return from_docstring(doc)
