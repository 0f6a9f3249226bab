"""The version, stated here and nowhere else.  ``setup.py`` reads it without importing this."""
from __future__ import absolute_import

#: the API level of IPython that is offered, and which build of this engine offers it (PEP 440 local version)
version = "9.18.0+zmqkernel.1"
#: the level of IPython's API alone
api_level = version.split("+")[0]
#: the same for programs that compare
version_info = tuple(int(part) for part in api_level.split(".")) + ("",)
