"""Speed and memory of the terminal and the kernel, ours and the peers' in the same run.

    python -m tools.bench --peer ipython=PYTHON --peer ipykernel=PYTHON --peer xeus-python=PYTHON --json FILE

===============  ==========================================================
``subjects``     what is measured: how each program is started
``terminal``     figures of a terminal on a pseudo-terminal, and of ``-c pass``
``kernel``       figures of a kernel, by a client that knows only ZeroMQ
``checkpoints``  what checkpoints cost and how fast they wake up
``processes``    memory and CPU time of a tree of processes
``report``       the table and the JSON file
===============  ==========================================================
"""
