"""Profiles, config files and the start-up of a shell from them: what terminal and kernel have in common.

=================  ==================================================================================
``paths``          where profiles, caches and the package itself are
``profiledir``     one profile's folder and what belongs into it
``base``           an application with profiles and config files (``BaseIPythonApplication``)
``shellapp``       what an application does to a new shell: extensions, start-up files, code to run
``startup``        a shell from a configuration, as the worker builds it
``kernelspec``     the ``kernel.json`` by which Jupyter finds the kernel
``logs``           what an application logs
``errors``         a user's mistake, told in one line
=================  ==================================================================================
"""
