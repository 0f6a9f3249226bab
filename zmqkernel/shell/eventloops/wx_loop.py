"""wxPython."""
from __future__ import absolute_import, unicode_literals

import wx

#: milliseconds between two looks at the keyboard
_PAUSE = 10

#: (the name that wxPython had for it before version 4)
_in_main_thread = getattr(wx, "IsMainThread", None) or wx.Thread_IsMain


def inputhook(context):
    """Run wx's event loop until there is input."""
    app = wx.GetApp()
    if app is None or not _in_main_thread():
        return
    loop = wx.GUIEventLoop()
    timer = wx.Timer()

    def look(_):
        """End the loop if the keyboard has something."""
        if context.input_is_ready():
            timer.Stop()
            loop.Exit()

    timer.Bind(wx.EVT_TIMER, look)
    timer.Start(_PAUSE)
    with wx.EventLoopActivator(loop):
        loop.Run()
