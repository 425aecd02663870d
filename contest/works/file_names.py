"""File names as people gave them, made safe: Chinese stays, what could mislead or leave a folder goes."""

import unicodedata

_LONGEST = 120  # characters
_FORBIDDEN = '<>:"|?*/\\'
_NAMELESS = "file"


def safe_name(given: str) -> str:
    """
    >>> [safe_name(name) for name in ("../../路演 稿.PDF", "C:\\\\a\\\\b.png", ".bashrc", "x\\u202egnp.exe", "")]
    ['路演 稿.pdf', 'b.png', 'bashrc', 'xgnp.exe', 'file']
    """
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in _FORBIDDEN)
    name = " ".join(kept.split()).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:_LONGEST] or _NAMELESS
    ending = ending[:10].lower()
    return f"{stem[: _LONGEST - len(ending) - 1].rstrip()}.{ending}"
