"""Does every import go in the direction that ``docs/architecture.md`` lays down?

    python -m tools.check_layers

Reads the syntax trees, so an import inside a function counts too.  Five rules:

* a module of ``zmqkernel`` imports only from its own layer and from the layers below it (``ALLOWED``);
* ``zmqkernel`` never imports ``IPython``, and ``compat`` imports neither;
* ``zmq`` is imported in ``zmqkernel/adapter/`` and ``zmqkernel/client/channels*.py`` only;
* only ``compat`` asks for the version of Python;
* no two modules import each other, directly or in a longer ring, at module level.

Exit status 1 and a line for each import that breaks a rule.
"""
from __future__ import print_function

import ast
import io
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = {"compat": "ipython_compat", "zmqkernel": "zmqkernel", "IPython": "IPython"}

BASE = frozenset(["version", "ports", "protocol"])
#: layer -> the layers it may import besides itself
ALLOWED = {
    "version": frozenset(),
    "ports": frozenset(["version", "protocol"]),
    "protocol": frozenset(["version", "ports"]),
    "shell": BASE,
    "client": BASE,
    "adapter": BASE,
    "application": BASE | frozenset(["shell"]),
    "kernel": BASE | frozenset(["shell", "application"]),
    "worker": BASE | frozenset(["shell", "application", "kernel"]),
    "launch": BASE | frozenset(["shell", "client", "adapter", "application", "kernel", "worker"]),
    "embedding": BASE | frozenset(["shell", "client", "adapter", "application", "kernel", "worker", "launch"]),
    "__main__": frozenset(["launch"]),
    "__init__": frozenset(),
}
ZMQ_HOMES = ("zmqkernel.adapter", "zmqkernel.client.channels")
#: the versions of Python are the compat layer's business, and that of what runs before it is installed
VERSION_ATTRIBUTES = ("version_info", "hexversion")


class Module(object):
    """One file: its dotted name, whether it is a package, and its imports as ``(line, target, deferred)``."""

    def __init__(self, name, path, is_package):
        self.name, self.path, self.is_package = name, path, is_package
        with io.open(path, encoding="utf-8") as f:
            self.tree = ast.parse(f.read(), path)
        self.imports = list(self._imports())

    def _imports(self):
        deferred = set()
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.FunctionDef, getattr(ast, "AsyncFunctionDef", ast.FunctionDef))):
                deferred.update(id(child) for child in ast.walk(node))
        for node in ast.walk(self.tree):
            for target in self._targets(node):
                yield node.lineno, target, id(node) in deferred

    def _targets(self, node):
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            base = self._absolute(node)
            return [base + "." + alias.name if base else alias.name for alias in node.names]
        return []

    def _absolute(self, node):
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        keep = len(parts) - node.level + (1 if self.is_package else 0)
        return ".".join(parts[:keep] + ([node.module] if node.module else []))

    def version_checks(self):
        """Yield the line of each look at the version of Python."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute) and node.attr in VERSION_ATTRIBUTES:
                if isinstance(node.value, ast.Name) and node.value.id == "sys":
                    yield node.lineno


def modules(root=ROOT):
    """Return the modules of the three packages, by dotted name."""
    found = {}
    for folder, package in PACKAGES.items():
        for here, _, names in os.walk(os.path.join(root, folder)):
            for name in sorted(names):
                if not name.endswith(".py"):
                    continue
                path = os.path.join(here, name)
                parts = os.path.relpath(path, os.path.join(root, folder))[:-3].split(os.sep)
                is_package = parts[-1] == "__init__"
                dotted = ".".join([package] + (parts[:-1] if is_package else parts))
                found[dotted] = Module(dotted, path, is_package)
    return found


def layer(name):
    """Return the layer that module ``name`` of zmqkernel stands in."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def forbidden(module, target):
    """Return why ``module`` must not import ``target``, or None."""
    package, wanted = module.name.split(".")[0], target.split(".")[0]
    if package == "ipython_compat" and wanted in ("zmqkernel", "IPython"):
        return "the compat layer imports nothing of ours"
    if wanted == "zmq" and not module.name.startswith(ZMQ_HOMES) and package == "zmqkernel":
        return "zmq is imported in adapter/ and client/channels only"
    if package != "zmqkernel":
        return None
    if wanted == "IPython":
        return "the engine knows nothing of IPython"
    if wanted == "zmqkernel" and "." in target:
        here, there = layer(module.name), layer(target)
        if there != here and there not in ALLOWED.get(here, frozenset()):
            return "layer %s may not import layer %s" % (here, there)
    return None


def known(target, found):
    """Return the module that the import of ``target`` loads: itself, or what it is an attribute of."""
    while target and target not in found:
        target = target.rpartition(".")[0]
    return target or None


def rings(found):
    """Yield each ring of modules that import one another at module level, as a list of names."""
    graph = {}
    for name, module in found.items():
        targets = set(known(t, found) for _, t, deferred in module.imports if not deferred)
        # importing a submodule makes the package's own __init__ run first: that is no import of ours
        graph[name] = set(t for t in targets if t and t != name and not name.startswith(t + "."))
    state, stack = {}, []

    def visit(name):
        state[name] = "open"
        stack.append(name)
        for target in sorted(graph[name]):
            if state.get(target) == "open":
                yield stack[stack.index(target):] + [target]
            elif target not in state:
                for ring in visit(target):
                    yield ring
        stack.pop()
        state[name] = "done"

    for name in sorted(graph):
        if name not in state:
            for ring in visit(name):
                yield ring


def broken_rules(found):
    """Yield a line for each thing that breaks a rule."""
    for name in sorted(found):
        module = found[name]
        where = os.path.relpath(module.path, ROOT)
        for line, target, _ in module.imports:
            why = forbidden(module, target)
            if why:
                yield "%s:%d imports %s: %s" % (where, line, target, why)
        if not name.startswith("ipython_compat"):
            for line in module.version_checks():
                yield "%s:%d asks for the version of Python: that belongs to compat/" % (where, line)
    for ring in rings(found):
        yield "ring of imports: " + " -> ".join(ring)


def main():
    """Print what breaks a rule; return the exit status."""
    found = modules()
    lines = list(broken_rules(found))
    for line in lines:
        print(line)
    print("layers: %d modules, %d rules broken" % (len(found), len(lines)))
    return 1 if lines or not found else 0


if __name__ == "__main__":
    sys.exit(main())
