"""The engine of IPython: shell, kernel, protocol, adapter, worker and client, each in a folder of its own.

``docs/architecture.md`` shows how they fit together.
"""
