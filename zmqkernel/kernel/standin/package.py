"""What stands for ``ipykernel`` itself."""
from __future__ import absolute_import, division, print_function, unicode_literals

from .connect import connect_qtconsole, get_connection_file, get_connection_info  # noqa: F401
from .version import __version__, kernel_protocol_version, kernel_protocol_version_info, version_info  # noqa: F401
