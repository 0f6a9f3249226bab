"""What each message type must carry.

The tables are the messaging specification's (version 5.4): for each channel the request types that a kernel takes,
and for each type its fields.  A field is written ``name: kind``, with ``?`` after the name where it may be left out.
Fields that are not in a table pass: the specification lets frontends add their own.

:func:`check` looks at a message from outside before anybody acts on it; handlers may then read ``content["code"]``
without looking again.  :func:`content_with_defaults` fills in what was left out.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

from .errors import MissingField, UnknownMessageType, WrongFieldType

ANY, TEXT, INTEGER, BOOLEAN, OBJECT, LIST = "anything", "text", "an integer", "a boolean", "an object", "a list"

REQUIRED = object()

#: name in the metadata of an ``execute_reply``, of our own: the number of the next cell, where it does not follow
NEXT_COUNT = "next_execution_count"

#: message type -> field -> (kind, default); REQUIRED where there is no default
REQUESTS = {
    "execute_request": {
        "code": (TEXT, REQUIRED),
        "silent": (BOOLEAN, False),
        "store_history": (BOOLEAN, None),
        "user_expressions": (OBJECT, None),
        "allow_stdin": (BOOLEAN, True),
        "stop_on_error": (BOOLEAN, True),
    },
    "complete_request": {"code": (TEXT, REQUIRED), "cursor_pos": (INTEGER, None)},
    "inspect_request": {"code": (TEXT, REQUIRED), "cursor_pos": (INTEGER, None), "detail_level": (INTEGER, 0)},
    "is_complete_request": {"code": (TEXT, REQUIRED)},
    "history_request": {
        "hist_access_type": (TEXT, "tail"),
        "output": (BOOLEAN, False),
        "raw": (BOOLEAN, True),
        "session": (INTEGER, 0),
        "start": (INTEGER, 0),
        "stop": (INTEGER, None),
        "n": (INTEGER, None),
        "pattern": (TEXT, None),
        "unique": (BOOLEAN, False),
    },
    "comm_info_request": {"target_name": (TEXT, None)},
    "comm_open": {"comm_id": (TEXT, REQUIRED), "target_name": (TEXT, REQUIRED), "data": (OBJECT, None)},
    "comm_msg": {"comm_id": (TEXT, REQUIRED), "data": (OBJECT, None)},
    "comm_close": {"comm_id": (TEXT, REQUIRED), "data": (OBJECT, None)},
    "kernel_info_request": {},
    "connect_request": {},
    "shutdown_request": {"restart": (BOOLEAN, False)},
    "interrupt_request": {},
    "detach_request": {},
    "journal_request": {"after": (INTEGER, None)},
    "debug_request": {"type": (TEXT, REQUIRED), "command": (TEXT, None), "seq": (INTEGER, None),
                      "arguments": (OBJECT, None)},
    "usage_request": {},
    "abandon_request": {"request": (TEXT, None)},
    "create_subshell_request": {},
    "delete_subshell_request": {"subshell_id": (TEXT, REQUIRED)},
    "list_subshell_request": {},
    "input_reply": {"value": (TEXT, REQUIRED)},
}

_SHELL = (
    "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
    "comm_info_request", "comm_open", "comm_msg", "comm_close", "kernel_info_request", "connect_request",
    "shutdown_request", "interrupt_request",
)
_CONTROL = (
    "shutdown_request", "interrupt_request", "abandon_request", "detach_request", "journal_request", "debug_request",
    "usage_request", "kernel_info_request",
    "create_subshell_request", "delete_subshell_request", "list_subshell_request",
)

#: channel -> what a kernel takes there.  Control takes everything that shell takes: it is the same, but first
CHANNELS = {
    "shell": frozenset(_SHELL),
    "control": frozenset(_SHELL + _CONTROL),
    "stdin": frozenset(["input_reply"]),
}

#: what has no reply of its own
ONE_WAY = frozenset(["comm_open", "comm_msg", "comm_close", "input_reply"])

_KINDS = {
    TEXT: six.string_types,
    INTEGER: six.integer_types,
    BOOLEAN: (bool,),
    OBJECT: (dict,),
    LIST: (list,),
    ANY: (object,),
}


def reply_type(msg_type):
    """Return the type of the reply to a request: ``execute_reply`` for ``execute_request``."""
    return msg_type[:-len("request")] + "reply" if msg_type.endswith("_request") else msg_type + "_reply"


def check_type(channel, msg_type):
    """Check that ``channel`` takes messages of this type.

    :raises UnknownMessageType: naming the channels that do, if any.
    """
    if msg_type in CHANNELS.get(channel, ()):
        return
    others = sorted(name for name, types in CHANNELS.items() if msg_type in types)
    raise UnknownMessageType("message type %s is not one of the %s channel%s" % (
        _quoted(msg_type), channel, "; it belongs on: " + ", ".join(others) if others else " nor of any other"))


def check_content(msg_type, content):
    """Check the fields of a message's content (a dict).

    :raises UnknownMessageType: where there is no such type.
    :raises MissingField: where a required field is not there.
    :raises WrongFieldType: where a field's value is of the wrong type; ``null`` passes for what may be left out.
    """
    try:
        fields = REQUESTS[msg_type]
    except KeyError:
        raise UnknownMessageType("message type %s is not known" % _quoted(msg_type))
    for name, (kind, default) in fields.items():
        if name not in content:
            if default is REQUIRED:
                raise MissingField("%s lacks the field %r" % (msg_type, str(name)))
            continue
        value = content[name]
        if value is None and default is not REQUIRED:
            continue
        if not _is(value, kind):
            raise WrongFieldType("%s: field %r has to be %s, not %s" % (
                msg_type, str(name), kind, type(value).__name__))


def check(channel, message):
    """Check type and content of a message that arrived on ``channel``.

    :raises SchemaError: one of its kinds.
    :raises InvalidJSON: where the content is not a JSON object.
    """
    check_type(channel, message.msg_type)
    check_content(message.msg_type, message.content)


def content_with_defaults(msg_type, content):
    """Return the fields that the type's table names, with defaults for what was left out or ``null``."""
    filled = {}
    for name, (_, default) in REQUESTS[msg_type].items():
        value = content.get(name)
        filled[name] = default if value is None and default is not REQUIRED else value
    return filled


def _is(value, kind):
    if kind is INTEGER and isinstance(value, bool):
        return False
    return isinstance(value, _KINDS[kind])


def _quoted(msg_type):
    text = msg_type if len(msg_type) <= 60 else msg_type[:57] + "..."
    return '"%s"' % text.encode("unicode_escape").decode("ascii")
