"""Notebooks of format 4, written and read with ``json`` alone."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import json
import os

import six

from ipython_compat import python_version, to_text
from zmqkernel.shell.errors import UsageError


def session_notebook(history_manager):
    """Return the running session as a notebook (a dict, nbformat 4.4): a code cell for each input.

    :param history_manager: whose ``input_hist_raw`` and, where it keeps them, ``outputs`` are taken.
    """
    kept = getattr(history_manager, "outputs", None) or {}
    failed = getattr(history_manager, "exceptions", None) or {}
    cells = []
    for number, source in enumerate(history_manager.input_hist_raw):
        if number == 0 or not source:
            continue
        cells.append({
            "cell_type": "code",
            "execution_count": number,
            "metadata": {},
            "source": to_text(source).splitlines(True),
            "outputs": [_output(each, number) for each in kept.get(number, ())]
            + [dict(failed[each], output_type="error") for each in (number,) if each in failed],
        })
    version = ".".join("%d" % part for part in python_version())
    return {
        "nbformat": 4,
        "nbformat_minor": 4,
        "metadata": {
            "kernelspec": {"name": "python%s" % version[0], "display_name": "Python %s" % version[0],
                           "language": "python"},
            "language_info": {"name": "python", "version": version, "file_extension": ".py",
                              "mimetype": "text/x-python"}},
        "cells": cells,
    }


def _output(kept, number):
    """Return a kept output (``output_type`` and ``bundle``) as the notebook format has it."""
    kind, bundle = kept.output_type, dict(kept.bundle)
    if kind in ("out_stream", "err_stream", "stream"):
        text = bundle.get("stream", bundle.get("text", ""))
        return {"output_type": "stream", "name": "stderr" if kind == "err_stream" else "stdout",
                "text": text if isinstance(text, list) else to_text(text).splitlines(True)}
    if kind == "error":
        return {"output_type": "error", "ename": bundle.get("ename", ""), "evalue": bundle.get("evalue", ""),
                "traceback": list(bundle.get("traceback", ()))}
    data = dict((name, value if not isinstance(value, six.text_type) or name == "application/json"
                 else value.splitlines(True)) for name, value in bundle.items())
    output = {"output_type": kind, "data": data, "metadata": {}}
    if kind == "execute_result":
        output["execution_count"] = number
    return output


def write_notebook(notebook, filename):
    """Write a notebook.

    :raises UsageError: where the file cannot be written.
    """
    filename = os.path.expanduser(filename)
    if not filename.endswith(".ipynb"):
        filename += ".ipynb"
    text = to_text(json.dumps(notebook, indent=1, sort_keys=True, default=to_text, ensure_ascii=False))
    try:
        with io.open(filename, "w", encoding="utf-8") as f:
            f.write(text + "\n")
    except EnvironmentError as exc:
        raise UsageError("cannot write %s: %s" % (filename, exc.strerror or exc))


def code_of(filename):
    """Return the sources of a notebook's code cells (also of formats 2 and 3).

    :raises UsageError: for a file that cannot be read or is no notebook.
    """
    try:
        with io.open(filename, encoding="utf-8") as f:
            notebook = json.load(f)
    except EnvironmentError as exc:
        raise UsageError("cannot read %s: %s" % (filename, exc.strerror or exc))
    except ValueError as exc:
        raise UsageError("%s is not a notebook: %s" % (filename, exc))
    if not isinstance(notebook, dict):
        raise UsageError("%s is not a notebook" % filename)
    cells = list(notebook.get("cells", ()))
    for sheet in notebook.get("worksheets", ()):
        cells.extend(sheet.get("cells", ()))
    sources = []
    for cell in cells:
        if cell.get("cell_type") == "code":
            source = cell.get("source", cell.get("input", ""))
            sources.append("".join(source) if isinstance(source, list) else source)
    return sources
