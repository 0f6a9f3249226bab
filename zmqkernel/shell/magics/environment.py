"""Environment variables: the part of ``OSMagics`` with ``%env`` and ``%set_env``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat import to_native
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

#: parts of names whose values are not shown by the list
SECRET = ("key", "token", "secret", "password", "passwd", "credential")
HIDDEN = "<hidden>"


@magics_class
class EnvironmentMagics(Magics):
    """``%env`` and ``%set_env``."""

    @line_magic
    def env(self, parameter_s=""):
        """Show and set environment variables.

        %env                all of them; values that look secret by their name are
                            hidden
        %env name           one
        %env name value     set it; also name=value
        %env name=$value    set it to the value of a variable of yours
        """
        text = parameter_s.strip()
        if text:
            if "=" in text or len(text.split(None, 1)) == 2:
                return self.set_env(parameter_s)
            value = os.environ.get(to_native(text))
            if value is None:
                raise UsageError("Environment does not have key: %s" % text)
            return value
        shown = dict(os.environ)
        for name in shown:
            if any(part in name.lower() for part in SECRET):
                shown[name] = to_native(HIDDEN)
        return shown

    @line_magic
    def set_env(self, parameter_s):
        """Set an environment variable.

        %set_env name value     also name=value
        %set_env name=$value    to the value of a variable of yours
        """
        name, found, value = parameter_s.strip().partition("=")
        if not found:
            name, _, value = parameter_s.strip().partition(" ")
            found = value.strip()
        if not found or not name.strip():
            raise UsageError("usage is '%set_env NAME=VALUE' or '%set_env NAME VALUE'")
        name, value = name.strip(), value.strip()
        if len(name.split()) != 1:
            raise UsageError("refusing to set env var with whitespace: '%s'" % name)
        try:
            os.environ[to_native(name)] = to_native(value)
        except (ValueError, EnvironmentError) as exc:
            raise UsageError("%%set_env: %s" % exc)
        print("env: %s=%s" % (name, value))
