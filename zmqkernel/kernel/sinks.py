"""What a shell shows, as iopub messages."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_text
from zmqkernel.ports import OutputSink
from zmqkernel.protocol.jsontext import plain_bytes

from .failures import safe_text


class PublishingSink(OutputSink):
    """Turns each call into one message for every frontend.

    :param publisher: the :class:`~zmqkernel.ports.Publisher`.
    """

    def __init__(self, publisher):
        self._publisher = publisher
        #: functions of a message (dict), called before a display is published: they return the message, or None to
        #: keep it back
        self.hooks = []

    def result(self, execution_count, data, metadata):
        """Publish an ``execute_result``."""
        self._publisher.publish("execute_result", {
            "execution_count": execution_count, "data": mime_bundle(data), "metadata": metadata or {}})

    def display(self, data, metadata, transient=None, update=False, buffers=None):
        """Publish ``display_data``, or ``update_display_data``."""
        self._publish_display("update_display_data" if update else "display_data", {
            "data": mime_bundle(data), "metadata": metadata or {}, "transient": transient or {}}, buffers)

    def clear(self, wait=False):
        """Publish ``clear_output``."""
        self._publish_display("clear_output", {"wait": bool(wait)})

    def error(self, etype, evalue, stb):
        """Publish an ``error`` message."""
        self._publisher.publish("error", {
            "ename": to_text(getattr(etype, "__name__", None) or safe_text(etype)),
            "evalue": safe_text(evalue),
            "traceback": [to_text(line) for line in stb],
        })


    def _publish_display(self, msg_type, content, buffers=None):
        if self.hooks:
            message = {"header": {"msg_type": msg_type}, "msg_type": msg_type, "content": content, "metadata": {}}
            for hook in list(self.hooks):
                message = hook(message)
                if message is None:
                    return
            content = message["content"]
        self._publisher.publish(msg_type, content, buffers=buffers)


def mime_bundle(data):
    """Return a MIME bundle fit for JSON: images and other binary kinds are base64, as the specification says.

    A string of a binary kind is taken for base64 already.
    """
    if not any(isinstance(value, (bytes, bytearray, memoryview)) for value in data.values()):
        return data
    return dict((mime, _encoded(mime, value)) for mime, value in data.items())


def _encoded(mime, value):
    if not isinstance(value, (bytes, bytearray, memoryview)):
        return value
    if _is_text(mime):
        return to_text(plain_bytes(value))
    from binascii import b2a_base64
    return b2a_base64(plain_bytes(value)).decode("ascii")


def _is_text(mime):
    return mime.startswith("text/") or mime.endswith(("xml", "json", "javascript")) or mime == "application/latex"
