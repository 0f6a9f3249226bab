"""jedi, where it is installed: analysis of code where the live objects do not answer.

Imported at the first need, which is late: names, attributes and keys of what is defined are found without it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from .deadline import uninterrupted
from .values import SimpleCompletion

#: Whether jedi can be imported, once that was tried.
_jedi = []


def jedi_installed():
    """Say whether there is a jedi to import, without importing it."""
    import os
    import sys

    return any(os.path.isdir(os.path.join(path, str("jedi"))) for path in sys.path)


def load_jedi():
    """Return the module, or None where it is not installed or does not work on this Python."""
    if not _jedi:
        try:
            import jedi
            import jedi.api.helpers
            import jedi.api.classes  # noqa: F401
        except Exception:  # old versions raise anything on a Python younger than they are
            jedi = None
        else:
            _protect_cache()
        _jedi.append(jedi)
    return _jedi[0]


def _protect_cache():
    """Have parso's files written whole, also when time is up: jedi fails for good on one that is cut off."""
    import parso.cache

    save = getattr(parso.cache, "_save_to_file_system", None)
    if save is None:
        return

    def save_whole(*args, **kwargs):
        with uninterrupted():
            return save(*args, **kwargs)
    parso.cache._save_to_file_system = save_whole


def _interpreter(jedi, text, namespaces):
    """A jedi interpreter that runs no descriptors."""
    interpreter = jedi.Interpreter(text, namespaces)
    state = getattr(interpreter, "_inference_state", None) or getattr(interpreter, "_evaluator", None)
    for holder in (interpreter, state):
        for name in ("_allow_descriptor_getattr_default", "allow_descriptor_getattr", "allow_unsafe_executions"):
            if holder is not None and hasattr(holder, name):
                setattr(holder, name, False)
    return interpreter


def static_completions(text, line, column, namespaces, dotted):
    """Completions that jedi infers.

    :param text: the whole cell.
    :param line: the cursor's line, counted from 0.
    :param column: its column.
    :param namespaces: dicts of live names.
    :param dotted: attributes are asked for: no names and keywords.
    :return: a list of :class:`SimpleCompletion`, empty without jedi.
    """
    jedi = load_jedi()
    if jedi is None:
        return []
    import pickle

    try:
        try:
            found = _ask(jedi, text, line, column, namespaces)
        except (EOFError, pickle.UnpicklingError):  # a process was killed while it wrote parso's cache
            import parso.cache

            parso.cache.clear_cache(cache_path=jedi.settings.cache_directory)
            found = _ask(jedi, text, line, column, namespaces)
    except Exception:  # jedi fails on odd code in odd ways; it is one source of several, and nobody's code has failed
        return []
    return [SimpleCompletion(item.name_with_symbols, type=item.type) for item in found
            if not (dotted and item.type in ("keyword", "param"))]


def _ask(jedi, text, line, column, namespaces):
    interpreter = _interpreter(jedi, text, namespaces)
    complete = getattr(interpreter, "complete", None)
    if complete is not None:
        return complete(line=line + 1, column=column)
    return jedi.Interpreter(text, namespaces, line=line + 1, column=column).completions()
