"""The themes' data: the base style, the definitions of our own tokens, and the symbols of each theme."""
from __future__ import absolute_import, unicode_literals

import os

PLAIN_SYMBOLS = {"top_line": "-", "arrow_body": "-", "arrow_head": ">"}
FANCY_SYMBOLS = {"top_line": "\u2500", "arrow_body": "\u2500", "arrow_head": "\u25b6"}

_LINUX = {
    "Header": "ansibrightred", "LinenoEm": "ansibrightgreen", "Lineno": "ansigreen", "ValEm": "ansibrightblue",
    "VName": "ansicyan", "Caret": "", "Filename": "ansibrightgreen", "ExcName": "ansibrightred",
    "Topline": "ansibrightred", "FilenameEm": "ansigreen", "Normal": "", "NormalEm": "ansibrightcyan",
    "Line": "ansiyellow", "TB.Name": "ansimagenta", "TB.NameEm": "ansibrightmagenta", "Breakpoint": "",
    "Breakpoint.Enabled": "ansibrightred", "Breakpoint.Disabled": "ansired", "Prompt": "ansibrightgreen",
    "PromptNum": "ansigreen bold", "OutPrompt": "ansibrightred", "OutPromptNum": "ansired bold",
    "TbHighlight": "ansiblack bg:ansiyellow",
}

_DARK_ON_LIGHT = {
    "Header": "ansired", "LinenoEm": "ansigreen", "Lineno": "ansibrightgreen", "ValEm": "ansiblue",
    "VName": "ansicyan", "Caret": "", "ExcName": "ansired", "Topline": "ansired", "Normal": "",
    "NormalEm": "ansicyan", "Line": "ansired", "TB.Name": "ansibrightmagenta", "TB.NameEm": "ansimagenta",
    "Breakpoint": "", "Breakpoint.Enabled": "ansibrightred", "Breakpoint.Disabled": "ansired",
}

_NEUTRAL = dict(_DARK_ON_LIGHT, **{
    str("Filename"): "ansibrightgreen", str("FilenameEm"): "ansigreen", str("Literal.Number"): "ansigreen",
    str("Operator"): "noinherit", str("Literal.String"): "ansiyellow", str("Name.Function"): "ansiblue",
    str("Name.Class"): "bold ansiblue", str("Name.Namespace"): "bold ansiblue",
    str("Name.Variable.Magic"): "ansiblue", str("Prompt"): "ansigreen", str("OutPrompt"): "ansired",
    str("TbHighlight"): "ansiblack bg:ansiyellow",
})
_NEUTRAL_POSIX = dict(_NEUTRAL, PromptNum="ansibrightgreen bold", OutPromptNum="ansibrightred bold")
_NEUTRAL_NT = dict(_NEUTRAL, PromptNum="ansigreen bold", OutPromptNum="ansired bold")

_LIGHTBG = dict(_DARK_ON_LIGHT, Filename="ansigreen", FilenameEm="ansibrightgreen", Prompt="ansibrightblue",
                PromptNum="ansiblue bold", OutPrompt="ansibrightred", OutPromptNum="ansired bold",
                TbHighlight="ansired bg:ansiyellow")

_PRIDE = dict(_DARK_ON_LIGHT, **{
    str("Header"): "#004CFF", str("LinenoEm"): "#008026 italic", str("Lineno"): "#008026 bold",
    str("ValEm"): "#004CFF italic", str("Filename"): "#FFED00", str("FilenameEm"): "bg:#732982",
    str("ExcName"): "#FF8C00", str("Topline"): "#E40303", str("NormalEm"): "bold", str("Prompt"): "ansibrightblue",
    str("Prompt.Continuation.L1"): "ansiwhite bg:#E40303", str("Prompt.Continuation.L2"): "ansiwhite bg:#FF8C00",
    str("Prompt.Continuation.L3"): "ansiblack bg:#FFED00", str("Prompt.Continuation.L4"): "ansiwhite bg:#008026",
    str("Prompt.Continuation.L5"): "ansiwhite bg:#004CFF", str("Prompt.Continuation.L6"): "ansiwhite bg:#732982",
    str("PromptNum"): "ansiblue bold", str("OutPrompt"): "ansibrightred", str("OutPromptNum"): "ansired bold",
    str("TbHighlight"): "bg:#FFED00",
})

