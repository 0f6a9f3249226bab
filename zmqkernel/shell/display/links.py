"""Links to files: ``FileLink`` and ``FileLinks``."""
from __future__ import absolute_import, division, unicode_literals

import os
from os.path import join, sep

from ipython_compat import to_native
from ipython_compat.aliases import public

from .displayobject import attribute_text, path_name

_MISSING = ("Path (<tt>%s</tt>) doesn't exist. "
            "The file may not be written yet, or the path may not be the right one.")


@public("IPython.lib.display")
class FileLink(object):
    """A file, shown as a link to it."""

    html_link_str = "<a href='%s' target='_blank'>%s</a>"

    def __init__(self, path, url_prefix="", result_html_prefix="", result_html_suffix="<br>"):
        """
        :param path: the file.
        :param url_prefix: what the link has in front of it.
        :param result_html_prefix: HTML before the link.
        :param result_html_suffix: HTML after the link.
        :raises ValueError: where ``path`` is a folder.
        """
        path = path_name(path)
        if os.path.isdir(path):
            raise ValueError("Cannot display a directory using FileLink. Use FileLinks to display '%s'." % path)
        self.path, self.url_prefix = path, url_prefix
        self.result_html_prefix, self.result_html_suffix = result_html_prefix, result_html_suffix

    def _format_path(self):
        target = attribute_text("".join([self.url_prefix, self.path]))
        link = self.html_link_str % (target, attribute_text(self.path))
        return "".join([self.result_html_prefix, link, self.result_html_suffix])

    def _repr_html_(self):
        return self._format_path() if os.path.exists(self.path) else _MISSING % attribute_text(self.path)

    def __repr__(self):
        return to_native(os.path.abspath(self.path))


@public("IPython.lib.display")
class FileLinks(FileLink):
    """The files in a folder and those below it, shown as links."""

    def __init__(self, path, url_prefix="", included_suffixes=None, result_html_prefix="",
                 result_html_suffix="<br>", notebook_display_formatter=None, terminal_display_formatter=None,
                 recursive=True):
        """
        :param path: the folder.
        :param url_prefix: what the links have in front of them.
        :param included_suffixes: show only files that end with one of these.
        :param result_html_prefix: HTML before each link.
        :param result_html_suffix: HTML after each link.
        :param notebook_display_formatter: function ``f(folder, names, suffixes)`` that returns lines of HTML.
        :param terminal_display_formatter: the same, for lines of text.
        :param recursive: show the folders below too.
        :raises ValueError: where ``path`` is a file.
        """
        path = path_name(path)
        if os.path.isfile(path):
            raise ValueError("Cannot display a file using FileLinks. Use FileLink to display '%s'." % path)
        self.included_suffixes = included_suffixes
        self.path, self.url_prefix = path.rstrip(sep), url_prefix
        self.result_html_prefix, self.result_html_suffix = result_html_prefix, result_html_suffix
        self.notebook_display_formatter = notebook_display_formatter or self._get_notebook_display_formatter()
        self.terminal_display_formatter = terminal_display_formatter or self._get_terminal_display_formatter()
        self.recursive = recursive

    def _get_display_formatter(self, dirname_output_format, fname_output_format, fp_format, fp_cleaner=None):
        """Return a function that makes lines of a folder and the names in it.

        :param dirname_output_format: template for the folder's line.
        :param fname_output_format: template for a file's line, or function of the name and the path that returns it.
        :param fp_format: template for a file's path, of folder and name.
        :param fp_cleaner: function that path and name go through.
        """
        def lines(dirname, fnames, included_suffixes=None):
            wanted = [name for name in sorted(fnames)
                      if included_suffixes is None or name.endswith(tuple(included_suffixes))]
            if not wanted:
                return []
            folder = dirname + "/"
            shown = [dirname_output_format % (fp_cleaner(folder) if fp_cleaner is not None else folder)]
            for name in wanted:
                path = fp_format % (dirname, name)
                if fp_cleaner is not None:
                    path, name = fp_cleaner(path), fp_cleaner(name)
                shown.append(fname_output_format % ((name,) if fname_output_format.count("%s") == 1 else (path, name)))
            return shown
        return lines

    def _get_notebook_display_formatter(self, spacer="&nbsp;&nbsp;"):
        around = "".join([self.result_html_prefix, "%s", self.result_html_suffix])
        file_line = self.result_html_prefix + spacer + self.html_link_str + self.result_html_suffix

        def cleaner(path):
            """Write a path with slashes, and as HTML."""
            return attribute_text(path.replace(sep, "/"))
        return self._get_display_formatter(around, file_line, self.url_prefix + "%s/%s", cleaner)

    def _get_terminal_display_formatter(self, spacer="  "):
        return self._get_display_formatter("%s", spacer + "%s", "%s/%s")

    def _walk(self):
        if not os.path.isdir(self.path):
            return []
        if self.recursive:
            return sorted((folder, names) for folder, _folders, names in os.walk(self.path))
        return [(self.path, [name for name in os.listdir(self.path) if os.path.isfile(join(self.path, name))])]

    def _format_path(self):
        return "\n".join(line for folder, names in self._walk()
                         for line in self.notebook_display_formatter(folder, names, self.included_suffixes))

    def __repr__(self):
        return to_native("\n".join(line for folder, names in self._walk()
                                   for line in self.terminal_display_formatter(folder, names, self.included_suffixes)))
