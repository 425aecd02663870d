"""What can go wrong with mail because of a request; sentences are in words.py."""

from core.errors import Invalid
from core.mail import words


class BadAddress(Invalid):
    """Facts: address, as it was written, shortened."""

    sentence = words.BAD_ADDRESS
