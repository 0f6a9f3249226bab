"""Running matchers and putting their results together."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public

from .matchers import call_matcher, has_any_completions, matcher_id, matcher_priority
from .values import Completion


@public("IPython.core.completer")
def completions_sorting_key(word):
    """Return the key by which completions are sorted: keyword arguments first, private names last, magics by name."""
    bare = word
    rank = 0
    if word.startswith("__"):
        rank = 2
    elif word.startswith("_"):
        rank = 1
    if word.endswith("="):
        rank = -1
    signs = 0
    if word.startswith("%%"):
        signs, bare = 2, word[2:]
    elif word.startswith("%"):
        signs, bare = 1, word[1:]
    if signs and "%" in bare:
        signs, bare = 0, word
    return rank, bare, signs


class MatcherRunner(object):
    """Run matchers for one context.

    :param report: called with a matcher's identifier and an exception, when it raised one.
    """

    def __init__(self, report):
        self._report = report

    def run(self, matchers, context, disabled=(), suppress=None, merge=True, keep_empty=False):
        """Return the results to show: pairs of identifier and result, the most important first.

        :param matchers: those to call, in order.
        :param disabled: identifiers of those not to call.
        :param suppress: None: what a result says; True or False for all; or a dict from identifiers to either.
        :param merge: False: only the first matcher that has completions.
        :param keep_empty: give results without completions, too.
        """
        results = []
        ordered = sorted(matchers, key=matcher_priority, reverse=True)
        barred, spared = False, ()
        for matcher in ordered:
            identifier = matcher_id(matcher)
            if identifier in disabled or (barred is not False and self._is_barred(identifier, barred, spared)):
                continue
            result = self._call(matcher, identifier, context)
            if result is None or not has_any_completions(result):
                if keep_empty and result is not None:
                    results.append((identifier, result))
                continue
            wish = self._suppression(identifier, result, suppress)
            if wish:
                barred, spared = wish, result.get("do_not_suppress", ())
                results = [pair for pair in results if not self._is_barred(pair[0], barred, spared)]
            results.append((identifier, result))
            if not merge:
                break
        return results

    @staticmethod
    def _is_barred(identifier, barred, spared):
        return identifier not in (spared or ()) and (barred is True or identifier in barred)

    @staticmethod
    def _suppression(identifier, result, suppress):
        if isinstance(suppress, dict):
            suppress = suppress.get(identifier)
        wish = result.get("suppress", False)
        if suppress is None:
            return wish
        return suppress and (wish if wish and wish is not True else True)

    def _call(self, matcher, identifier, context):
        try:
            return call_matcher(matcher, context)
        except Exception as error:  # anybody's code
            self._report(identifier, error)
            return None


def fragment_of(result, context):
    """The text that a result's completions replace."""
    fragment = result.get("matched_fragment")
    return context.token if fragment is None else fragment


def arrange(results, context, fold=False):
    """The completions of several results, sorted and each once, with the fragment each replaces.

    :param fold: sort small and capital letters alike.
    :return: a list of ``(fragment, completion, identifier)``.
    """
    sortable, ordered, seen = [], [], set()
    for identifier, result in results:
        fragment = fragment_of(result, context)
        place = ordered if result.get("ordered") else sortable
        for completion in result["completions"]:
            key = (completion.text, fragment)
            if key not in seen:
                seen.add(key)
                place.append((fragment, completion, identifier))
    if fold:
        sortable.sort(key=lambda item: completions_sorting_key(item[1].text.lower()) + (item[1].text,))
    else:
        sortable.sort(key=lambda item: completions_sorting_key(item[1].text))
    return ordered + sortable


@public("IPython.core.completer")
def rectify_completions(text, completions, _debug=False):
    """Make all completions replace the same part of the text, as Jupyter's protocol needs it.

    :param text: the text that is completed.
    :param completions: an iterable of :class:`Completion`.
    :return: an iterator of the same, made longer where they have to be; each once.
    """
    for completion, start, end, full in _spread(text, completions):
        yield Completion(start, end, full, type=completion.type, _origin=completion._origin,
                         signature=completion._signature)


def deduplicate(text, completions):
    """Leave out completions that come to the same text as one before."""
    for completion, _, _, _ in _spread(text, completions):
        yield completion


def _spread(text, completions):
    """Yield each completion that comes to another text than those before, with the part of the text that all of them
    together replace and what it becomes: ``(completion, start, end, full)``."""
    completions = list(completions)
    if not completions:
        return
    start = min(completion.start for completion in completions)
    end = max(completion.end for completion in completions)
    seen = set()
    for completion in completions:
        full = text[start:completion.start] + completion.text + text[completion.end:end]
        if full not in seen:
            seen.add(full)
            yield completion, start, end, full
