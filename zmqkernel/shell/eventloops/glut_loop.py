"""GLUT."""
from __future__ import absolute_import, unicode_literals

import time

from OpenGL import GLUT as glut

#: seconds between two rounds while nothing happens
_PAUSE = 0.01


def inputhook(context):
    """Hand GLUT its events until there is input."""
    while not context.input_is_ready():
        if glut.glutGetWindow():
            glut.glutMainLoopEvent()
        time.sleep(_PAUSE)
