"""wxPython."""
from __future__ import absolute_import, unicode_literals

import wx

#: milliseconds between two looks at the keyboard
_PAUSE = 10


def inputhook(context):
    """Run wx's event loop until there is input."""
    app = wx.GetApp()
    if app is None or not wx.Thread_IsMain():
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
