"""Sessions in parts of a document that another builder is meant for."""
from __future__ import absolute_import, unicode_literals

import pytest

pytest.importorskip("docutils")


class Place(object):
    """An object with some attributes."""

    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Only(object):
    """A node of an ``only`` directive."""

    tagname = "only"

    def __init__(self, expression, parent=None):
        self.expression, self.parent = expression, parent

    def __getitem__(self, name):
        return {"expr": self.expression}[name]


@pytest.mark.parametrize("parent, left_out", [
    (None, False), (Only("html"), False), (Only("latex"), True), (Only("html", Only("latex")), True),
    (Only("latex", Only("html")), True), (Place(tagname="section", parent=Only("latex")), True),
])
def test_what_is_left_out(parent, left_out):
    from IPython.sphinxext.ipython_directive import IPythonDirective

    tags = Place(eval_condition=lambda expression: expression == "html")
    settings = Place(env=Place(app=Place(tags=tags)))
    directive = IPythonDirective.__new__(IPythonDirective)
    directive.state = Place(document=Place(settings=settings), parent=parent)
    assert directive._is_inside_excluded_only() is left_out
    directive.state = Place(document=Place(settings=Place()), parent=parent)
    assert directive._is_inside_excluded_only() is False
