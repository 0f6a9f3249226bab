"""Image formats: told from the first bytes, and how large the image is."""
from __future__ import absolute_import, division, unicode_literals

import struct

from ipython_compat.aliases import public


def png_size(data):
    """Return ``(width, height)``, from the IHDR chunk (PNG specification, 11.2.2)."""
    header = data.index(b"IHDR") + 4
    return struct.unpack(str(">II"), data[header:header + 8])


def gif_size(data):
    """Return ``(width, height)``, from the logical screen descriptor (GIF89a, 18)."""
    return struct.unpack(str("<HH"), data[6:10])


def jpeg_size(data):
    """Return ``(width, height)``, from the frame header (ITU T.81, B.2.2).

    :raises ValueError: where there is none.
    """
    position = 2
    while position + 9 <= len(data):
        _, marker, length = struct.unpack(str(">BBH"), data[position:position + 4])
        if marker == 0xFF:
            position += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(str(">HH"), data[position + 5:position + 9])
            return width, height
        position += 2 + length
    raise ValueError("no frame header in the JPEG data")


def _int24(data):
    return struct.unpack(str("<I"), data + b"\0")[0]


def webp_size(data):
    """Return ``(width, height)``, of any of the three kinds (RFC 9649, 2.5-2.7).

    :raises ValueError: where it is none of them.
    """
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack(str("<HH"), data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits, = struct.unpack(str("<I"), data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return _int24(data[24:27]) + 1, _int24(data[27:30]) + 1
    raise ValueError("Not a valid WEBP header")


class _Formats(type):
    def __iter__(cls):
        return iter(cls._members)

    def __len__(cls):
        return len(cls._members)

    @property
    def __members__(cls):
        """The formats by name, as enumerations have it."""
        return dict(cls._by_name)

    def __getitem__(cls, name):
        return cls._by_name[name]

    def __contains__(cls, item):
        return item in cls._members


@public("IPython.core.display")
class ImageFormat(_Formats(str("_Enumeration"), (object,), {})):
    """A format that images can be embedded in: ``png``, ``jpeg`` (``jpg``), ``gif``, ``webp``."""

    _members = []
    _by_name = {}

    def __init__(self, name, magics, size):
        """
        :param name: of the format.
        :param magics: what its data begins with, one of these.
        :param size: function from data to ``(width, height)``.
        """
        self.name, self.magics, self.size = name, magics, size

    def __repr__(self):
        return str("<ImageFormat.%s>") % self.name

    def __str__(self):
        return str("ImageFormat.%s") % self.name

    @property
    def mime_type(self):
        """The MIME type."""
        return "image/" + self.name

    @classmethod
    def from_data(cls, data):
        """Return the format of some data, or None where it is not known."""
        for member in cls:
            if data.startswith(member.magics) and (member.name != "webp" or data[8:12] == b"WEBP"):
                return member
        return None


def _add(name, magics, size, *aliases):
    member = ImageFormat(name, magics, size)
    ImageFormat._members.append(member)
    for known in (name,) + aliases:
        setattr(ImageFormat, str(known), member)
        ImageFormat._by_name[known] = member


_add("png", (b"\x89PNG\r\n\x1a\n",), png_size)
_add("jpeg", (b"\xff\xd8",), jpeg_size, "jpg")
_add("gif", (b"GIF87a", b"GIF89a"), gif_size)
_add("webp", (b"RIFF",), webp_size)
