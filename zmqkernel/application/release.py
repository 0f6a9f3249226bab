"""Name, version and authors of the distribution."""
from __future__ import absolute_import, unicode_literals

from zmqkernel.version import version, version_info  # noqa: F401  (public names of the module)

__version__ = version
#: programs compare them one by one (debugpy)
_version_major, _version_minor, _version_patch, _version_extra = version_info

name = "ipython"
description = "Interactive Python whose kernel lives in a process of its own"
long_description = """
IPython's shell, magics, display system and terminal, with the code that people run kept in a kernel process that
is reached over ZeroMQ, so that a crash of that code is not a crash of the session.
"""
license = "BSD-3-Clause"
author = "The zmqkernel developers"
#: nobody's: reports go to the project's issue tracker
author_email = ""
authors = {"zmqkernel": (author, author_email)}
url = "https://ipython.org"
platforms = ["Linux", "Mac OSX", "Windows"]
keywords = ["Interactive", "Interpreter", "Shell", "Jupyter"]
classifiers = [
    "Framework :: IPython",
    "License :: OSI Approved :: BSD License",
    "Programming Language :: Python",
]
codename = ""
#: the Jupyter messaging protocol that the kernel speaks
kernel_protocol_version_info = (5, 4)
kernel_protocol_version = "5.4"
