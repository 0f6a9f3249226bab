"""The code before a cursor, as statements that can be looked at: what an unfinished cell defines up to there.

An unfinished cell does not parse.  It is taken apart by indentation: the statements of each block that the cursor is
inside of, and the headers of these blocks.  What does not parse (a magic, a line that is being written) is left out.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import re
import textwrap

_CLAUSE = re.compile(r"(?:elif|else|except|finally)\b")


def _indent(line):
    return len(line) - len(line.lstrip())


def _parsed(code):
    """The statements of a piece of code, none where it does not parse."""
    try:
        return ast.parse(code).body
    except (SyntaxError, ValueError):
        return []


def _statements(lines):
    """The statements of a block's lines; each statement is parsed for itself."""
    lines = textwrap.dedent("\n".join(lines)).split("\n")
    chunk, found = [], []
    for line in lines + ["end"]:
        if line.strip() and not _indent(line) and not _CLAUSE.match(line) and not line.startswith((")", "]", "}")):
            found.extend(_parsed("\n".join(chunk)))
            chunk = []
        chunk.append(line)
    return found


def _header(line):
    """The statements that stand for a block's header: what it binds."""
    found = _parsed(line.strip() + " pass") or _parsed("try: pass\n" + line.strip() + " pass")
    if not found or not isinstance(getattr(found[0], "args", None), ast.arguments):
        return found
    return _annotated_arguments(found[0].args)


def _annotated_arguments(arguments):
    """Annotated assignments for a function's arguments that say their type."""
    made = []
    for argument in getattr(arguments, "posonlyargs", []) + arguments.args + getattr(arguments, "kwonlyargs", []):
        note = getattr(argument, "annotation", None)
        if note is not None:
            target = ast.Name(id=argument.arg, ctx=ast.Store())
            made.append(ast.AnnAssign(target=target, annotation=note, value=None, simple=1))
    return made


def _first_argument(line):
    """The name of a method's first argument, None for other headers and for static methods."""
    found = _parsed(line.strip() + " pass")
    arguments = getattr(found[0], "args", None) if found else None
    if not isinstance(arguments, ast.arguments) or not arguments.args:
        return None
    first = arguments.args[0]
    return getattr(first, "arg", getattr(first, "id", None))


def _method(lines, header, class_header):
    """Statements that define the class around a method as far as it is written, and its first argument as an instance.

    :param lines: the class's lines before the method.
    """
    name = _first_argument(header)
    block = "\n".join(lines)
    found = _parsed(class_header.strip() + "\n" + block) or _parsed(class_header.strip() + " pass")
    if name is None or not found or not isinstance(found[0], ast.ClassDef):
        return found
    call = ast.parse("%s = %s()" % (name, found[0].name)).body
    return found[:1] + call


def statements_before(text):
    """The statements that have been run, or would have been, when the last line of a text is reached.

    :param text: the cell up to the cursor.
    :return: a list of ``ast`` nodes.
    """
    lines = text.split("\n")
    last = lines.pop()
    indent = _indent(last) if last.strip() else len(last)
    parts, method = [], None
    while lines:
        block = _block_above(lines, indent)
        parts.insert(0, _statements(block))
        lines = lines[:len(lines) - len(block)]
        if not lines:
            break
        header = lines.pop()
        if header.strip().startswith("class ") and method is not None:
            parts.insert(0, _method(method[1], method[0], header))
        else:
            parts.insert(0, _header(header))
        indent = _indent(header)
        method = None
        if header.strip().startswith(("def ", "async def ")):
            method = header, _block_above(lines, indent)
    return [statement for part in parts for statement in part]


def _block_above(lines, indent):
    """The lines above that are in the same block."""
    index = len(lines)
    while index > 0 and (not lines[index - 1].strip() or _indent(lines[index - 1]) >= indent):
        index -= 1
    return lines[index:]
