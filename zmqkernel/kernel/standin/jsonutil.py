"""What stands for ``ipykernel.jsonutil``."""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol.jsontext import clean

from ..sinks import mime_bundle


def json_clean(obj):
    """Return a copy of ``obj`` that consists of what JSON has.

    :raises TypeError: for what has no form in JSON.
    """
    return clean(obj)


def encode_images(format_dict):
    """Return a MIME bundle with its images in base64."""
    return mime_bundle(format_dict)
