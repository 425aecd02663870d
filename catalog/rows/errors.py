"""What can go wrong with a page of rows because of the request, one class a case; sentences are in words.py."""

from catalog.rows import words
from core.errors import Invalid


class BadCursor(Invalid):
    """Facts: problem, a `Text`."""

    sentence = words.BAD_CURSOR


class OffsetTooDeep(Invalid):
    """Facts: offset, limit."""

    sentence = words.OFFSET_TOO_DEEP


class BadCount(Invalid):
    """A number of rows or pages that cannot be used. Facts: name, value, least, most."""

    sentence = words.BAD_COUNT
