"""The composition root: starts the processes of a kernel, and puts their parts together.

* :func:`zmqkernel.launch.headless.main`: a kernel on its own (``python -m zmqkernel -f FILE``, ``ipython --kernel``).
* :func:`zmqkernel.launch.owned.start_owned`: the kernel of a terminal, forked from the terminal's process.

The order matters: the fork server is forked before zmq is imported, because a process with zmq's threads is not to be
forked; and nothing that takes time is imported before it either, so that the two import side by side.
"""