_PRIDE_L = {
    "Header": "#FF9A56", "LinenoEm": "#FF9A56", "Lineno": "#EF7627", "ValEm": "#EF7627", "VName": "#EF7627",
    "Caret": "", "Filename": "#EF7627", "FilenameEm": "#FF9A56", "ExcName": "#D52D00", "Topline": "#D52D00",
    "Normal": "", "NormalEm": "bold", "Line": "#EF7627", "TB.Name": "#B55690", "TB.NameEm": "#A30262",
    "Breakpoint": "", "Breakpoint.Enabled": "#D52D00", "Breakpoint.Disabled": "#A30262", "Prompt": "#D52D00",
    "PromptNum": "#EF7627", "Prompt.Continuation": "#A30262", "Prompt.Continuation.L1": "#EF7627",
    "Prompt.Continuation.L2": "#FF9A56", "Prompt.Continuation.L3": "#FFFFFF", "Prompt.Continuation.L4": "#D162A4",
    "Prompt.Continuation.L5": "#B55690", "Prompt.Continuation.L6": "#A30262", "OutPrompt": "#B55690",
    "OutPromptNum": "#D162A4", "Comment": "#888888", "Literal.String": "#D162A4",
    "Literal.String.Escape": "#D52D00", "Keyword": "italic #EF7627", "Name.Class": "#EF7627",
    "Name.Exception": "#D52D00", "Name.Builtin": "#FF9A56", "Name.Variable": "#B55690", "Name.Constant": "#A30262",
    "Name.Decorator": "#EF7627", "Literal.Number": "#A30262", "Generic.Deleted": "bg:#D52D00 #000000",
    "Generic.Emph": "italic", "Generic.Strong": "bold", "Generic.EmphStrong": "bold italic",
}

_GRUVBOX = {
    "Lineno": "#8EC07C", "LinenoEm": "#8EC07C bold", "ValEm": "#D79921 bold", "VName": "#83A598", "Caret": "",
    "Filename": "#FBF1C7", "FilenameEm": "#FBF1C7 bold", "ExcName": "#FB4934 bold", "Topline": "#CC241D",
    "Breakpoint.Enabled": "#FB4934", "Breakpoint.Disabled": "#CC241D", "Prompt": "#689D6A",
    "PromptNum": "#8EC07C bold", "OutPrompt": "#B16286", "OutPromptNum": "#D3869B bold", "TbHighlight": "bg:#CC241D",
}

_NEUTRAL_HERE = ("neutral:nt", _NEUTRAL_NT) if os.name == "nt" else ("neutral:posix", _NEUTRAL_POSIX)

#: key in the table: the theme's own name, the pygments style it starts from, its definitions, its symbols
PALETTES = {
    "nocolor": ("nocolor", None, {}, PLAIN_SYMBOLS),
    "linux": ("linux", "monokai", _LINUX, PLAIN_SYMBOLS),
    "neutral": (_NEUTRAL_HERE[0], "default", _NEUTRAL_HERE[1], PLAIN_SYMBOLS),
    "neutral:nt": ("neutral:nt", "default", _NEUTRAL_NT, PLAIN_SYMBOLS),
    "neutral:posix": ("neutral:posix", "default", _NEUTRAL_POSIX, PLAIN_SYMBOLS),
    "lightbg": ("lightbg", "pastie", _LIGHTBG, PLAIN_SYMBOLS),
    "pride": ("pride", "pastie", _PRIDE, FANCY_SYMBOLS),
    "pride:l": ("pride:l", None, _PRIDE_L, FANCY_SYMBOLS),
    "gruvbox-dark": ("gruvbox-dark", "gruvbox-dark", _GRUVBOX, FANCY_SYMBOLS),
}
ORDER = ("nocolor", "linux", "neutral", "neutral:nt", "neutral:posix", "lightbg", "pride", "pride:l", "gruvbox-dark")
