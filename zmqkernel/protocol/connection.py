"""Connection files: where a kernel listens, and the key that its messages are signed with.

The file is a JSON object (specification of kernels, "Connection files")::

    {"transport": "tcp", "ip": "127.0.0.1", "key": "...", "signature_scheme": "hmac-sha256",
     "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "kernel_name": ""}

With ``"transport": "ipc"`` the field ``ip`` is the beginning of a path and a port the number after it:
``ipc://<ip>-<port>``.

Who can read the file can run code as the person who owns the kernel: it is written with mode 0600, under a temporary
name that then takes the place of the real one, so that nobody ever reads half a file or one with other permissions.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import json
import os

import six

from .errors import ConnectionFileNotFound, ConnectionFileUnreadable, MalformedConnectionFile
from .message import new_session_id

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
TRANSPORTS = ("tcp", "ipc")
DEFAULT_SCHEME = "hmac-sha256"


class ConnectionInfo(object):
    """Where the five sockets of a kernel are, and its key.

    :param transport: ``tcp`` or ``ipc``.
    :param ip: address, or beginning of the path.
    :param key: text; empty where messages are not signed.
    :param ports: dict from channel name (:data:`CHANNELS`) to port; 0 is a port that is still to be chosen.
    :param signature_scheme: as ``hmac-sha256``.
    :param kernel_name: name of the kernelspec, or empty.
    :param extra: the file's other fields; they are kept.
    """

    def __init__(self, transport="tcp", ip="127.0.0.1", key="", ports=None, signature_scheme=DEFAULT_SCHEME,
                 kernel_name="", extra=None):
        self.transport = transport
        self.ip = ip
        self.key = key
        self.ports = dict.fromkeys(CHANNELS, 0)
        self.ports.update(ports or {})
        self.signature_scheme = signature_scheme
        self.kernel_name = kernel_name
        self.extra = dict(extra or {})

    @classmethod
    def new(cls, transport="tcp", ip=None, kernel_name="", folder=None):
        """Return a connection with a fresh key and ports still to be chosen.

        :param ip: address for tcp; for ipc the beginning of the path.
        :param folder: for ipc without ``ip``: where to put the sockets; it should be private (mode 0700).
        """
        session = new_session_id()
        if ip is None:
            ip = "127.0.0.1" if transport == "tcp" else os.path.join(folder or ".", "kernel-" + session[:8])
        ports = None if transport == "tcp" else dict((name, i) for i, name in enumerate(CHANNELS, 1))
        key = "-".join((session[:8], session[8:12], session[12:16], session[16:20], session[20:]))
        return cls(transport, ip, key, ports, kernel_name=kernel_name)

    @property
    def key_bytes(self):
        """The key as bytes, for :class:`~zmqkernel.protocol.wire.Wire`."""
        return self.key.encode("utf-8")

    def endpoint(self, channel):
        """Return the ZeroMQ address of a channel; with port 0 for tcp, one that lets the system choose."""
        port = self.ports[channel]
        if self.transport == "ipc":
            return "ipc://%s-%d" % (self.ip, port)
        host = "[%s]" % self.ip if ":" in self.ip else self.ip
        return "tcp://%s:%s" % (host, port or "*")

    def files(self):
        """Return the paths of the sockets: none with tcp."""
        return [] if self.transport != "ipc" else [self.endpoint(name)[len("ipc://"):] for name in CHANNELS]

    def with_ports(self, ports):
        """Return a copy with other ports."""
        merged = dict(self.ports)
        merged.update(ports)
        return ConnectionInfo(self.transport, self.ip, self.key, merged, self.signature_scheme, self.kernel_name,
                              self.extra)

    def to_dict(self):
        """Return the fields of the connection file."""
        fields = dict(self.extra)
        fields.update(("%s_port" % name, port) for name, port in self.ports.items())
        fields.update(transport=self.transport, ip=self.ip, key=self.key, signature_scheme=self.signature_scheme,
                      kernel_name=self.kernel_name)
        return fields

    @classmethod
    def from_dict(cls, fields, path="connection file"):
        """Return the connection that a connection file's fields describe.

        :param fields: what stands in the file, decoded.
        :param path: name for errors.
        :raises MalformedConnectionFile: naming the field that is missing or wrong.
        """
        rest = dict(fields)
        transport = _take(rest, "transport", six.string_types, path, "tcp")
        if transport not in TRANSPORTS:
            raise MalformedConnectionFile('%s: transport "%s" is not one of: %s' % (
                path, transport, ", ".join(TRANSPORTS)))
        ports = dict((name, _take_port(rest, "%s_port" % name, path)) for name in CHANNELS)
        ip = _take(rest, "ip", six.string_types, path, "127.0.0.1" if transport == "tcp" else None)
        key = _take(rest, "key", six.string_types, path, "")
        scheme = _take(rest, "signature_scheme", six.string_types, path, DEFAULT_SCHEME)
        if key and not scheme.startswith("hmac-"):
            raise MalformedConnectionFile('%s: signature_scheme "%s" does not begin with "hmac-"' % (path, scheme))
        return cls(transport, ip, key, ports, scheme, rest.pop("kernel_name", "") or "", rest)

    @classmethod
    def read(cls, path):
        """Read a connection file.

        :raises ConnectionFileNotFound: where there is none.
        :raises ConnectionFileUnreadable: where it cannot be read.
        :raises MalformedConnectionFile: where its text or a field is wrong.
        """
        return cls.from_dict(_read_object(path), path)

    def write(self, path):
        """Write a connection file, at once and with mode 0600.  The folder is made where it is missing (mode 0700).

        :raises ConnectionFileUnreadable: where that is refused.
        """
        text = json.dumps(self.to_dict(), indent=2, sort_keys=True) + "\n"
        raw = text if isinstance(text, bytes) else text.encode("utf-8")
        temporary = "%s.%d.part" % (path, os.getpid())
        try:
            _make_folder(os.path.dirname(os.path.abspath(path)))
            _unlink(temporary)
            try:
                _write_private(temporary, raw)
                _replace(temporary, path)
            finally:
                _unlink(temporary)
        except (IOError, OSError) as error:
            raise ConnectionFileUnreadable("cannot write connection file %s: %s" % (path, error.strerror or error))

    def __repr__(self):
        return str("<ConnectionInfo %s>") % self.endpoint("shell")


def remove(path):
    """Remove a connection file, if it is there."""
    try:
        _unlink(path)
    except OSError as error:
        raise ConnectionFileUnreadable("cannot remove connection file %s: %s" % (path, error.strerror))


def _unlink(path):
    try:
        os.unlink(path)
    except OSError as error:
        if error.errno != errno.ENOENT:
            raise


def _write_private(path, raw):
    """Write a new file that nobody else can read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, str("wb")) as stream:
        stream.write(raw)


