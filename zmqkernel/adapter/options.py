"""What the first process has to know of a kernel's command line.  The worker's application reads all of it.

The options are those that Jupyter passes, in the spellings of traitlets: ``-f FILE``, ``--ip=ADDRESS``,
``--transport=tcp|ipc``, ``--shell=PORT`` and so on, and the long forms ``--IPKernelApp.ip=ADDRESS``.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol.errors import ProtocolError

#: option -> name of the setting
TEXT_OPTIONS = {
    "-f": "connection_file", "--f": "connection_file", "--connection-file": "connection_file",
    "--IPKernelApp.connection_file": "connection_file", "--KernelApp.connection_file": "connection_file",
    "--ip": "ip", "--IPKernelApp.ip": "ip",
    "--transport": "transport", "--IPKernelApp.transport": "transport",
    "--Session.key": "key",
}
for _channel in ("shell", "iopub", "stdin", "hb", "control"):
    TEXT_OPTIONS["--%s" % _channel] = TEXT_OPTIONS["--IPKernelApp.%s_port" % _channel] = "%s_port" % _channel
FLAGS = {"--insecure": "insecure"}

LOOPBACK = ("127.", "::1", "localhost")


class BadOption(ProtocolError):
    """An option that cannot be meant."""


class KernelOptions(object):
    """The settings, and what is left of the command line.

    :param argv: list of text, without the program's name.
    :raises BadOption: saying what is wrong with which option.
    """

    def __init__(self, argv=()):
        self.connection_file = None
        self.ip = None
        self.transport = None
        self.key = None
        self.insecure = False
        self.ports = {}
        self.rest = []
        self._parse(list(argv))

    def _parse(self, argv):
        while argv:
            word = argv.pop(0)
            name, given, value = word.partition("=")
            if name in FLAGS and not given:
                setattr(self, str(FLAGS[name]), True)
            elif name in TEXT_OPTIONS:
                if not given:
                    if not argv:
                        raise BadOption("option %s needs a value" % name)
                    value = argv.pop(0)
                self._set(name, value)
            else:
                self.rest.append(word)

    def _set(self, option, value):
        name = TEXT_OPTIONS[option]
        if name.endswith("_port"):
            if not value.isdigit() or int(value) > 65535:
                raise BadOption("option %s: %r is not a port" % (option, str(value)))
            self.ports[name[:-len("_port")]] = int(value)
            return
        if name == "transport" and value not in ("tcp", "ipc"):
            raise BadOption("option %s: %r is not one of: tcp, ipc" % (option, str(value)))
        setattr(self, str(name), value)

    def apply(self, connection):
        """Return ``connection`` as these options want it.

        :param connection: :class:`zmqkernel.protocol.connection.ConnectionInfo`.
        """
        changed = connection.with_ports(self.ports)
        if self.transport and self.transport != connection.transport:
            changed.transport = self.transport
        changed.ip = self.ip or connection.ip
        changed.key = connection.key if self.key is None else self.key
        return changed

    def check_exposure(self, connection):
        """Refuse to listen where other machines can connect, unless that was asked for.

        Messages are signed but not encrypted: who listens on the network reads everything.

        :raises BadOption: for such an address.
        """
        if connection.transport == "tcp" and not self.insecure and not connection.ip.startswith(LOOPBACK):
            raise BadOption("listening on %s would expose the kernel to other machines, unencrypted; "
                            "add --insecure if that is meant" % connection.ip)
