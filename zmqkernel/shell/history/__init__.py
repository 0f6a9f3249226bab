"""Input and output history: kept in memory for a session, and in one sqlite file for all of them.

===============  ======================================================================
``ranges``       ``"~1/2-5 8"`` to numbers
``database``     the sqlite file: opening it late, after a fork, when it is damaged or locked
``accessor``     reading what is recorded (``HistoryAccessor``)
``manager``      one session's record (``HistoryManager``); ``IPython.core.history``
``values``       small value types: ``HistoryOutput``, ``DummyDB``
``saving``       a thread that writes, for programs that ask for one
===============  ======================================================================
"""
