"""The matcher API: what a matcher is, and what it says about itself.

Version 1: called with the token, returns a list of texts.  Version 2: called with a
:class:`~IPython.core.completer.CompletionContext`, returns a
:class:`~IPython.core.completer.SimpleMatcherResult`.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public

from .values import SimpleCompletion, SimpleMatcherResult


@public("IPython.core.completer")
class MatcherAPIv2(object):
    """What a matcher of version 2 looks like; any callable with these attributes is one.

    ``matcher_identifier`` and ``matcher_priority`` are optional.
    """

    matcher_api_version = 2

    def __init__(self, *args, **kwargs):
        super(MatcherAPIv2, self).__init__()

    def __call__(self, context):
        """Return a :class:`SimpleMatcherResult`."""
        raise NotImplementedError("%s returns no completions" % type(self).__name__)


@public("IPython.core.completer")
def completion_matcher(priority=None, identifier=None, api_version=1):
    """Return a decorator that marks a function as a matcher.

    :param priority: of two results the one of higher priority stands first, and suppresses the other.
    :param identifier: its name in ``disable_matchers``; the qualified name where none is given.
    :param api_version: 1 or 2.
    """
    def decorate(func):
        func.matcher_priority = priority or 0
        func.matcher_identifier = identifier or getattr(func, "__qualname__", func.__name__)
        func.matcher_api_version = api_version
        return func
    return decorate


@public("IPython.core.completer")
def context_matcher(priority=None, identifier=None, api_version=2):
    """As :func:`completion_matcher`, for version 2."""
    return completion_matcher(priority=priority, identifier=identifier, api_version=api_version)


def own_matcher(name, owner="IPCompleter"):
    """Mark a method as a matcher of version 2 named ``owner.name`` (Python 2 knows no qualified names)."""
    return context_matcher(identifier="%s.%s" % (owner, name) if owner else name)


def matcher_id(matcher):
    """The identifier of a matcher, which may be any callable."""
    identifier = getattr(matcher, "matcher_identifier", None)
    return identifier or getattr(matcher, "__qualname__", None) or getattr(matcher, "__name__", None) or repr(matcher)


def matcher_priority(matcher):
    """The priority of a matcher, 0 where it has none."""
    return getattr(matcher, "matcher_priority", 0) or 0


def call_matcher(matcher, context):
    """Call a matcher of either version.

    :return: a :class:`SimpleMatcherResult` whose ``completions`` is a list.
    :raises ValueError: where the matcher states a version there is not.
    """
    version = getattr(matcher, "matcher_api_version", 1)
    if version == 1:
        return SimpleMatcherResult(completions=[SimpleCompletion(text) for text in matcher(context.token) or ()])
    if version != 2:
        raise ValueError("%s asks for version %r of the matcher API; there are 1 and 2"
                         % (matcher_id(matcher), version))
    result = SimpleMatcherResult(matcher(context) or {"completions": []})
    completions = result.get("completions") or ()
    result["completions"] = completions if isinstance(completions, list) else list(completions)
    return result


@public("IPython.core.completer")
def has_any_completions(result):
    """Say whether a matcher's result has completions; one taken from an iterator is put back.

    :param result: what a matcher of version 2 returned.
    """
    completions = result["completions"]
    if hasattr(completions, "__len__"):
        return len(completions) != 0
    from itertools import chain

    for first in completions:
        result["completions"] = chain([first], completions)
        return True
    return False


def to_result(texts, type, fragment=None, suppress=False):
    """A matcher's result of plain texts that are all of one type."""
    result = SimpleMatcherResult(
        completions=[SimpleCompletion(text, type=type) for text in texts], suppress=suppress and bool(texts))
    if fragment is not None:
        result["matched_fragment"] = fragment
    return result
