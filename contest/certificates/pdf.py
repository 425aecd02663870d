"""A certificate on a landscape A4 page, Chinese first, with a QR code that leads to its verification."""

from dataclasses import dataclass
from html import escape
from io import BytesIO
from urllib.parse import urlencode

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from contest.certificates import words
from contest.certificates.records import Certificate
from contest.documents import qr_picture, register_chinese_font
from core.clock import as_local
from core.words import Text

_WIDTH, _HEIGHT = landscape(A4)  # points
_CENTRE = _WIDTH / 2
_VERMILION, _INK, _GREY = HexColor("#b23a2e"), HexColor("#1f2733"), HexColor("#6a7482")
_PALE = Color(0.70, 0.23, 0.18, alpha=0.16)
_TEXT_WIDTH = 600
_QR = 84


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the certificate says of the contest and of the portal that issued it."""

    contest: Text
    edition_year: int
    site: Text
    is_demo: bool


def certificate_pdf(certificate: Certificate, occasion: Occasion, *, public_url: str) -> bytes:
    """The PDF. A revoked certificate says so across the page. Raises FontMissing."""
    font, written = register_chinese_font(), BytesIO()
    canvas = Canvas(written, pagesize=(_WIDTH, _HEIGHT), invariant=True)
    canvas.setTitle(f"{words.HEADING[certificate.kind].zh} {certificate.code}")
    canvas.setAuthor(occasion.site.zh)
    page = _Page(canvas, font)
    page.frame()
    _head(page, certificate, occasion)
    _body(page, certificate, occasion)
    _foot(page, certificate, occasion, verification_address(public_url, certificate.code))
    if certificate.status == "revoked":
        page.across(f"{words.REVOKED.zh} {words.REVOKED.en}")
    canvas.save()
    return written.getvalue()


def verification_address(public_url: str, code: str) -> str:
    """
    >>> verification_address("https://data.example", "7K2QX-01111-22222-33333")
    'https://data.example/certificate?code=7K2QX-01111-22222-33333'
    """
    return f"{public_url}/certificate?{urlencode({'code': code})}"


def _head(page: "_Page", certificate: Certificate, occasion: Occasion) -> None:
    heading = words.HEADING[certificate.kind]
    edition = words.EDITION.filled(year=occasion.edition_year)
    page.line(f"{occasion.contest.zh}　{edition.zh}", 488, size=14, colour=_GREY)
    page.line(heading.zh, 422, size=46, colour=_VERMILION, spacing=14)
    page.line(heading.en.upper(), 398, size=10.5, colour=_GREY, spacing=2.4)
    page.rule(380)


def _body(page: "_Page", certificate: Certificate, occasion: Occasion) -> None:
    facts = {"contest": occasion.contest, "work": certificate.work_title}
    statement = words.STATEMENT[certificate.kind].filled(**facts)
    below = page.paragraph(certificate.holder, 352, size=24, colour=_INK)
    below = page.paragraph(statement.zh, below - 12, size=15, colour=_INK)
    if certificate.kind == "award":
        below = page.paragraph(certificate.award.zh, below - 14, size=30, colour=_VERMILION)
        below = page.paragraph(certificate.award.en, below - 4, size=12, colour=_GREY)
    page.paragraph(statement.en, below - 8, size=10.5, colour=_GREY)


def _foot(page: "_Page", certificate: Certificate, occasion: Occasion, address: str) -> None:
    canvas, left, top = page.canvas, 78.0, 118.0
    issued = words.ISSUED_ON.filled(day=f"{as_local(certificate.issued_at):%Y-%m-%d}")
    code = words.CODE.filled(code=certificate.code)
    said = [(12.0, _INK, occasion.site.zh), (10.5, _INK, issued.zh), (10.5, _INK, code.zh)]
    said.append((8.5, _GREY, f"{occasion.site.en} · {issued.en}"))
    if occasion.is_demo:
        said.append((8.5, _VERMILION, f"{words.DEMONSTRATION.zh} · {words.DEMONSTRATION.en}"))
    for number, (size, colour, text) in enumerate(said):
        page.write(text, left, top - 16 * number, size=size, colour=colour)
    right = _WIDTH - 78.0
    canvas.drawImage(qr_picture(address), right - _QR, 62, _QR, _QR)
    page.write(words.VERIFY.zh, right - _QR - 12, 108, size=9.5, colour=_INK, is_right=True)
    page.write(words.VERIFY.en, right - _QR - 12, 94, size=8, colour=_GREY, is_right=True)
    page.write(address, right - _QR - 12, 78, size=7.5, colour=_GREY, is_right=True)
    canvas.linkURL(address, (right - _QR, 62, right, 62 + _QR))


@dataclass(frozen=True, slots=True)
class _Page:
    """Drawing in the terms of a certificate: centred lines, points from the bottom."""

    canvas: Canvas
    font: str

    def frame(self) -> None:
        self.canvas.setStrokeColor(_VERMILION)
        self.canvas.setLineWidth(1.4)
        self.canvas.rect(30, 30, _WIDTH - 60, _HEIGHT - 60)
        self.canvas.setLineWidth(0.4)
        self.canvas.rect(38, 38, _WIDTH - 76, _HEIGHT - 76)

    def rule(self, y: float) -> None:
        self.canvas.setStrokeColor(_VERMILION)
        self.canvas.setLineWidth(0.8)
        self.canvas.line(_CENTRE - 34, y, _CENTRE + 34, y)

    def write(self, text: str, x: float, y: float, *, size: float, colour: Color, is_right: bool = False) -> None:
        self.canvas.setFont(self.font, size)
        self.canvas.setFillColor(colour)
        (self.canvas.drawRightString if is_right else self.canvas.drawString)(x, y, text)

    def line(self, text: str, y: float, *, size: float, colour: Color, spacing: float = 0) -> None:
        """One centred line, its letters `spacing` points apart."""
        width = self.canvas.stringWidth(text, self.font, size) + spacing * (len(text) - 1)
        self.canvas.setFont(self.font, size)
        self.canvas.setFillColor(colour)
        self.canvas.drawString(_CENTRE - width / 2, y, text, charSpace=spacing)

    def paragraph(self, text: str, top: float, *, size: float, colour: Color) -> float:
        """Centred and broken anywhere, as Chinese is; smaller when it is very long. Returns where it ends."""
        size = size if len(text) <= 60 else max(9.0, size * 0.7)
        style = ParagraphStyle(
            "centred", fontName=self.font, fontSize=size, leading=size * 1.35, textColor=colour, alignment=TA_CENTER
        )
        style.wordWrap = "CJK" if any("一" <= letter <= "鿿" for letter in text) else None
        flowing = Paragraph(escape(text), style)
        _, height = flowing.wrap(_TEXT_WIDTH, _HEIGHT)
        flowing.drawOn(self.canvas, _CENTRE - _TEXT_WIDTH / 2, top - height)
        return float(top - height)

    def across(self, text: str) -> None:
        self.canvas.saveState()
        self.canvas.translate(_CENTRE, _HEIGHT / 2)
        self.canvas.rotate(24)
        self.canvas.setFont(self.font, 84)
        self.canvas.setFillColor(_PALE)
        self.canvas.drawCentredString(0, 0, text)
        self.canvas.restoreState()
