"""The shell: InteractiveShell, taken apart.  Knows nothing of messages, sockets or processes."""
