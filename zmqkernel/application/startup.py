"""A shell from a configuration, as the worker builds it: :func:`build_shell`, then :func:`run_startup`.

The terminal's application has read the command line and the config files before it starts a kernel, and the worker,
being a fork of it, is handed that application.  A kernel that Jupyter starts has none: it gets one of its own here.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import os
import sys

from ipython_compat import to_native, to_text
from ipython_compat.applications import Application, Config
from traitlets import Any, List, TraitError, Type, Unicode, default

from zmqkernel.application.base import BaseIPythonApplication, base_aliases, base_flags
from zmqkernel.application.errors import ApplicationError, complain
from zmqkernel.application.logs import follow_stderr
from zmqkernel.application.profiledir import ProfileDir
from zmqkernel.application.shellapp import InteractiveShellApp, shell_aliases, shell_flags


class IPKernelApp(BaseIPythonApplication, InteractiveShellApp):
    """The application behind a kernel's shell.  Its section of the configuration is how programs know a kernel.

    It opens no sockets: ``zmqkernel.launch`` does, with the options below, which stand here so that config files and
    ``--help-all`` have them.
    """

    name = "ipython-kernel"
    description = "A kernel without a frontend: Jupyter clients connect to it."
    aliases = dict(base_aliases, **{
        str(key): str(value) for key, value in list(shell_aliases.items()) + [
            ("f", "IPKernelApp.connection_file"), ("ip", "IPKernelApp.ip"), ("transport", "IPKernelApp.transport")]
    })
    flags = dict(base_flags, **shell_flags)
    classes = List([ProfileDir])
    #: a warning in a log that nobody reads is no way to tell that a kernel is not what its config file says
    raise_config_file_errors = True
    exec_lines = List(Unicode(), help="Lines of code to run at the start.").tag(config=True)

    connection_file = Unicode("", help="The connection file, as Jupyter gives it.").tag(config=True)
    ip = Unicode("127.0.0.1", help="The address to listen on.").tag(config=True)
    transport = Unicode("tcp", help="`tcp` or `ipc`.").tag(config=True)
    parent_appname = Unicode("", help="The program that started the kernel.").tag(config=True)

    shell_class = Type(klass=object)
    kernel = Any(help="The kernel as user code knows it.")

    @default("auto_create")
    def _auto_create_default(self):
        return True

    @default("config_file_name")
    def _config_file_name_default(self):
        return "ipython_kernel_config.py"

    def init_shell(self):
        """Make the shell, of :attr:`shell_class`."""
        self.shell = make_shell(self.shell_class, self)


def make_shell(shell_class, app):
    """Return the one instance of ``shell_class`` of this process, configured by ``app`` as its parent.

    :raises TraitError: for a wrong option, also of the completer, which is made now where it has options.
    """
    shell = shell_class.instance(
        parent=app, profile_dir=app.profile_dir, ipython_dir=app.ipython_dir, user_ns=app.user_ns)
    if any(section in app.config for section in ("Completer", "IPCompleter")):
        shell.Completer  # noqa: B018  (the property makes it)
    return shell


def load_class(name):
    """Return the class that a dotted name stands for; a class is returned as it is."""
    if isinstance(name, type):
        return name
    module, _, attribute = to_native(name).rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def _settings(config, profile, profile_dir, ipython_dir, connection_file):
    """Return ``config`` with what the other arguments say laid over it."""
    merged = Config()
    if config is not None:
        merged.merge(config)
    base = {"profile": profile, "ipython_dir": ipython_dir}
    for name, value in base.items():
        if value:
            merged.BaseIPythonApplication[str(name)] = value
    if profile_dir:
        merged.ProfileDir.location = profile_dir
    if connection_file is not None:
        merged.IPKernelApp.connection_file = connection_file
    return merged


def kernel_app(shell_class, argv=None, config=None, profile=None, profile_dir=None, ipython_dir=None,
               connection_file=None):
    """Return a kernel's application: command line and config files read, no shell yet.

    :raises ApplicationError: where a config file cannot be read or the profile's folder not be made, or a word of the
        command line is no option.
    """
    settings = _settings(config, profile, profile_dir, ipython_dir, connection_file)
    # the process's one application, as programs expect, unless the program that embeds this kernel has its own
    app = IPKernelApp(config=settings) if Application.initialized() else IPKernelApp.instance(config=settings)
    app.shell_class = load_class(shell_class)
    app.classes = [app.shell_class] + list(app.classes)  # whose options the command line and --help are about
    from_caller = app.config
    if argv:  # making a parser of all options costs time, and memory for as long as the kernel lives
        app.parse_command_line(list(argv))
    if app.extra_args and "JPY_PARENT_PID" not in os.environ:  # `jupyter run FILE` passes on what is meant for itself
        raise ApplicationError("a kernel takes options only, not %s" % to_text(app.extra_args[0]), exit_code=2)
    app.init_profile_dir()
    app.init_config_files()
    app.load_config_file()
    app.update_config(from_caller)
    return app


def build_shell(shell_class, argv=None, config=None, profile=None, profile_dir=None, ipython_dir=None,
                connection_file=None, app=None):
    """Return a new shell of this process, made from a configuration.

    :param shell_class: the class, or its dotted name.
    :param argv: arguments of the command line that set options of the shell.
    :param config: a traitlets ``Config``; it has the last word over config files.
    :param profile: name of the profile; ``profile_dir`` is its folder, ``ipython_dir`` where profiles are.
    :param connection_file: path of the kernel's connection file, to be told to programs that ask for it.
    :param app: an application that has read all of this already (the terminal's); the others are not looked at then.
    :raises SystemExit: after a line on stderr, where a config file cannot be read or an option is wrong.
    """
    try:
        if app is None:
            app = kernel_app(shell_class, argv, config, profile, profile_dir, ipython_dir, connection_file)
            app.init_shell()
        else:
            app.shell = make_shell(load_class(shell_class), app)
            if app.shell.has_trait("tells_frontend"):
                app.shell.tells_frontend = True
    except ApplicationError as error:
        sys.exit(complain("ipython", error))
    except TraitError as error:
        sys.exit(complain("ipython", ApplicationError("wrong option: " + to_text(str(error)))))
    return app.shell


def run_startup(shell):
    """Run what comes before the first cell: GUI, extensions, start-up files, ``exec_lines``, code that was asked for.

    :param shell: what :func:`build_shell` returned.
    :return: the exception that ended the code that the command line named, or None.
    """
    app = shell.parent
    follow_stderr(app.log)
    app.init_memory_limit()
    app.init_path()
    app.init_gui_pylab()
    app.init_extensions()
    app.init_code()
    return app.failure
