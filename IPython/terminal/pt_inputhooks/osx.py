"""Cocoa."""
from __future__ import absolute_import, unicode_literals

import ctypes
import ctypes.util

_core = ctypes.cdll.LoadLibrary(ctypes.util.find_library(str("CoreFoundation")))
_core.CFRunLoopRunInMode.restype = ctypes.c_int32
_core.CFRunLoopRunInMode.argtypes = [ctypes.c_void_p, ctypes.c_double, ctypes.c_bool]
_MODE = ctypes.c_void_p.in_dll(_core, str("kCFRunLoopDefaultMode"))
#: seconds that one round of the loop may take
_ROUND = 0.02


def inputhook(context):
    """Run the main thread's run loop until there is input."""
    while not context.input_is_ready():
        _core.CFRunLoopRunInMode(_MODE, _ROUND, False)
