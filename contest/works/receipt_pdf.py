"""A receipt on one page of A4, Chinese with English beside it, the font embedded, with a QR code."""

from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from contest.documents import qr_picture, register_chinese_font
from contest.works import receipt_words as words
from contest.works.receipts import Receipt, receipt_address
from core.clock import as_local
from core.words import Text

_LEFT, _VALUE, _RIGHT = 60.0, 215.0, 535.0  # points
_TOP, _BOTTOM = 770.0, 60.0
_SIZE, _SMALL, _LINE = 10.0, 8.0, 15.0
_QR = 110.0


class _Page:
    """Lines from the top of a page to its bottom, and then of the next one."""

    def __init__(self, canvas: Canvas, font: str) -> None:
        self._canvas, self._font, self.y = canvas, font, _TOP

    def write(self, text: str, *, x: float = _LEFT, size: float = _SIZE) -> None:
        """A text from `x` on, broken at the right edge, and on to the next line."""
        for line in _broken(text, self._font, size, _RIGHT - x):
            self._canvas.setFont(self._font, size)
            self._canvas.drawString(x, self.y, line)
            self.down(_LINE * size / _SIZE)

    def down(self, points: float) -> None:
        self.y -= points
        if self.y < _BOTTOM:
            self._canvas.showPage()
            self.y = _TOP

    def picture_row(self, address: str) -> None:
        if self.y - _QR < _BOTTOM:
            self.down(self.y)
        self._canvas.drawImage(qr_picture(address), _LEFT, self.y - _QR, _QR, _QR)
        self.down(_QR + _LINE)


def receipt_pdf(receipt: Receipt, *, public_url: str) -> bytes:
    """The PDF. Raises FontMissing."""
    font, made = register_chinese_font(), BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=True)  # the same receipt gives the same bytes
    canvas.setTitle(f"{words.HEADING.zh} {receipt.code}")
    page = _Page(canvas, font)
    page.write(words.HEADING.zh, size=20)
    page.write(words.HEADING.en, size=12)
    page.down(_LINE)
    for label, value in _rows(receipt):
        _write_row(page, label, value)
    _write_files(page, receipt)
    page.down(_LINE)
    _write_verification(page, receipt_address(public_url, receipt.code))
    canvas.save()
    return made.getvalue()


def _rows(receipt: Receipt) -> Iterator[tuple[Text, str]]:
    moment = as_local(receipt.submitted_at).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
    values = {
        "contest": f"{receipt.contest.zh} / {receipt.contest.en}",
        "submitted_at": moment + (f"（{words.LATE.zh} / {words.LATE.en}）" if receipt.is_late else ""),
    }
    for name, label in words.ROWS.items():
        yield label, values.get(name) or str(getattr(receipt, name))


def _write_row(page: _Page, label: Text, value: str) -> None:
    top = page.y
    page.write(label.zh)
    page.write(label.en, size=_SMALL)
    under, page.y = page.y, top
    page.write(value, x=_VALUE)
    page.y = min(page.y, under)
    page.down(4)


def _write_files(page: _Page, receipt: Receipt) -> None:
    page.write(f"{words.FILES.zh} / {words.FILES.en}")
    if not receipt.files:
        page.write(f"{words.NO_FILES.zh} / {words.NO_FILES.en}", x=_VALUE)
    for one in receipt.files:
        page.write(f"{one.file_name}（{one.size_bytes:,} B）", size=9)
        page.write(one.sha256, size=_SMALL)


def _write_verification(page: _Page, address: str) -> None:
    page.write(words.VERIFY.zh)
    page.write(words.VERIFY.en, size=_SMALL)
    page.picture_row(address)
    page.write(address, size=9)
    page.down(_LINE)
    page.write(words.NOTE.zh, size=_SMALL)
    page.write(words.NOTE.en, size=_SMALL)


def _broken(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in lines that fit."""
    lines = [""]
    for letter in " ".join(text.split()):
        if stringWidth(lines[-1] + letter, font, size) > width:
            lines.append("")
        lines[-1] += letter
    return lines
