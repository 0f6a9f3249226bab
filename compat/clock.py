"""A clock that is not set back."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

#: seconds since some moment; Python 2 only has the clock that can be set
monotonic = getattr(time, "monotonic", time.time)
