"""Which definitions of a module have changed, and reloading only these.

A module whose functions were edited need not be run anew: its other variables, with whatever they have come to hold,
can stay.  :class:`DeduperReloader` compares the source of before with that of now.  Where only functions, methods,
imports and constants differ, and nothing that ran while the module was loaded depends on them, it takes these over;
otherwise the module has to be reloaded as a whole.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import contextlib
import io
import os
import re
import sys
import types

from six.moves import builtins

from ipython_compat import to_bytes, to_native
from IPython.extensions.deduperreload.deduperreload_patching import DeduperReloaderPatchingMixin

_FUNCTIONS = tuple(getattr(ast, name) for name in ("FunctionDef", "AsyncFunctionDef") if hasattr(ast, name))
_IMPORTS = (ast.Import, ast.ImportFrom)
#: one class from Python 3.8 on, before that one for each kind (the old names warn there)
_CONSTANTS = tuple(getattr(ast, name) for name in ("Num", "Str", "Bytes", "NameConstant", "Ellipsis")
                   if hasattr(ast, name)) if not hasattr(ast.parse("1").body[0].value, "kind") else (ast.Constant,)
_CONTAINERS = (ast.Tuple, ast.List, ast.Set, ast.Dict, ast.UnaryOp, ast.BinOp, ast.BoolOp, ast.Compare)
#: sources above this size are not kept
BIGGEST_SOURCE = 2 ** 20


def get_module_file_name(module):
    """Return the source file of a module, or of the module of that name; the empty text where there is none."""
    if not isinstance(module, types.ModuleType):
        module = sys.modules.get(to_native(module))
    name = getattr(module, "__file__", None) or ""
    base, extension = os.path.splitext(name)
    if extension in (".pyc", ".pyo"):
        name = base + ".py"
    return name if name.endswith(".py") else ""


def compare_ast(node1, node2):
    """Tell whether two syntax trees (or lists of them) are the same but for where they stand."""
    if isinstance(node1, list) or isinstance(node2, list):
        return (isinstance(node1, list) and isinstance(node2, list) and len(node1) == len(node2)
                and all(compare_ast(*pair) for pair in zip(node1, node2)))
    if not (isinstance(node1, ast.AST) and isinstance(node2, ast.AST)):
        return type(node1) is type(node2) and node1 == node2
    return ast.dump(node1) == ast.dump(node2)


class DependencyNode(tuple):
    """A definition: the names that lead to it, and its syntax tree."""

    def __new__(cls, qualified_name, abstract_syntax_tree):
        """Make one of a tuple of names and a node."""
        return super(DependencyNode, cls).__new__(cls, (tuple(qualified_name), abstract_syntax_tree))

    qualified_name = property(lambda self: self[0], doc="The names that lead to it.")
    abstract_syntax_tree = property(lambda self: self[1], doc="Its node.")


class GatherResult(object):
    """The definitions of a module or class, by kind; ``unfixable`` are the statements that are none."""

    import_defs = assign_defs = function_defs = classes = unfixable = None

    def __init__(self, import_defs=None, assign_defs=None, function_defs=None, classes=None, unfixable=None):
        """Take lists of :class:`DependencyNode`, a dict of classes by name, and a list of nodes."""
        self.import_defs = import_defs if import_defs is not None else []
        self.assign_defs = assign_defs if assign_defs is not None else []
        self.function_defs = function_defs if function_defs is not None else []
        self.classes = classes if classes is not None else {}
        self.unfixable = unfixable if unfixable is not None else []

    @classmethod
    def create(cls):
        """Return an empty one."""
        return cls()

    def all_defs(self):
        """Yield all definitions but classes."""
        for group in (self.import_defs, self.assign_defs, self.function_defs):
            for each in group:
                yield each

    def inplace_merge(self, other):
        """Take in the definitions of another."""
        for group in ("import_defs", "assign_defs", "function_defs", "unfixable"):
            getattr(self, group).extend(getattr(other, group))
        self.classes.update(other.classes)


class ConstexprDetector(object):
    """Tells whether an expression is made of constants, and of what Python has built in."""

    def __init__(self):
        """Allow built-in names."""
        self._builtins = True

    def __call__(self, node):
        """Return whether ``node`` is such an expression."""
        return self.visit(node)

    @contextlib.contextmanager
    def disallow_builtins_exceptions(self):
        """Count built-in names as not constant, in the block."""
        before, self._builtins = self._builtins, False
        try:
            yield
        finally:
            self._builtins = before

    def visit(self, node):
        """Return whether ``node`` is constant."""
        if isinstance(node, _CONSTANTS):
            return True
        if isinstance(node, ast.Name):
            return self.visit_Name(node)
        if isinstance(node, ast.Attribute):
            return self.visit_Attribute(node)
        if isinstance(node, _CONTAINERS):
            return all(self.visit(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))
        return False

    def visit_Name(self, node):
        """Return whether a name is that of something built in."""
        if node.id in ("True", "False", "None"):
            return True
        return self._builtins and hasattr(builtins, node.id)

    def visit_Attribute(self, node):
        """Return whether it is an attribute of something constant."""
        return self.visit(node.value)


class AutoreloadTree(object):
    """What is to be reloaded in a module, and under ``children`` in each of its classes."""

    def __init__(self):
        """Begin with nothing."""
        self.defs_to_reload = []
        self.defs_to_delete = set()
        self.children = {}

    def traverse_prefixes(self, prefixes):
        """Return the part for a class, by the names that lead to it."""
        tree = self
        for prefix in prefixes:
            tree = tree.children.setdefault(prefix, AutoreloadTree())
        return tree


class DeduperReloader(DeduperReloaderPatchingMixin):
    """Keeps the sources of modules, and takes over what has changed in them."""

    constexpr_detector = ConstexprDetector()

    def __init__(self):
        """Begin without sources; it is enabled."""
        self._enabled = True
        self.source_by_modname = {}
        self._tree = AutoreloadTree()

    @property
    def enabled(self):
        """Whether modules are reloaded in parts."""
        return self._enabled

    @enabled.setter
    def enabled(self, value):
        self._enabled = value

    # -- sources

    def update_sources(self):
        """Keep the sources of the modules that came since the last time, except installed ones."""
        for name in list(sys.modules):
            if name not in self.source_by_modname:
                self.source_by_modname[name] = self._source(sys.modules.get(name), only_users=True)

    @staticmethod
    def _source(module, only_users=False):
        path = get_module_file_name(module) if isinstance(module, types.ModuleType) else ""
        if not path or only_users and _is_installed(path):
            return ""
        try:
            if os.path.getsize(path) > BIGGEST_SOURCE:
                return ""
            with io.open(path, "rb") as f:
                return f.read()
        except EnvironmentError:
            return ""

    def maybe_reload_module(self, module):
        """Take over what has changed in a module, where that is possible in parts.

        :return: whether it was; otherwise nothing was changed, and the module has to be reloaded.
        """
        if not self.enabled:
            return False
        name = module.__name__
        before, now = self.source_by_modname.get(name), self._source(module)
        self.source_by_modname[name] = now
        if not before or not now:
            return False
        try:
            old_tree, new_tree = ast.parse(to_bytes(before)), ast.parse(to_bytes(now))
        except (SyntaxError, ValueError):
            return False
        self._tree = AutoreloadTree()
        if not self.detect_autoreload(old_tree, new_tree):
            return False
        try:
            self._apply(module, self._tree, module.__dict__, get_module_file_name(module))
        except Exception:  # of the module's own code: reloading will show it
            return False
        return True

    # -- what has changed

    @staticmethod
    def is_enum_subclass(node):
        """Tell whether a class is an enumeration, by the names of its bases."""
        names = [getattr(base, "id", getattr(base, "attr", "")) for base in node.bases]
        return any(re.match(r"(Int|Str)?(Enum|Flag)$", name) for name in names)

    @classmethod
    def is_constexpr_assign(cls, node, parent_node):
        """Tell whether a statement gives names constant values; in an enumeration that is more."""
        if not isinstance(node, ast.Assign) or not all(isinstance(each, ast.Name) for each in node.targets):
            return False
        if isinstance(parent_node, ast.ClassDef) and cls.is_enum_subclass(parent_node):
            return False
        return cls.constexpr_detector(node.value)

    def _gather(self, node):
        result, names = GatherResult.create(), []
        for statement in node.body:
            if isinstance(statement, _FUNCTIONS):
                names.append(statement.name)
                result.function_defs.append(DependencyNode((statement.name,), statement))
            elif isinstance(statement, ast.ClassDef):
                names.append(statement.name)
                result.classes[statement.name] = statement
            elif isinstance(statement, _IMPORTS) and isinstance(node, ast.Module):
                bound = [alias.asname or alias.name.partition(".")[0] for alias in statement.names]
                names.extend(bound)
                result.import_defs.append(DependencyNode(bound, statement))
            elif self.is_constexpr_assign(statement, node):
                bound = [target.id for target in statement.targets]
                names.extend(bound)
                result.assign_defs.append(DependencyNode(bound, statement))
            elif not (isinstance(statement, ast.Pass) or isinstance(statement, ast.Expr)
                      and self.constexpr_detector(statement.value)):
                result.unfixable.append(statement)
        # of two definitions of a name, the second is what counts: not for us to sort out
        if len(names) != len(set(names)):
            result.unfixable.append(node)
        return result

    def detect_autoreload(self, old_node, new_node, prefixes=None):
        """Compare two modules or classes, and note the differences.

        :param prefixes: names of the classes that lead to it.
        :return: whether all differences can be taken over in parts.
        """
        prefixes = prefixes or []
        old, new = self._gather(old_node), self._gather(new_node)
        if not compare_ast(old.unfixable, new.unfixable):
            return False
        tree = self._tree.traverse_prefixes(prefixes)
        had = dict((each.qualified_name, each.abstract_syntax_tree) for each in old.all_defs())
        has = dict((each.qualified_name, each.abstract_syntax_tree) for each in new.all_defs())
        changed = [name for name in has if name not in had or not compare_ast(had[name], has[name])]
        for name, node in new.classes.items():
            before = old.classes.get(name)
            if before is None:
                has[(name,)] = node
                changed.append((name,))
            elif not compare_ast(before, node) and not self._detect_in_class(before, node, prefixes):
                return False
        kept = set(each for names in has for each in names).union(new.classes)
        gone = set(each for names in had for each in names).union(old.classes) - kept
        touched = set(each for names in changed for each in names).union(gone)
        if touched & _used_while_loading(new_node):
            return False
        tree.defs_to_reload = [DependencyNode(name, has[name]) for name in sorted(changed)]
        tree.defs_to_delete = gone
        return True

    def _detect_in_class(self, old, new, prefixes):
        for part in ("bases", "keywords", "decorator_list", "starargs", "kwargs"):
            if not compare_ast(getattr(old, part, None), getattr(new, part, None)):
                return False
        if new.decorator_list or self.is_enum_subclass(new) or getattr(new, "keywords", None):
            return False
        return self.detect_autoreload(old, new, prefixes + [new.name])

    # -- taking it over

    def _apply(self, module, tree, namespace, filename, owner=None):
        """Take over the differences in a module, or in one of its classes (``owner``)."""
        for definition in tree.defs_to_reload:
            fresh = _executed(definition.abstract_syntax_tree, module, filename, owner)
            for name in definition.qualified_name:
                if name in fresh:
                    self._take_over(namespace, owner, name, fresh[name])
        for name in tree.defs_to_delete:
            if owner is None:
                namespace.pop(name, None)
            elif name in vars(owner):
                type.__delattr__(owner, name)
        for name, child in tree.children.items():
            inner = namespace[name] if owner is None else vars(owner)[name]
            self._apply(module, child, vars(inner), filename, inner)

    def _take_over(self, namespace, owner, name, value):
        before = namespace.get(name)
        functions = isinstance(getattr(before, "__func__", before), types.FunctionType)
        if functions and type(before) is type(value) and self.patch_function(before, value, owner is not None):
            return
        if owner is None:
            namespace[name] = value
        else:
            setattr(owner, to_native(name), value)


def _is_installed(path):
    prefixes = (sys.prefix, getattr(sys, "base_prefix", None))
    folders = [os.path.dirname(os.__file__)] + [prefix for prefix in prefixes if prefix]
    return any(path.startswith(os.path.join(folder, "")) for folder in folders)


def _used_while_loading(node):
    """Return the names that are used when the module or class is loaded, not when its functions are called."""
    used = set()
    for statement in node.body:
        if isinstance(statement, _FUNCTIONS):
            parts = list(statement.decorator_list) + [each for each in statement.args.defaults if each]
            parts += [each for each in getattr(statement.args, "kw_defaults", ()) if each]
        elif isinstance(statement, ast.ClassDef):
            parts = list(statement.decorator_list) + list(statement.bases)
            used |= _used_while_loading(statement)
        else:
            parts = [statement]
        for part in parts:
            used.update(each.id for each in ast.walk(part)
                        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load))
    return used


def _executed(node, module, filename, owner):
    """Run a definition in a module's namespace, and return what it defines.

    A method is run in a class of the owner's name, and bound to the owner where it speaks of its class.
    """
    if owner is None:
        tree = ast.parse("")
        tree.body = [node]
        space = {}
        exec(compile(tree, to_native(filename), str("exec"), 0, True), module.__dict__, space)
        return space
    shell = ast.parse("class %s(object): pass" % to_native(owner.__name__))
    shell.body[0].body = [node]
    space = {}
    exec(compile(shell, to_native(filename), str("exec"), 0, True), module.__dict__, space)
    made = space[owner.__name__]
    _speak_of(made, owner)
    return dict(vars(made))


def _speak_of(made, owner):
    """Let the methods of a class that was made for them only mean ``owner`` by ``__class__`` (and ``super()``)."""
    from ipython_compat.cells import set_cell
    for value in list(vars(made).values()):
        function = getattr(value, "__func__", value)
        for part in (function, getattr(value, "fget", None), getattr(value, "fset", None)):
            for cell in getattr(part, "__closure__", None) or ():
                try:
                    if cell.cell_contents is made:
                        set_cell(cell, owner)
                except ValueError:
                    continue  # an empty cell
