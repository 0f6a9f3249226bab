"""What an application logs, on standard error."""
from __future__ import absolute_import, unicode_literals

import logging
import sys


def follow_stderr(log):
    """Log to ``sys.stderr`` as it is now: in a kernel it is a stream that keeps the order of all that is printed.

    :param log: an application's logger.
    """
    for handler in getattr(log, "handlers", ()):
        if isinstance(handler, logging.StreamHandler) and _is_standard_error(handler.stream):
            handler.stream = sys.stderr


def _is_standard_error(stream):
    try:
        return stream.fileno() == 2
    except (AttributeError, ValueError, EnvironmentError):  # no file at all, or a closed one
        return False


class PlainLogging(object):
    """Part of an application class, before ``Application`` in its bases.

    Where nobody has configured ``logging_config``, there is a logger with one handler, which can be had without
    ``logging.config`` and the modules that it imports.  (traitlets before 5 has neither, and does not call this.)
    """

    def _configure_logging(self):
        if self.logging_config or self._default_is_replaced():
            super(PlainLogging, self)._configure_logging()
            return
        log = logging.getLogger(type(self).__name__)
        log.setLevel(logging.DEBUG)
        handler = logging.StreamHandler()
        handler.setLevel(self.log_level)
        handler.setFormatter(self._log_formatter_cls(fmt=self.log_format, datefmt=self.log_datefmt))
        for former in list(log.handlers):
            log.removeHandler(former)
        log.addHandler(handler)
        self._logging_configured = True

    def _default_is_replaced(self):
        """Tell whether a subclass has a configuration of its own."""
        from traitlets.config import Application
        return type(self).get_default_logging_config is not Application.get_default_logging_config
