"""``IPython.utils.pickleutil``: what ipyparallel pickles functions with; that is ``ipyparallel.serialize`` now."""
from __future__ import absolute_import, unicode_literals

import pickle

import six

PICKLE_PROTOCOL = pickle.HIGHEST_PROTOCOL
class_type = six.class_types
sequence_types = (list, set, tuple)
#: types -> functions that make them fit for pickling, and back
can_map, uncan_map = {}, {}


def __getattr__(name):
    """The rest comes from ipyparallel, where that is installed."""
    try:
        from ipyparallel.serialize import canning
    except ImportError:
        raise AttributeError("%s needs the package ipyparallel" % name)
    return getattr(canning, name)
