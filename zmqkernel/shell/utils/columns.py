"""Lists laid out in columns, as ``ls`` does."""
from __future__ import absolute_import, division, unicode_literals

from .deprecation import deprecated


def _grid(items, rows, row_first):
    """Return the columns of ``items`` in a grid of so many rows."""
    count = len(items)
    if row_first:
        width = -(-count // rows)
        return [items[n::width] for n in range(width)]
    return [items[n:n + rows] for n in range(0, count, rows)]


def _widths(columns):
    return [max(len(item) for item in column) for column in columns]


def layout(items, row_first=False, separator_size=2, displaywidth=80):
    """Return the columns with the fewest rows that fit, and their widths.

    :param items: non-empty list of texts.
    :param row_first: fill rows before columns.
    :param separator_size: blanks between two columns.
    :param displaywidth: how wide the screen is.
    """
    for rows in range(1, len(items) + 1):
        columns = _grid(items, rows, row_first)
        widths = _widths(columns)
        if sum(widths) + separator_size * (len(widths) - 1) <= displaywidth:
            return columns, widths
    return [list(items)], _widths([items])


def compute_item_matrix(items, row_first=False, empty=None, separator_size=2, displaywidth=80):
    """Return a matrix of ``items`` as they are laid out, and the figures of the layout.

    :param empty: what stands where a row is not full.
    :return: ``(rows, {"num_columns", "optimal_separator_width", "max_rows", "column_widths"})``.
    """
    if not items:
        return [], {"num_columns": 0, "max_rows": 0, "column_widths": [], "optimal_separator_width": separator_size}
    columns, widths = layout(list(items), row_first, separator_size, displaywidth)
    height = max(len(column) for column in columns)
    rows = [[column[n] if n < len(column) else empty for column in columns] for n in range(height)]
    info = {"num_columns": len(columns), "max_rows": height, "column_widths": widths,
            "optimal_separator_width": _spread(widths, displaywidth, separator_size)}
    return rows, info


def _spread(widths, displaywidth, separator_size):
    gaps = len(widths) - 1
    return max(separator_size, (displaywidth - sum(widths)) // gaps) if gaps else 0


@deprecated("a function of your own", PendingDeprecationWarning)
def columnize(items, row_first=False, separator="  ", displaywidth=80, spread=False):
    """Return the texts in ``items`` as lines with as many columns as fit.

    :param row_first: fill rows before columns.
    :param separator: what stands between two columns.
    :param displaywidth: how wide the screen is.
    :param spread: use the whole width.
    """
    items = list(items)
    if not items:
        return "\n"
    columns, widths = layout(items, row_first, len(separator), displaywidth)
    if spread:
        separator = separator.ljust(_spread(widths, displaywidth, len(separator)))
    lines = []
    for n in range(max(len(column) for column in columns)):
        cells = [column[n].ljust(width) for column, width in zip(columns, widths) if n < len(column)]
        lines.append(separator.join(cells).rstrip())
    return "\n".join(lines) + "\n"
