"""Setting what a closure's variable holds."""
from __future__ import absolute_import, unicode_literals


def set_cell(cell, value):
    """Let a cell hold ``value``.

    From Python 3.7 on a cell can be written to; before, CPython's C interface is needed.

    :return: whether that was possible.
    """
    try:
        cell.cell_contents = value
        return True
    except (AttributeError, TypeError):
        pass  # before 3.7
    try:
        import ctypes
        return ctypes.pythonapi.PyCell_Set(ctypes.py_object(cell), ctypes.py_object(value)) == 0
    except (ImportError, AttributeError):
        return False
