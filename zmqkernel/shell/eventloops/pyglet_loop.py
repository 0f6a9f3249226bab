"""pyglet."""
from __future__ import absolute_import, unicode_literals

import time

import pyglet

#: seconds between two rounds while nothing happens
_PAUSE = 0.01


def inputhook(context):
    """Draw pyglet's windows and hand them their events until there is input."""
    while not context.input_is_ready():
        pyglet.clock.tick()
        for window in list(pyglet.app.windows):
            window.switch_to()
            window.dispatch_events()
            window.dispatch_event("on_draw")
            window.flip()
        time.sleep(_PAUSE)
