"""Random keys, as bytes: whole and cut sequences, pastes, the mouse, answers that nobody asked for, noise."""
from __future__ import absolute_import, division, print_function, unicode_literals

WORDS = (
    "print", "import os", "os.", "os.pa", "def f(a):", "return", "for i in range(3):", "    ", "(", "[", "{", ")", "]",
    "'", '"', "'''", "\\", "x", "x?", "x??", "?", "%ti", "%", "%%bash", "!ls", "@", "#", "lambda: 0", "\\alpha", "1/0",
    "\u00e9", "\u65e5\u672c", "e\u0301", "\U0001f469\u200d\U0001f467", "\u200b", "\u202e", "\ufdfa", "a" * 200)
CONTROLS = "".join(chr(number) for number in range(1, 27) if number not in (4, 26, 28)) + "\x1d\x1e\x1f\x7f\x00"
RARE_CONTROLS = "\x04\x1a\x1c"
FINALS = (
    "A", "B", "C", "D", "H", "F", "1;5A", "1;5B", "1;5C", "1;5D", "1;2C", "1;3B", "1;6D", "Z", "2~", "3~", "5~", "6~",
    "3;5~", "11~", "15~", "17~", "18~", "24~", "1;5P", "I", "O", "200~", "201~", "27;5;13~", "13;5u", "?1;2c",
    ">0;95;0c", "0n")
META = "bdfcltu<>.\x08\x7f\r\n-_#/?\x1b1234567890mnpw"


def random_keys(rng):
    """Return some keys.

    :param rng: ``random.Random``.
    """
    total = sum(weight for weight, _ in KINDS)
    at = rng.uniform(0, total)
    for weight, make in KINDS:
        at -= weight
        if at <= 0:
            break
    keys = make(rng)
    return keys if isinstance(keys, bytes) else keys.encode("utf-8")


def _word(rng):
    return rng.choice(WORDS)


def _letters(rng):
    return "".join(chr(rng.randint(32, 126)) for _ in range(rng.randint(1, 6)))


def _letter_of_any_script(rng):
    while True:
        number = rng.choice((rng.randint(0xa0, 0x2fff), rng.randint(0x3000, 0xffff), rng.randint(0x1f000, 0x1ffff)))
        if not 0xd800 <= number <= 0xdfff:
            return ("\\U%08x" % number).encode("ascii").decode("unicode_escape")


def _control(rng):
    return rng.choice(CONTROLS) * rng.choice((1, 1, 1, 2, 5))


def _rare_control(rng):
    return rng.choice(RARE_CONTROLS)


def _enter(rng):
    return rng.choice(("\r", "\r", "\n", "\x1b\r", "\x0f"))


def _tab(rng):
    return "\t" * rng.randint(1, 3)


def _sequence(rng):
    return rng.choice(("\x1b[", "\x1b[", "\x1bO", "\x9b")) + rng.choice(FINALS)


def _cut_sequence(rng):
    whole = "\x1b[" + rng.choice(FINALS)
    return whole[:rng.randint(1, len(whole) - 1)]


def _meta(rng):
    return "\x1b" + rng.choice(META)


def _paste(rng):
    text = "\r".join(rng.choice(WORDS) for _ in range(rng.randint(1, 12)))
    return "\x1b[200~%s%s" % (text, "" if rng.random() < 0.15 else "\x1b[201~")


def _mouse(rng):
    column, row = rng.randint(-1, 250), rng.randint(-1, 90)
    button = rng.choice((0, 1, 2, 32, 35, 64, 65, 96, 99))
    return rng.choice((
        "\x1b[<%d;%d;%d%s" % (button, column, row, rng.choice("mM")),
        "\x1b[%d;%d;%dM" % (button, column, row),
        "\x1b[M" + "".join(chr(rng.randint(32, 120)) for _ in range(3))))


def _unasked_answer(rng):
    return rng.choice(("\x1b[%d;%dR" % (rng.randint(0, 99), rng.randint(0, 300)), "\x1b[99999;99999R", "\x1b[;R",
                       "\x1b[0;0R", "\x1b[R", "\x1b[5R"))


def _noise(rng):
    return bytes(bytearray(rng.randint(0, 255) for _ in range(rng.randint(1, 12))))


KINDS = (
    (16, _word), (8, _letters), (3, _letter_of_any_script), (12, _control), (1, _rare_control), (10, _enter), (5, _tab),
    (9, _sequence), (3, _cut_sequence), (5, _meta), (4, _paste), (3, _mouse), (2, _unasked_answer), (2, _noise))
