"""Signatures of callables as text."""
from __future__ import absolute_import, unicode_literals

import inspect

from ipython_compat import to_text
from ipython_compat.aliases import public

from .sources import _get_wrapped

#: a longer signature has each parameter on a line of its own
MAX_WIDTH = 75


def signature_of(obj):
    """Return the signature object of ``obj``.

    :raises ValueError, TypeError: where it has none.
    """
    finder = getattr(inspect, "signature", None)
    if finder is None:
        from funcsigs import signature as finder
    return finder(obj)


def _render_signature(obj_signature, obj_name):
    """Return a signature as text, on one line or with a line for each parameter.

    :param obj_signature: a signature object.
    :param obj_name: what to write in front of it.
    """
    one_line = "%s%s" % (obj_name, to_text(str(obj_signature)))
    if len(one_line) <= MAX_WIDTH:
        return one_line
    lines, previous = [], None
    for parameter in obj_signature.parameters.values():
        kind = parameter.kind
        if previous == parameter.POSITIONAL_ONLY and kind != previous:
            lines.append("/")
        starred = previous in (parameter.VAR_POSITIONAL, parameter.KEYWORD_ONLY)
        if kind == parameter.KEYWORD_ONLY and not starred:
            lines.append("*")
        lines.append(to_text(str(parameter)))
        previous = kind
    if previous is not None and previous == parameter.POSITIONAL_ONLY:
        lines.append("/")
    text = "%s(\n%s)" % (obj_name, "".join("    %s,\n" % line for line in lines))
    result = obj_signature.return_annotation
    if result is not obj_signature.empty:
        text += " -> " + _annotation_text(result)
    return text


def _annotation_text(annotation):
    formatter = getattr(inspect, "formatannotation", repr)
    return to_text(formatter(annotation))


def definition(obj, oname="", finder=signature_of):
    """Return how ``obj`` is called, ``f(a, b=1)``, or None where that is not known.

    :param oname: the name to write.
    :param finder: returns the signature object of a callable.
    """
    if not callable(obj):
        return None
    try:
        found = finder(obj)
    except Exception:  # C functions without one, and objects with a broken __signature__
        return None
    return _render_signature(found, oname)


@public("IPython.core.oinspect")
def getargspec(obj):
    """Return the parameters of a callable, as ``inspect.getfullargspec`` (on Python 2 ``inspect.getargspec``).

    :raises TypeError: where ``obj`` is not callable or has none.
    """
    obj = _get_wrapped(obj)
    if not inspect.isclass(obj) and not inspect.isroutine(obj) and hasattr(type(obj), "__call__"):
        obj = obj.__call__
    return getattr(inspect, "getfullargspec", getattr(inspect, "getargspec", None))(obj)


@public("IPython.core.oinspect")
def format_argspec(argspec):
    """Return the parameters that a dictionary of an ``ArgSpec``'s fields describes as text: ``(a, b=1)``."""
    args, defaults = list(argspec["args"]), list(argspec.get("defaults") or ())
    parts = [to_text(name) for name in args[:len(args) - len(defaults)]]
    parts += ["%s=%s" % (name, to_text(repr(value))) for name, value in zip(args[len(args) - len(defaults):], defaults)]
    if argspec.get("varargs"):
        parts.append("*" + argspec["varargs"])
    if argspec.get("varkw") or argspec.get("keywords"):
        parts.append("**" + (argspec.get("varkw") or argspec.get("keywords")))
    return "(%s)" % ", ".join(parts)


@public("IPython.core.oinspect")
def call_tip(oinfo, format_call=True):
    """Return the call and the docstring to show for an information dictionary of :func:`object_info`.

    :param format_call: whether the call is wanted as text; its ``argspec`` otherwise.
    :return: ``(call or None, docstring or None)``.
    """
    argspec = oinfo.get("argspec")
    call = None
    if argspec is not None:
        args = list(argspec.get("args") or ())
        if args[:1] == ["self"] or (args and oinfo.get("isclass")):
            argspec = dict(argspec, args=args[1:])
        call = (oinfo.get("name") or "") + format_argspec(argspec) if format_call else argspec
    elif oinfo.get("definition"):
        call = oinfo["definition"]
    doc = oinfo.get("call_docstring") or oinfo.get("init_docstring") or oinfo.get("docstring") or ""
    return call, doc or None
