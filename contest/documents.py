"""What PDF documents of the contest share: a Chinese font that reportlab can embed, and a QR code."""

from functools import cache
from io import BytesIO
from pathlib import Path

import qrcode
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from contest.errors import FontMissing

FONT = "WenQuanYiZenHei"
_FILES = (
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/wenquanyi/wqy-zenhei/wqy-zenhei.ttc"),
)
_LINE = "sudo apt-get install fonts-wqy-zenhei"


def register_chinese_font() -> str:
    """The name under which reportlab knows the font. Raises FontMissing, which names the line that installs it.

    It has TrueType outlines, so that reportlab embeds what a document uses of it; Noto CJK has not.
    """
    return _registered(find_chinese_font())


def find_chinese_font() -> Path | None:
    """The file of the font; None on a machine without it."""
    return next((path for path in _FILES if path.is_file()), None)


@cache
def _registered(path: Path | None) -> str:
    if path is None:
        raise FontMissing(line=_LINE)
    pdfmetrics.registerFont(TTFont(FONT, str(path)))
    return FONT


def qr_picture(address: str) -> ImageReader:
    """A QR code of an address, to be drawn on a page of reportlab."""
    code = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    drawn = BytesIO()
    code.make_image().save(drawn, format="PNG")
    drawn.seek(0)
    return ImageReader(drawn)
