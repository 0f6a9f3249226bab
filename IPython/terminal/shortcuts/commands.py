"""What keys do, besides what prompt_toolkit knows: run the input or open a line, leave, suspend, indent, edit."""
from __future__ import absolute_import, unicode_literals

import os
import signal

from ipython_compat import to_native

from IPython.terminal.shortcuts.current import editor_of, settings_of


def reformat_text_before_cursor(buffer, document, shell):
    """Lay out the text before the cursor with the formatter of ``shell.autoformatter``.

    :param document: the text as it is; put back where the formatter fails.
    """
    from IPython.terminal.ui.formatting import reformat

    before = buffer.delete_before_cursor(len(document.text[:document.cursor_position]))
    buffer.insert_text(reformat(before, getattr(shell, "autoformatter", None)))


def _accepts_completion(buffer):
    """Take the completion that the menu shows; tell whether there was a menu."""
    state = buffer.complete_state
    if not state:
        return False
    if state.current_completion:
        buffer.apply_completion(state.current_completion)
    else:
        buffer.cancel_completion()
    return True


def _is_ready(document):
    """Tell whether the cursor is where Enter may run the input: in its last line, or in an empty one at its end."""
    return document.on_last_line or not "".join(document.lines[document.cursor_position_row:]).strip()


def _verdict(document, check_complete):
    """Return status and indentation for the text that Enter would run."""
    text = document.text if document.line_count == 1 else document.text[:document.cursor_position]
    return check_complete(text)


def _indent(columns):
    return " " * (columns or 0)


def handle_return_or_newline_or_execute(event):
    """Run the input where it is complete; else begin a new line."""
    _enter(event, settings_of(event.app))


def _enter(event, settings, reformats=False):
    buffer = event.current_buffer
    if _accepts_completion(buffer):
        return
    editor = editor_of(event.app)
    document = buffer.document
    status, columns = _verdict(document, editor.check_complete)
    indents = getattr(settings, "autoindent", True)
    if not _is_ready(document):
        buffer.insert_text("\n" + (_indent(columns) if indents else ""))
        return
    if status != "incomplete" and buffer.accept_handler:
        if reformats or getattr(settings, "autoformatter", None):
            reformat_text_before_cursor(buffer, document, settings)
        buffer.validate_and_handle()
        return
    if indents:
        buffer.insert_text("\n" + _indent(columns))
    else:
        buffer.newline(copy_margin=False)


def newline_or_execute_outer(shell):
    """Return the handler of Enter for a shell: runs the input where it is complete, else begins a new line."""
    def newline_or_execute(event):
        _enter(event, shell)

    return newline_or_execute


def reformat_and_execute(event):
    """Lay out the input with the formatter, and run it, complete or not."""
    buffer = event.current_buffer
    reformat_text_before_cursor(buffer, buffer.document, settings_of(event.app))
    buffer.validate_and_handle()


def previous_history_or_previous_completion(event):
    """Go to the previous completion where the menu is open; else to earlier input."""
    event.current_buffer.auto_up()


def next_history_or_next_completion(event):
    """Go to the next completion where the menu is open; else to later input."""
    event.current_buffer.auto_down()


def dismiss_completion(event):
    """Close the menu of completions."""
    if event.current_buffer.complete_state:
        event.current_buffer.cancel_completion()


def reset_buffer(event):
    """Close the menu of completions; where there is none, drop the input."""
    buffer = event.current_buffer
    if buffer.complete_state:
        buffer.cancel_completion()
    else:
        buffer.reset()


def reset_search_buffer(event):
    """Drop what is searched for; where there is nothing, leave the search."""
    buffer = event.current_buffer
    if buffer.document.text:
        buffer.reset()
    else:
        event.app.layout.focus("DEFAULT_BUFFER")


def suspend_to_bg(event):
    """Stop this job, its kernel too; the shell that started it can bring it back."""
    event.app.suspend_to_background()


def quit(event):
    """End the program as SIGQUIT does."""
    number = getattr(signal, "SIGQUIT", None)
    os.kill(os.getpid(), number if number is not None else signal.SIGTERM)


force_exit = quit


def indent_buffer(event):
    """Indent by four columns."""
    event.current_buffer.insert_text(" " * 4)


def newline_with_copy_margin(event):
    """Begin a new line below that is indented as this one."""
    event.current_buffer.newline(copy_margin=True)


def newline_autoindent(event):
    """Begin a new line below, indented as Python wants it, and leave the cursor where it is."""
    buffer = event.current_buffer
    if buffer.complete_state:
        buffer.cancel_completion()
    columns = _verdict(buffer.document, editor_of(event.app).check_complete)[1]
    buffer.insert_text("\n" + _indent(columns), move_cursor=False)


def open_input_in_editor(event):
    """Open the input in the editor of the settings, which prompt_toolkit looks for in the environment."""
    from IPython.terminal.traits import get_default_editor

    editor = getattr(settings_of(event.app), "editor", "")
    if editor and editor != get_default_editor():
        os.environ[to_native("VISUAL")] = to_native(editor)
    event.app.current_buffer.open_in_editor()


def win_paste(event):
    """Insert the clipboard's text, where the terminal does not paste itself."""
    from IPython.core.error import TryNext
    from IPython.lib.clipboard import ClipboardEmpty, tkinter_clipboard_get, win32_clipboard_get

    for get in (win32_clipboard_get, tkinter_clipboard_get):
        try:
            text = get()
        except (TryNext, ClipboardEmpty):
            continue
        event.current_buffer.insert_text(text.replace("\t", " " * 4))
        return
