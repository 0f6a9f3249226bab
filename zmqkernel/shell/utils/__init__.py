"""Small tools of the shell, each module about one subject; the old ``IPython.utils`` names are aliases of them."""
