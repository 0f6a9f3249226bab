"""The process that runs user code, and the one it is forked from.

=============== ==========================================================================================
``forkserver``  has the shell's modules loaded and forks a worker whenever the adapter asks for one
``process``     turns a freshly forked process into a worker: descriptors, signals, lifeline
``loop``        takes requests from the link, has them answered, sends the replies
``link``        packets to and from the adapter, whole even when a signal comes in between
``interrupts``  SIGINT: KeyboardInterrupt while a request runs, nothing otherwise
``output``      ``sys.stdout`` and ``sys.stderr``, and the marks that keep order
``inputs``      ``input()`` and ``getpass`` by way of the frontend
``publisher``   messages to all frontends
``lease``       the terminal, for the time of one request
=============== ==========================================================================================

No zmq, no threads and no timers: at rest a worker is one thread that waits on its link, safe to be forked.
"""
