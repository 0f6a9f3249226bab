"""How ``autoreload`` carries a change of code over to what was made from the old code.

A module that was reloaded has new functions and classes; elsewhere there are still the old ones, and objects of old
classes.  :func:`update_generic` changes an old object so that it does what the new one does; :func:`rebind` puts the
new one in place of the old where a namespace of a module or a list of base classes refers to it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import gc
import inspect
import sys
import types

from ipython_compat import to_native
from ipython_compat.cells import set_cell

#: what makes a function do what it does
func_attrs = [to_native(name) for name in (
    "__code__", "__defaults__", "__doc__", "__closure__", "__globals__", "__dict__", "__kwdefaults__",
    "__annotations__", "__type_params__")]

#: entries of a class that belong to that class object alone
_CLASS_OWN = frozenset(to_native(name) for name in (
    "__dict__", "__weakref__", "__module__", "__firstlineno__", "__static_attributes__", "__bases__", "__mro__"))

_READ_ONLY = (AttributeError, TypeError, ValueError)


def isinstance2(a, b, typ):
    """Tell whether both are instances of ``typ``."""
    return isinstance(a, typ) and isinstance(b, typ)


def update_function(old, new):
    """Make an old function do what the new one does, the functions it wraps included."""
    _update_cells(old, new)
    for name in func_attrs:
        if name in ("__globals__", "__closure__"):
            continue
        try:
            setattr(old, name, getattr(new, name))
        except _READ_ONLY:
            continue  # code with other free variables cannot be put in; the rest can


def _cells(function):
    """Return the variables of a closure: name -> cell."""
    code = getattr(function, "__code__", None)
    return dict(zip(code.co_freevars, function.__closure__ or ())) if code is not None else {}


def _content(cell):
    try:
        return cell.cell_contents
    except ValueError:
        return _EMPTY


_EMPTY = object()


def _update_cells(old, new):
    """Give the variables of an old closure the values that they have in the new one."""
    new_cells = _cells(new)
    for name, cell in _cells(old).items():
        if name not in new_cells:
            continue
        before, after = _content(cell), _content(new_cells[name])
        if before is after or after is _EMPTY or before is old:
            continue
        set_cell(cell, after)


def update_property(old, new):
    """Make an old property do what the new one does."""
    for name in ("fdel", "fget", "fset"):
        update_generic(getattr(old, name), getattr(new, name))


def update_instances(old, new):
    """Make the objects of an old class objects of the new one."""
    for referrer in gc.get_referrers(old):
        if type(referrer) is old:
            try:
                object.__setattr__(referrer, to_native("__class__"), new)
            except TypeError:
                continue  # of another layout: it stays what it is, with the methods of the new class


def _set_class_entry(cls, name, value):
    """Set an entry of a class, past what its metaclass thinks of it."""
    try:
        type.__setattr__(cls, name, value)
    except _READ_ONLY:
        return


def _is_enum(cls):
    return "_member_map_" in vars(cls) and "_member_names_" in vars(cls)


def update_class(old, new):
    """Make an old class do what the new one does, and its objects objects of the new one."""
    if _is_enum(old) and _is_enum(new):
        update_enum(old, new)
        return
    old_entries, new_entries = vars(old), vars(new)
    for name in list(old_entries):
        if name in _CLASS_OWN:
            continue
        if name not in new_entries:
            try:
                type.__delattr__(old, name)
            except _READ_ONLY:
                continue
            continue
        before, after = old_entries[name], new_entries[name]
        if before is after or update_generic(before, after):
            continue
        _set_class_entry(old, name, after)
    for name in list(new_entries):
        if name not in old_entries and name not in _CLASS_OWN:
            _set_class_entry(old, name, new_entries[name])
    update_instances(old, new)


def update_enum(old, new):
    """Give an old enumeration the members of the new one; a member that both have stays the same object."""
    kept, members = dict(old._member_map_), new._member_map_
    for name, member in list(members.items()):
        before = kept.get(name)
        if before is None:
            continue
        for attribute, value in list(vars(member).items()):
            object.__setattr__(before, attribute, value)
        try:
            object.__setattr__(before, to_native("__class__"), new)
        except TypeError:
            continue
        members[name] = before
        for value, each in list(new._value2member_map_.items()):
            if each is member:
                new._value2member_map_[value] = before
        _replace_member_entry(new, name, member, before)
    for name in set(kept) - set(members):
        try:
            type.__delattr__(old, name)
        except _READ_ONLY:
            continue  # before Python 3.11 members are no entries of the class
    for name, value in list(vars(new).items()):
        if name not in _CLASS_OWN:
            _set_class_entry(old, name, value)


def _replace_member_entry(cls, name, member, kept):
    entry = vars(cls).get(name)
    if entry is member:
        type.__setattr__(cls, name, kept)
    elif getattr(entry, "member", None) is member:
        entry.member = kept


def _update_method(old, new):
    update_function(getattr(old, "__func__", old), getattr(new, "__func__", new))


#: pairs of a test whether both objects are of a kind, and how the old one is then changed
UPDATE_RULES = [
    (lambda a, b: isinstance2(a, b, type), update_class),
    (lambda a, b: isinstance2(a, b, types.FunctionType), update_function),
    (lambda a, b: isinstance2(a, b, property), update_property),
    (lambda a, b: isinstance2(a, b, (classmethod, staticmethod, types.MethodType)), _update_method),
]

if hasattr(types, "ClassType"):
    UPDATE_RULES.insert(0, (lambda a, b: isinstance2(a, b, types.ClassType),
                            lambda old, new: _update_old_style(old, new)))


def _update_old_style(old, new):
    """Update a class of Python 2's old style, whose namespace can be written to."""
    for name in [name for name in old.__dict__ if name not in new.__dict__]:
        del old.__dict__[name]
    for name, value in list(new.__dict__.items()):
        if not update_generic(old.__dict__.get(name), value):
            old.__dict__[name] = value
    for referrer in gc.get_referrers(old):
        if getattr(referrer, "__class__", None) is old and not inspect.isclass(referrer):
            referrer.__class__ = new


def update_generic(a, b):
    """Change the old object ``a`` to do what the new one ``b`` does; return whether there was a way to."""
    for fits, update in UPDATE_RULES:
        if fits(a, b):
            update(a, b)
            return True
    return False


def rebind(old, new, namespaces=()):
    """Put a new class or function in place of the old one where it is known by name.

    Those are the namespaces of modules (``from module import name``), those given, and the bases of classes.

    :param namespaces: further dicts: the user's.
    """
    known = set(id(vars(module)) for module in list(sys.modules.values()) if hasattr(module, "__dict__"))
    known.update(id(space) for space in namespaces)
    for referrer in gc.get_referrers(old):
        if type(referrer) is dict and id(referrer) in known:
            for name in [name for name, value in list(referrer.items()) if value is old]:
                referrer[name] = new
    if not inspect.isclass(old):
        return
    for derived in type.__subclasses__(old) if isinstance(old, type) else ():
        try:
            derived.__bases__ = tuple(new if base is old else base for base in derived.__bases__)
        except TypeError:
            continue  # of another layout: it goes on with the old base, whose methods are the new ones
    if isinstance(new, type):
        _make_new_ones(old, new)


def _make_new_ones(old, new):
    """Let who still calls the old class get an object of the new one."""
    if old.__new__ is not object.__new__ or new.__new__ is not object.__new__:
        return

    def __new__(cls, *args, **kwargs):
        return new(*args, **kwargs) if cls is old else object.__new__(cls)

    _set_class_entry(old, to_native("__new__"), staticmethod(__new__))
