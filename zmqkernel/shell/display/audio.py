"""``Audio``: a sound, from a file, an URL or a list of samples, with a player."""
from __future__ import absolute_import, division, unicode_literals

import io
import struct

import six

from ipython_compat.aliases import public

from .displayobject import DisplayObject, attribute_text, path_name
from .images import base64_text

#: the largest sample of a 16-bit sound
_PEAK = 32767


def _channels(samples):
    """Return samples as a list of channels of equal length: arrays, lists, and lists of lists are taken.

    :raises ValueError: where there are more than two dimensions, or channels of different lengths.
    """
    if hasattr(samples, "tolist"):
        samples = samples.tolist()
    samples = list(samples)
    if not samples or not hasattr(samples[0], "__len__"):
        return [samples]
    channels = [list(channel) for channel in samples]
    if any(hasattr(value, "__len__") for channel in channels for value in channel[:1]):
        raise ValueError("Samples are a list of numbers, or a list of channels of numbers.")
    if len(set(len(channel) for channel in channels)) > 1:
        raise ValueError("All channels must have the same number of samples.")
    return channels


def _scale(channels, normalize):
    """Return the sample that becomes the loudest.

    :raises ValueError: where samples are larger than 1 and not to be normalized.
    """
    loudest = max([abs(value) for channel in channels for value in channel] or [0])
    if normalize:
        return loudest or 1
    if loudest > 1:
        raise ValueError("Without normalize, no sample may be below -1 or above 1.")
    return 1


def wave_file(samples, rate, normalize=True):
    """Return samples as a 16-bit WAV file.

    :param samples: numbers, or a list of channels of them.
    :param rate: samples in a second.
    :param normalize: make the loudest sample as loud as can be; else samples are between -1 and 1.
    """
    import wave
    channels = _channels(samples)
    scale = _scale(channels, normalize)
    values = [int(value / scale * _PEAK) for moment in zip(*channels) for value in moment]
    stream = io.BytesIO()
    sound = wave.open(stream, str("wb"))
    sound.setnchannels(len(channels))
    sound.setframerate(rate)
    sound.setsampwidth(2)
    sound.setcomptype(str("NONE"), str("NONE"))
    sound.writeframes(struct.pack(str("<%dh" % len(values)), *values))
    content = stream.getvalue()
    sound.close()
    return content


@public("IPython.lib.display")
class Audio(DisplayObject):
    """A sound with a player, by HTML's ``audio`` element."""

    _read_flags = "rb"

    def __init__(self, data=None, filename=None, url=None, embed=None, rate=None, autoplay=False, normalize=True,
                 element_id=None):
        """
        :param data: bytes of a sound file, the name of one, an URL, or samples: a list of numbers, or of channels.
        :param filename: the file it is in.
        :param url: where it is.
        :param embed: whether the data goes into the output; by default, unless ``url`` was given.
        :param rate: samples in a second; needed with samples.
        :param autoplay: begin to play at once.
        :param normalize: make samples as loud as can be; else they are between -1 and 1.
        :param element_id: the ``id`` of the element.
        :raises ValueError: where there is no data, or ``rate`` is missing, or samples are too large.
        """
        if filename is None and url is None and data is None:
            raise ValueError("There is no sound to play: give data, a filename or an url.")
        if embed is False and url is None:
            raise ValueError("With embed=False there has to be an url to link to.")
        self.embed = embed if embed is not None else url is None
        self.autoplay, self.element_id = autoplay, element_id
        super(Audio, self).__init__(data=path_name(data), url=url, filename=filename)
        if self.data is not None and not isinstance(self.data, bytes):
            if rate is None:
                raise ValueError("Samples can only be played at a rate: give the number of samples in a second.")
            self.data = wave_file(self.data, rate, normalize)

    def reload(self):
        """Read the data again, and find out its MIME type."""
        import mimetypes
        if self.embed:
            super(Audio, self).reload()
        name = self.filename if self.filename is not None else self.url
        self.mimetype = mimetypes.guess_type(name)[0] if name is not None else "audio/wav"

    def _repr_html_(self):
        attributes = " ".join(part for part in (self.element_id_attr(), 'controls="controls"', self.autoplay_attr())
                              if part)
        return '<audio %s><source src="%s" type="%s" />Your browser does not play this sound.</audio>' % (
            attributes, self.src_attr(), attribute_text("%s" % self.mimetype))

    def src_attr(self):
        """Return the URL of the sound: a ``data:`` URL where it is embedded."""
        if self.embed and self.data is not None:
            data = base64_text(self.data) if isinstance(self.data, bytes) else self.data
            return "data:%s;base64,%s" % (self.mimetype, data)
        return attribute_text(self.url) if self.url is not None else ""

    def autoplay_attr(self):
        """Return the attribute that makes it play at once, or the empty text."""
        return 'autoplay="autoplay"' if self.autoplay else ""

    def element_id_attr(self):
        """Return the ``id`` attribute, or the empty text."""
        return 'id="%s"' % attribute_text(six.text_type(self.element_id)) if self.element_id else ""
