"""The lexers lose no character, and tell IPython's own syntax from Python's."""
from __future__ import absolute_import, unicode_literals

import pytest
from pygments import lex
from pygments.token import Generic, Keyword, Name, Operator, Token

from IPython.lib import lexers

SESSION = """\
In [1]: for i in range(2):
   ...:     print(i)
   ...:
0
1

In [2]: 1/0
---------------------------------------------------------------------------
ZeroDivisionError                         Traceback (most recent call last)
Cell In[2], line 1
----> 1 1/0

ZeroDivisionError: division by zero

In [3]: 6*7
Out[3]: 42
"""


def tokens(text, lexer):
    found = [(kind, value) for kind, value in lex(text, lexer) if value]
    assert "".join(value for _, value in found) == text
    return found


@pytest.mark.parametrize("source, expected", [
    ("%timeit x = 1\n", (Keyword, "timeit")),
    ("files = !ls -l\n", (Operator, "!")),
    ("obj??\n", (Operator, "??")),
    ("%%time\nfor i in x:\n    pass\n", (Keyword, "for")),
    ("%%bash\necho $HOME\n", (Name.Variable, "$HOME")),
    ("a != b\n", (Operator, "!=")),
])
@pytest.mark.parametrize("lexer", [lexers.IPythonLexer, lexers.IPython3Lexer])
def test_input_language(source, expected, lexer):
    assert expected in tokens(source, lexer())


def test_a_session_has_prompts_results_and_tracebacks():
    found = tokens(SESSION, lexers.IPythonConsoleLexer())
    assert [value for kind, value in found if kind is Generic.Prompt][:2] == ["In [1]: ", "   ...: "]
    assert (Generic.Heading, "Out[3]: ") in found
    assert (Generic.Output, "42\n") in found
    assert (Name.Exception, "ZeroDivisionError") in found
    assert (Generic.Output, "0\n1\n\n") in found


def test_a_session_that_is_shown_again_is_the_same():
    lexer = lexers.IPythonConsoleLexer()
    assert tokens(SESSION, lexer) == tokens(SESSION, lexer)


@pytest.mark.parametrize("text, session", [("In [1]: 1\n", True), ("x = 1\n", False)])
def test_ipy_decides_between_code_and_a_session(text, session):
    kinds = [kind for kind, _ in tokens(text, lexers.IPyLexer())]
    assert (Generic.Prompt in kinds) is session


def test_a_traceback_is_lexed_as_code_and_frame():
    text = SESSION[SESSION.index("-----"):SESSION.index("\nIn [3]")]
    found = tokens(text, lexers.IPythonTracebackLexer())
    assert (Token.Literal.Number.Integer, "1") in found


def test_prompts_of_another_look():
    lexer = lexers.IPythonConsoleLexer(in1_regex=r"\d+> ", out_regex=r"\d+= ")
    found = tokens("1> x = 2\n1= 3\n", lexer)
    assert found[0] == (Generic.Prompt, "1> ") and (Generic.Heading, "1= ") in found


@pytest.mark.parametrize("source, start", [
    ("%%writefile -a foo.py\nx\n", [(Operator, "%%writefile"), (Token.Text, " -a foo.py\n"), (Name, "x")]),
    ("%%timeit\nx\n", [(Operator, "%%timeit"), (Token.Text, "\n"), (Name, "x")]),
    ("%%html\n<b>\n", [(Operator, "%%html"), (Token.Text, "\n")]),
    ("%%sh -x\necho\n", [(Operator, "%%"), (Keyword, "sh"), (Token.Text, " -x\n")]),
    ("%%mine\nx\n", [(Operator, "%%"), (Keyword, "mine"), (Token.Text, "\n"), (Name, "x")]),
])
def test_cell_magics_begin_as_their_kind_does(source, start):
    assert list(lexers.IPythonLexer().get_tokens(source))[:len(start)] == start
