"""Docstrings as HTML, where the ``docrepr`` package is installed."""
from __future__ import absolute_import, unicode_literals


def sphinxify(oinfo):
    """Return a docstring as a MIME bundle, with HTML where ``docrepr`` makes some.

    :param oinfo: the docstring.
    """
    try:
        import docrepr.sphinxify
    except ImportError:
        return {"text/plain": oinfo}
    from zmqkernel.shell.utils.tempdir import TemporaryDirectory
    wrapped = docrepr.sphinxify.wrap_main_docstring(dict(docstring=oinfo)) \
        if hasattr(docrepr.sphinxify, "wrap_main_docstring") else oinfo
    with TemporaryDirectory() as folder:
        return {"text/html": docrepr.sphinxify.sphinxify(wrapped, folder), "text/plain": oinfo}
