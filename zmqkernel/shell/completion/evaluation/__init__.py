"""Evaluating code under a policy.

===============  ===================================================================================
``walker``       the context, the table of rules, ``eval_node``
``access``       literals, names, attributes, items, calls
``operators``    operators, comparisons, conditions
``standins``     objects that stand for what would be returned or made by code that is not run
``statements``   what the lines before the expression define: assignments, imports, functions, classes
===============  ===================================================================================

Each file puts its rules into the walker's table when it is imported; ``guarded_eval`` imports all.
"""
