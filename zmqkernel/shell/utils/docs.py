"""Whether documentation is being made (``IN_SPHINX_RUN`` is set)."""
from __future__ import absolute_import, unicode_literals

import os

GENERATING_DOCUMENTATION = os.environ.get(str("IN_SPHINX_RUN")) == "True"
