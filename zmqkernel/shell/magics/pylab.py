"""``%matplotlib`` and ``%pylab``."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public
from ipython_compat.lazynames import lazy_names
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

_GUI = argument("gui", nargs="?",
                help="The backend, by its name or its toolkit's: qt, tk, gtk3, wx, osx, inline, widget, agg ... "
                     "Without it, the one that matplotlib is configured for.")


@public("IPython.core.magics.pylab")
@magics_class
class PylabMagics(Magics):
    """Matplotlib's interactive support."""

    @magic_arguments()
    @argument("-l", "--list", action="store_true", help="List the backends that can be chosen.")
    @_GUI
    @line_magic
    def matplotlib(self, line=""):
        """Let matplotlib's figures appear while you work.

        %matplotlib             with the backend that matplotlib is configured for
        %matplotlib inline      in the notebook
        %matplotlib qt          in windows

        Nothing is put into your namespace.
        """
        args = parse_argstring(self.matplotlib, line)
        if args.list:
            print("Available matplotlib backends: %s" % _backends())
            return
        gui, backend = self._enable(self.shell.enable_matplotlib, args.gui)
        self._tell_backend(args.gui, backend)

    @magic_arguments()
    @argument("--no-import-all", action="store_true", default=None,
              help="Leave out the two * imports (see also the setting InteractiveShellApp.pylab_import_all).")
    @_GUI
    @line_magic
    def pylab(self, line=""):
        """Load numpy and matplotlib into your namespace, and let figures appear while you work.

        Brings in numpy, matplotlib, pylab, mlab, pyplot, np, plt, display, figsize and
        getfigs, and everything from pylab and from numpy. New code does better with
        ``%matplotlib`` and imports of its own.
        """
        args = parse_argstring(self.pylab, line)
        if args.no_import_all is None:
            application = getattr(self.shell, "parent", None)
            import_all = getattr(application, "pylab_import_all", True)
        else:
            import_all = not args.no_import_all
        gui, backend, clobbered = self._enable(
            lambda name: self.shell.enable_pylab(name, import_all=import_all), args.gui)
        self._tell_backend(args.gui, backend)
        print("%pylab fills your namespace; %matplotlib and imports of your own are the better way now.")
        print("Populating the interactive namespace from numpy and matplotlib")
        if clobbered and import_all:
            import warnings
            warnings.warn("these variables of yours were replaced by %%pylab: %s (%%matplotlib replaces nothing)"
                          % ", ".join(sorted(clobbered)))

    @staticmethod
    def _enable(enable, gui):
        if gui is not None:
            gui = gui if gui.startswith("module://") else gui.lower()
        try:
            return enable(gui)
        except ImportError as exc:
            raise UsageError("%%matplotlib: %s (is matplotlib installed?)" % exc)
        except (ValueError, KeyError, RuntimeError, NotImplementedError) as exc:
            raise UsageError("%%matplotlib: %s (%%matplotlib --list shows what there is)" % exc)

    @staticmethod
    def _tell_backend(gui, backend):
        if not gui or gui == "auto":
            print("Using matplotlib backend: %s" % backend)


def _backends():
    from zmqkernel.shell.display import pylabtools
    try:
        return pylabtools._list_matplotlib_backends_and_gui_loops()
    except ImportError as exc:
        raise UsageError("%%matplotlib: %s (is matplotlib installed?)" % exc)


lazy_names(__name__, {"backends": "zmqkernel.shell.display.pylabtools"})
