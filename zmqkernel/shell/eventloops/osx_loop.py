"""Cocoa."""
from __future__ import absolute_import, unicode_literals

import ctypes
import ctypes.util

_path = ctypes.util.find_library(str("CoreFoundation"))
if _path is None:
    raise ImportError("there is no Cocoa on this system")
_core = ctypes.cdll.LoadLibrary(_path)
_core.CFRunLoopRunInMode.restype = ctypes.c_int32
_core.CFRunLoopRunInMode.argtypes = [ctypes.c_void_p, ctypes.c_double, ctypes.c_bool]
_MODE = ctypes.c_void_p.in_dll(_core, str("kCFRunLoopDefaultMode"))
#: seconds that one round of the loop may take
_ROUND = 0.02


def inputhook(context):
    """Run the main thread's run loop until there is input."""
    while not context.input_is_ready():
        _core.CFRunLoopRunInMode(_MODE, _ROUND, False)
