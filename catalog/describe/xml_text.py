"""Text that XML can hold."""

_UNSAFE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))  # no character of XML 1.0


def as_xml_text(text: str) -> str:
    r"""Without the characters that no XML document may have, escaped or not.

    >>> as_xml_text("a\x0bb\n<c>")
    'ab\n<c>'
    """
    return text.translate(_UNSAFE)
