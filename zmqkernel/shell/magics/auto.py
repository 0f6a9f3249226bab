"""What happens without being asked: automagic and autocall."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

_ON = ("on", "1", "true")
_OFF = ("off", "0", "false")
_AUTOCALL_MODES = ("Off", "Smart", "Full")


@public("IPython.core.magics.auto")
@magics_class
class AutoMagics(Magics):
    """``%automagic`` and ``%autocall``."""

    def __init__(self, shell):
        """Remember which mode ``%autocall`` goes back to."""
        super(AutoMagics, self).__init__(shell)
        self._last_mode = 1

    @line_magic
    def automagic(self, parameter_s=""):
        """Let line magics be called without the % in front, or not.

        %automagic          the other way round
        %automagic on       also: 1, true
        %automagic off      also: 0, false

        A variable hides the magic of the same name: after ``cd = 1``, ``cd`` is the
        number until ``del cd``. ``%cd`` works all the time. A cell magic always needs
        its %%.
        """
        wanted = parameter_s.strip().lower()
        manager = self.shell.magics_manager
        if wanted and wanted not in _ON + _OFF:
            raise UsageError("%%automagic: on or off, not %r (usage: %%automagic [on|off])" % str(wanted))
        manager.auto_magic = self.shell.automagic = wanted in _ON if wanted else not manager.auto_magic
        print("\n" + manager.auto_status())

    @line_magic
    def autocall(self, parameter_s=""):
        """Call functions without parentheses: ``f x, y`` is ``f(x, y)``.

        %autocall           switch between off and the mode last used
        %autocall 0         off
        %autocall 1         smart: only with something after the name, and nothing that
                            makes an expression of the line
        %autocall 2         full: also with nothing after the name

        ``/f x, y`` calls in every mode.
        """
        wanted = parameter_s.strip()
        if wanted:
            if wanted not in ("0", "1", "2"):
                raise UsageError("%%autocall: 0 (off), 1 (smart) or 2 (full), not %r (usage: %%autocall [0|1|2])"
                                 % str(wanted))
            mode = int(wanted)
        else:
            mode = 0 if self.shell.autocall else self._last_mode
        if mode or self.shell.autocall:
            self._last_mode = mode or self.shell.autocall
        self.shell.autocall = mode
        print("Automatic calling is:", _AUTOCALL_MODES[mode])
