"""The process that owns the ZeroMQ sockets.

===============  =====================================================================================
``loop``         :class:`~.loop.Adapter`: waits for everything at once, and hands on what has happened
``sockets``      the five sockets: bound, read, written
``iopub``        what is published, without loss, and within bounds when a reader stalls
``output``       text out of the worker's pipes, in its place among the messages
``requests``     the queue of requests, and the answers that need no worker
``workers``      the worker: started, watched, interrupted, replaced
``workerlink``   packets to and from the worker, without ever waiting
``ownership``    who this process ends with
``deaths``       how a process ended, in words
``signals``      signals as something that can be waited for
``log``          one line for each kind of trouble
===============  =====================================================================================

It runs no user code and holds no user data, so it always answers.  One thread, no locks.
"""
