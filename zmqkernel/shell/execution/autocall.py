"""Objects that are called when their bare name is typed."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public


@public("IPython.core.autocall")
class IPyAutocall(object):
    """Base of objects that the shell calls when the user types nothing but their name.

    :param ip: the shell; :meth:`set_ip` sets it later.
    """

    #: whether the line is shown again with the parentheses
    rewrite = True

    def __init__(self, ip=None):
        self._ip = ip

    def set_ip(self, ip):
        """Say which shell the object belongs to."""
        self._ip = ip


@public("IPython.core.autocall")
class ExitAutocall(IPyAutocall):
    """``exit`` and ``quit`` of a shell in the terminal."""

    rewrite = False

    def __call__(self):
        self._ip.ask_exit()


@public("IPython.core.autocall")
class ZMQExitAutocall(ExitAutocall):
    """``exit`` and ``quit`` of a kernel."""

    def __call__(self, keep_kernel=False):
        """Leave the frontend.

        :param keep_kernel: whether the kernel stays when its frontend goes.
        """
        self._ip.keepkernel_on_exit = keep_kernel
        self._ip.ask_exit()