def _read_object(path):
    try:
        with open(path, "rb") as stream:
            raw = stream.read()
    except (IOError, OSError) as error:
        if error.errno == errno.ENOENT:
            raise ConnectionFileNotFound("there is no connection file %s" % path)
        raise ConnectionFileUnreadable("cannot read connection file %s: %s" % (path, error.strerror))
    try:
        fields = json.loads(raw.decode("utf-8"))
    except (ValueError, RuntimeError) as error:
        raise MalformedConnectionFile("%s is not a connection file: it is not JSON (%s)" % (path, error))
    if not isinstance(fields, dict):
        raise MalformedConnectionFile("%s is not a connection file: it is not a JSON object" % path)
    return fields


def _take(fields, name, kinds, path, default=None):
    """Take a field out of ``fields`` and check its type; None as default makes it required."""
    value = fields.pop(name, None)
    if value is None:
        if default is None:
            raise MalformedConnectionFile('%s lacks the field "%s"' % (path, name))
        return default
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise MalformedConnectionFile('%s: field "%s" is a %s' % (path, name, type(value).__name__))
    return value


def _take_port(fields, name, path):
    port = _take(fields, name, six.integer_types, path, 0 if name == "control_port" else None)
    if not 0 <= port <= 65535:
        raise MalformedConnectionFile('%s: field "%s" is %d, which is not a port' % (path, name, port))
    return port


def _make_folder(folder):
    if not os.path.isdir(folder):
        os.makedirs(folder, 0o700)


def _replace(source, target):
    """Rename, also over an existing file (``os.rename`` refuses that on Windows; 2.7 has no ``os.replace``)."""
    getattr(os, "replace", os.rename)(source, target)
