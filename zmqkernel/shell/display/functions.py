"""``display`` and its kin: showing objects from anywhere in a program."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public

from ..getipython import get_ipython

__all__ = [str(name) for name in (
    "display", "clear_output", "publish_display_data", "update_display", "DisplayHandle")]

_DISPLAY_PARAMETERS = (("include", None), ("exclude", None), ("metadata", None), ("transient", None),
                       ("display_id", None), ("raw", False), ("clear", False))


def _merge(first, second):
    """Merge the second dictionary into the first, and those in them; what is not a dictionary is replaced.

    :return: the first one.
    """
    if not isinstance(first, dict) or not isinstance(second, dict):
        return second
    for key, value in second.items():
        first[key] = _merge(first[key], value) if key in first else value
    return first


def _new_id():
    """Return a display id that nobody has."""
    import binascii
    import os
    return binascii.hexlify(os.urandom(16)).decode("ascii")


@public("IPython.core.display_functions")
def publish_display_data(data, metadata=None, source=None, transient=None, **kwargs):
    """Show a MIME bundle.

    :param data: dictionary from MIME type to value; ``"text/plain"`` should be in it.
    :param metadata: dictionary from MIME type to dictionary.
    :param source: not used.
    :param transient: dictionary of what is not stored with the output: ``display_id``.
    :param kwargs: for the publisher: ``update``, ``buffers``.
    """
    shell = get_ipython()
    if shell is None:
        if "text/plain" in data:
            print(data["text/plain"])
        return
    if transient:
        kwargs[str("transient")] = transient
    shell.display_pub.publish(data=data, metadata=metadata, **kwargs)


@public("IPython.core.display_functions")
def display(*objs, **kwargs):
    """Show objects in all the forms they have; the frontend chooses the richest it can show.

    :param objs: the objects.
    :param include: the MIME types wanted; all of them by default.
    :param exclude: the MIME types not wanted.
    :param metadata: dictionary by MIME type, added to the objects' own.
    :param transient: dictionary of what is not stored with the output.
    :param display_id: a name for the display, to update it by; True makes one up.
    :param raw: the objects are MIME bundles already.
    :param clear: remove what the cell has shown so far, first.
    :param kwargs: for the publisher.
    :return: a :class:`DisplayHandle` where there is a ``display_id``, else None.
    :raises TypeError: for ``update=True`` without a ``display_id``.
    """
    include, exclude, metadata, transient, display_id, raw, clear = [
        kwargs.pop(str(name), default) for name, default in _DISPLAY_PARAMETERS]
    shell = get_ipython()
    if shell is None:
        print(*objs)
        return None
    transient = dict(transient or {})
    if display_id:
        display_id = _new_id() if display_id is True else display_id
        transient["display_id"] = display_id
    if kwargs.get("update") and "display_id" not in transient:
        raise TypeError("display_id required for update_display")
    if transient:
        kwargs[str("transient")] = transient
    if not objs and display_id:
        objs, raw = [{}], True
    if clear:
        clear_output(wait=True)
    for obj in objs:
        data, extra = (obj, metadata) if raw else _formatted(shell, obj, include, exclude, metadata)
        if raw or data:
            publish_display_data(data=data, metadata=extra, **kwargs)
    return DisplayHandle(display_id) if display_id else None


def _formatted(shell, obj, include, exclude, metadata):
    data, own = shell.display_formatter.format(obj, include, exclude)
    if not metadata:
        return data, own
    from copy import deepcopy
    return data, _merge(deepcopy(own), metadata)  # what is in it may be the object's


@public("IPython.core.display_functions")
def update_display(obj, display_id, **kwargs):
    """Show an object in the place of an earlier one.

    :param display_id: the name of the earlier display.
    :param kwargs: as for :func:`display`.
    """
    kwargs[str("update")] = True
    display(obj, display_id=display_id, **kwargs)


@public("IPython.core.display_functions")
class DisplayHandle(object):
    """A display that can be replaced: the value of ``display(obj, display_id=True)``."""

    def __init__(self, display_id=None):
        """
        :param display_id: its name; a new one by default.
        """
        self.display_id = _new_id() if display_id is None else display_id

    def __repr__(self):
        return str("<%s display_id=%s>") % (self.__class__.__name__, self.display_id)

    def display(self, obj, **kwargs):
        """Show an object, under this name."""
        display(obj, display_id=self.display_id, **kwargs)

    def update(self, obj, **kwargs):
        """Show an object in the place of the earlier ones of this name."""
        update_display(obj, display_id=self.display_id, **kwargs)


@public("IPython.core.display_functions")
def clear_output(wait=False):
    """Remove what the cell has shown so far.

    :param wait: only when something new is shown, so that it does not flicker.
    """
    shell = get_ipython()
    if shell is not None:
        shell.display_pub.clear_output(wait)
        return
    import sys
    for stream in (sys.stdout, sys.stderr):
        print(str("\033[2K\r"), end=str(""), file=stream)
        stream.flush()
