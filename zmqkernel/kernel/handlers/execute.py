"""``execute_request``: run a cell (messaging specification, "Execute")."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

from zmqkernel.protocol import schema
from zmqkernel.protocol.message import timestamp

from ..dispatch import Reply


def execute(kernel, request):
    """Run the cell and return an ``execute_reply``.

    The cell's output and its result have been published by the time this returns.  The reply's metadata tell when it
    began, from which notebooks compute how long it took.
    """
    started = timestamp(time.time())
    content = request.content
    silent = content["silent"]
    store_history = content["store_history"]
    if store_history is None:
        store_history = not silent
    store_history = store_history and not silent
    if not silent and request.announced != kernel.interpreter.execution_count:
        kernel.publisher.publish("execute_input", {
            "code": content["code"], "execution_count": kernel.interpreter.execution_count})
    with kernel.input_context(request):
        answer = kernel.interpreter.execute(
            content["code"], silent=silent, store_history=store_history,
            user_expressions=content["user_expressions"] or {}, allow_stdin=request.allow_stdin,
            cell_id=cell_id(request.message.metadata), metadata=request.message.metadata)
    failed = answer["status"] != "ok"
    return Reply("execute_reply", answer, _metadata(answer, started, kernel.interpreter.execution_count),
                 aborts_queue=failed and content["stop_on_error"] and not silent)


def _metadata(answer, started, next_count):
    """Return the metadata of a reply, as notebooks and parallel clients read them.

    Where the cell has run others that count (``%cpaste``), the number of the next one is there for the terminal.
    """
    metadata = {"status": answer["status"], "dependencies_met": True, "started": started}
    if next_count > answer["execution_count"] + 1:
        metadata[schema.NEXT_COUNT] = next_count
    return metadata


def cell_id(metadata):
    """Return the identity of the cell in its notebook, where the frontend tells (JEP 62: ``cellId``), or None."""
    return metadata.get("cellId") or metadata.get("cell_id")


def aborted(reason="an earlier request failed"):
    """Return the content of the reply to a request that was not run because of ``stop_on_error``."""
    return {"status": "aborted", "ename": "Aborted", "evalue": reason, "traceback": []}
