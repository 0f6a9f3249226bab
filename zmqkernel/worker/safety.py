"""Whether a copy of this process would be able to work, and could be afforded."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import sys

from ipython_compat.signals import DEFAULT, IGNORE, get_handler

PAGE = os.sysconf(str("SC_PAGE_SIZE"))

#: modules that keep threads or devices which do not survive a fork: copies would hang
UNSAFE_MODULES = {
    "tensorflow": "TensorFlow keeps threads that a copy would lack",
    "jax": "JAX keeps threads that a copy would lack",
    "cupy": "a CUDA context cannot be copied",
    "pycuda.driver": "a CUDA context cannot be copied",
    "polars": "Polars keeps threads that a copy would lack",
    "grpc": "gRPC keeps threads that a copy would lack",
    "uvloop": "event loops of uvloop cannot be copied",
    "gevent.monkey": "gevent has its own way to fork",
    "ray": "Ray's connections cannot be copied",
}


def unsafe():
    """Return why a copy of this process could not go on, or None."""
    for name, reason in UNSAFE_MODULES.items():
        if name in sys.modules:
            return reason
    torch = sys.modules.get("torch")
    cuda = getattr(torch, "cuda", None)
    if cuda is not None and getattr(cuda, "is_initialized", lambda: False)():
        return "a CUDA context cannot be copied"
    if get_handler(int(signal.SIGCHLD)) not in (DEFAULT, IGNORE, signal.SIG_DFL, signal.SIG_IGN, None):
        return "your code handles SIGCHLD, and would be told of processes that it does not know"
    if get_handler(int(signal.SIGCHLD)) in (IGNORE, signal.SIG_IGN):
        return "your code ignores SIGCHLD"
    if _openmp_threads():
        return "GNU OpenMP has started threads that a copy would lack"
    return None


_SEEN = {"modules": 0, "openmp": False}


def _openmp_threads():
    """Tell whether GNU's OpenMP library is loaded and there are threads that Python has not started."""
    if len(os.listdir("/proc/self/task")) <= len(python_threads()) + 1:
        return False
    if len(sys.modules) != _SEEN["modules"]:
        _SEEN["modules"] = len(sys.modules)
        with open("/proc/self/maps") as stream:
            _SEEN["openmp"] = "libgomp" in stream.read()
    return _SEEN["openmp"]


def python_threads():
    """Return the names of the threads that user code has running."""
    threading = sys.modules.get("threading")
    if threading is None:
        return []
    current = threading.current_thread()
    return ["%s" % thread.name for thread in threading.enumerate() if thread is not current and thread.is_alive()]


def resident():
    """Return the MiB of memory that this process has for itself."""
    with open("/proc/self/statm") as stream:
        fields = stream.read().split()
    return max(int(fields[1]) - int(fields[2]), 0) * PAGE / 1048576.0


def available():
    """Return the MiB of memory that could be had."""
    with open("/proc/meminfo") as stream:
        for line in stream:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) / 1024.0
    return float("inf")
