"""Jupyter messages, with no sockets (messaging specification, version 5.4).

===============  ==========================================================================
``message``      :class:`~.message.Message` and the factory that makes them
``wire``         frames <-> messages: delimiter, HMAC signatures, replays refused
``schema``       what each message type must carry
``jsontext``     JSON as bytes, for values that come from users
``connection``   connection files
``kernelinfo``   the content of ``kernel_info_reply``
``link``         framing of messages on a stream, between adapter and worker
``errors``       everything that can be wrong with any of these
===============  ==========================================================================

Nothing here opens a socket, starts a process or waits; all of it can be tested by feeding it bytes.
"""
