"""Results that are there at once, and can be awaited all the same: code written for coroutines goes on working."""


class AwaitableBytes(bytes):
    """Bytes; ``await`` gives them."""

    def __await__(self):
        return bytes(self)
        yield  # pragma: no cover  (makes this a generator)


class AwaitableInt(int):
    """An integer; ``await`` gives it."""

    def __await__(self):
        return int(self)
        yield  # pragma: no cover  (makes this a generator)
