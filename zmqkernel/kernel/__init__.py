"""The kernel: one handler per request type, over an interpreter and a publisher.

================  =========================================================================
``dispatch``      :class:`~.dispatch.Kernel`: from a message to its handler, to a reply
``handlers/``     the handlers, one small file a family
``interpreter``   :class:`~.interpreter.ShellInterpreter`: an ``InteractiveShell`` seen through the port
``sinks``         what a shell shows, as iopub messages
``stdin``         ``input`` and ``getpass`` by way of the frontend
``comms``         comms: the messages of widgets, in both directions
``zmqshell``      the shell class that Jupyter frontends expect to find
``userkernel``    ``get_ipython().kernel``
``standin/``      the modules of the name ``ipykernel``
================  =========================================================================

Nothing here knows a socket or a process.
"""
