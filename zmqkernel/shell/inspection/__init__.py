"""Inspection: what ``obj?``, ``obj??``, ``%pdoc`` and their kin, and a frontend's tooltips show about an object.

``sources`` and ``signatures`` find things out, ``fields`` collects them, ``layout`` makes text and HTML of them,
``inspector`` is the class that shells use, ``search`` finds names by pattern.
"""
