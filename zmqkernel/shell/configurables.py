"""``shell.configurables``: the objects that ``%config`` can change."""
from __future__ import absolute_import, unicode_literals

#: attributes of the shell whose objects are configurable, in the order in which %config lists them
CONFIGURABLE_TRAITS = ("history_manager", "prefilter_manager", "Completer", "display_formatter", "display_pub",
                       "displayhook", "magics_manager", "alias_manager", "extension_manager", "payload_manager")


class Configurables(list):
    """A list that begins with the shell and its parts, which are made when somebody looks.

    Appending, which extensions do while the shell starts, makes nothing.

    :param shell: the shell.
    """

    def __init__(self, shell):
        super(Configurables, self).__init__([shell])
        self._complete = False

    def _fill(self):
        if self._complete:
            return
        self._complete = True
        shell = list.__getitem__(self, 0)
        found = [getattr(shell, str(name), None) for name in CONFIGURABLE_TRAITS]
        present = [id(item) for item in list.__iter__(self)]
        self[1:1] = [item for item in found if item is not None and id(item) not in present]

    def __iter__(self):
        self._fill()
        return list.__iter__(self)

    def __len__(self):
        self._fill()
        return list.__len__(self)

    def __getitem__(self, index):
        self._fill()
        return list.__getitem__(self, index)

    def __contains__(self, item):
        self._fill()
        return list.__contains__(self, item)
