"""``IPython.core.shadowns``: a module to look at as a namespace; nothing is in it."""
