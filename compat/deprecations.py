"""Warnings of deprecations in the user's own code: Python 3.7 and later show them for ``__main__`` by themselves."""
from __future__ import absolute_import, unicode_literals

import sys

_BY_ITSELF = sys.version_info >= (3, 7)


def show_deprecations_of(module_name):
    """Let each place in a module warn once of what is deprecated, unless Python was told what to do with warnings.

    :param module_name: the module's name.
    """
    if _BY_ITSELF or sys.warnoptions:
        return
    import re
    import warnings

    from . import to_native
    warnings.filterwarnings(to_native("default"), category=DeprecationWarning,
                            module=to_native(re.escape(to_native(module_name)) + "$"))
