"""Handing an open file descriptor to another process over a Unix socket.

Python 3 has ``sendmsg`` with ``SCM_RIGHTS``; Python 2.7 has the same thing in the C part of ``multiprocessing``.
One descriptor travels with one byte, whose value means nothing.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

if six.PY2:
    from _multiprocessing import recvfd, sendfd

    class _Descriptor(object):
        def __init__(self, fd):
            self._fd = fd

        def fileno(self):
            """Return the descriptor."""
            return self._fd

    def socket_on(fd):
        """Return what :func:`send_fd` and :func:`recv_fd` take for the socket on descriptor ``fd``.

        It does not own the descriptor: whoever has that closes it.
        """
        return _Descriptor(fd)

    def send_fd(sock, fd):
        """Hand ``fd`` to the process at the other end of ``sock`` (a Unix stream socket)."""
        sendfd(sock.fileno(), fd)

    def recv_fd(sock):
        """Return the descriptor that the other end hands over.

        :raises EOFError: where the other end is gone.
        """
        try:
            return recvfd(sock.fileno())
        except RuntimeError:
            raise EOFError("the other end closed the connection")
else:
    import struct

    # values of <socket.h> on every platform that has SCM_RIGHTS come from the C module; the package ``socket``
    # costs some milliseconds of the kernel's start
    from _socket import AF_UNIX, CMSG_LEN, SCM_RIGHTS, SOCK_STREAM, SOL_SOCKET, socket

    class _Borrowed(object):
        def __init__(self, fd):
            self._fd = fd

        def _call(self, name, arguments):
            sock = socket(AF_UNIX, SOCK_STREAM, 0, self._fd)
            try:
                return getattr(sock, name)(*arguments)
            finally:
                sock.detach()

        def sendmsg(self, *arguments):
            """As the method of sockets."""
            return self._call("sendmsg", arguments)

        def recvmsg(self, *arguments):
            """As the method of sockets."""
            return self._call("recvmsg", arguments)

    def socket_on(fd):
        """Return what :func:`send_fd` and :func:`recv_fd` take for the socket on descriptor ``fd``.

        It does not own the descriptor: whoever has that closes it.
        """
        return _Borrowed(fd)

    _ONE = struct.Struct("i")

    def send_fd(sock, fd):
        """Hand ``fd`` to the process at the other end of ``sock`` (a Unix stream socket)."""
        sock.sendmsg([b"\0"], [(SOL_SOCKET, SCM_RIGHTS, _ONE.pack(fd))])

    def recv_fd(sock):
        """Return the descriptor that the other end hands over.

        :raises EOFError: where the other end is gone.
        """
        data, ancillary, _, _ = sock.recvmsg(1, CMSG_LEN(_ONE.size))
        for level, kind, value in ancillary:
            if level == SOL_SOCKET and kind == SCM_RIGHTS:
                return _ONE.unpack(value[:_ONE.size])[0]
        raise EOFError("the other end closed the connection" if not data else "no descriptor came with the byte")
