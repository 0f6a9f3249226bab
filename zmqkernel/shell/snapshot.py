"""What an extension may change about a shell, so that one that fails while it loads leaves no traces."""
from __future__ import absolute_import, unicode_literals

import contextlib

import six


def _magics(shell):
    return shell.magics_manager.magics


def _lists(shell):
    """Yield the lists of the shell that extensions append to."""
    manager = shell.input_transformer_manager
    for owner, name in ((shell, "ast_transformers"), (shell, "input_transformers_post"),
                        (manager, "cleanup_transforms"), (manager, "line_transforms"),
                        (manager, "token_transformers")):
        found = getattr(owner, str(name), None)
        if isinstance(found, list):
            yield found
    for callbacks in shell.events.callbacks.values():
        yield callbacks
    if isinstance(shell.configurables, list):
        yield shell.configurables


def _dicts(shell):
    """Yield the dictionaries of the shell that extensions add to."""
    for table in _magics(shell).values():
        yield table
    yield shell.magics_manager.registry
    yield shell.user_ns
    yield shell.user_ns_hidden
    yield shell.strdispatchers


@contextlib.contextmanager
def restored_on_error(shell):
    """Undo what the block has added to the shell if it raises: magics, callbacks, transformers, variables."""
    lists = [(found, list(list.__iter__(found))) for found in _lists(shell)]
    dicts = [(found, dict(found)) for found in _dicts(shell)]
    custom = shell.custom_exceptions, shell.__dict__.get(str("CustomTB"))
    try:
        yield
    except BaseException:
        for found, before in lists:
            found[:] = before
        for found, before in dicts:
            for name in [name for name in found if name not in before]:
                del found[name]
            for name, value in six.iteritems(before):
                if found.get(name, found) is not value:
                    found[name] = value
        shell.custom_exceptions = custom[0]
        if custom[1] is not None:
            shell.__dict__[str("CustomTB")] = custom[1]
        raise
