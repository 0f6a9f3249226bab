"""The public names of the shell engine; the code lives in ``zmqkernel.shell``."""
