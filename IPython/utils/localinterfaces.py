"""``IPython.utils.localinterfaces``: the addresses of this machine (a name of old).

They are looked up when somebody asks for them.
"""
from __future__ import absolute_import, unicode_literals

LOCALHOST = "127.0.0.1"
PIPE = -1


def _addresses():
    import socket
    try:
        found = [info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except (socket.error, UnicodeError):
        found = []
    return [ip for n, ip in enumerate(found) if ip not in found[:n]]


def local_ips():
    """Return the addresses that stand for this machine."""
    return [LOCALHOST] + [ip for ip in _addresses() if ip != LOCALHOST] + ["0.0.0.0", ""]


def public_ips():
    """Return the addresses that others reach this machine by."""
    return [ip for ip in _addresses() if not ip.startswith("127.")]


def localhost():
    """Return the loopback address."""
    return LOCALHOST


def is_local_ip(ip):
    """Tell whether an address stands for this machine."""
    return ip in local_ips()


def is_public_ip(ip):
    """Tell whether others reach this machine by an address."""
    return ip in public_ips()


class _Lazy(object):
    """A list that is made when it is used."""

    def __init__(self, make):
        self._make = make

    def __iter__(self):
        return iter(self._make())

    def __len__(self):
        return len(self._make())

    def __getitem__(self, n):
        return self._make()[n]

    def __contains__(self, ip):
        return ip in self._make()

    def __repr__(self):
        return repr(self._make())


LOCAL_IPS, PUBLIC_IPS = _Lazy(local_ips), _Lazy(public_ips)
