"""``IPython.lib.kernel``: connecting to kernels; ``ipykernel.connect`` since long ago, here by the name of old."""
from __future__ import absolute_import

from zmqkernel.kernel.standin.connect import *  # noqa: F401,F403
