"""Completion: what may stand at the cursor.

==================  ===================================================================================
``lexing``          Python text, unfinished as it is, to tokens; the expression before the cursor
``values``          ``Completion``, ``SimpleCompletion``, ``CompletionContext``
``matchers``        the matcher API: decorators, versions 1 and 2, identifiers, priorities
``running``         running matchers, suppression, order, merging
``names``           names and attributes of live objects, without running properties
``keys``            keys of mappings
``arguments``       keyword arguments of callables
``paths``           names of files
``magic_names``     magics, and the arguments of ``%config`` and ``%colors``
``characters``      LaTeX and Unicode names, both ways
``modules``         what can be imported
``static``          jedi, where the live objects do not answer
``policies``        what may be evaluated, ``guarded_eval`` evaluates it
``deadline``        a limit in time that holds
``completer``       ``Completer`` and ``IPCompleter``: ``IPython.core.completer``
``completerlib``    completers for ``import``, ``%run``, ``%cd``, ``%reset``: ``IPython.core.completerlib``
==================  ===================================================================================
"""
