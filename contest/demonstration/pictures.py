"""Screenshots of works that do not exist: a window, a title, and a picture of invented numbers. Each says 示例."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from contest.documents import find_chinese_font

WIDTH, HEIGHT = 960, 600
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 150, 896, 540  # the picture inside the window
_COLOURS = 24  # in the file: flat areas, so that it stays small
_PAPER, _INK, _FAINT, _LINE = "#ffffff", "#1f2933", "#52606d", "#e4e7eb"
PALETTES = (
    ("#0b6e99", "#5fb3ce", "#cfe8f1"),
    ("#2f7d4f", "#7cc49a", "#d8efe1"),
    ("#9a4a1c", "#dd9a6b", "#f6e2d3"),
    ("#5b4b9a", "#a699d8", "#e5e0f4"),
    ("#a03250", "#de8aa1", "#f7dde4"),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """`kind` is a key of KINDS, `palette` a place in PALETTES; equal drawings are equal files."""

    kind: str
    caption: str
    palette: int = 0
    seed: int = 1


def draw(drawing: Drawing, title: str, path: Path) -> None:
    """Writes a PNG of less than 60 KB. Without a Chinese font the words are left out and the shapes stay."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#eef2f5")
    pen = ImageDraw.Draw(picture)
    colours = PALETTES[drawing.palette % len(PALETTES)]
    _window(pen, colours)
    _words(pen, title, drawing.caption)
    KINDS[drawing.kind](pen, colours, Random(drawing.seed))  # noqa: S311 — numbers for a picture
    picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(path, format="PNG")


def _window(pen: ImageDraw.ImageDraw, colours: tuple[str, str, str]) -> None:
    pen.rounded_rectangle((24, 20, WIDTH - 24, HEIGHT - 20), radius=16, fill=_PAPER, outline=_LINE, width=2)
    pen.rounded_rectangle((24, 20, WIDTH - 24, 72), radius=16, fill=colours[0])
    pen.rectangle((24, 56, WIDTH - 24, 72), fill=colours[0])
    for place in range(3):
        pen.ellipse((48 + 26 * place, 39, 62 + 26 * place, 53), fill=colours[2])


def _words(pen: ImageDraw.ImageDraw, title: str, caption: str) -> None:
    if _font(20) is None:
        pen.rounded_rectangle((_LEFT, 92, _LEFT + 320, 116), radius=8, fill=_LINE)
        return
    pen.text((_LEFT, 84), title, font=_font(30), fill=_INK)
    pen.text((_LEFT, 122), caption, font=_font(18), fill=_FAINT)
    pen.text((WIDTH - 48, 34), "示例画面", font=_font(18), fill=_PAPER, anchor="ra")
    pen.text((_LEFT, 550), "数字为随机生成，不代表真实情况", font=_font(14), fill=_FAINT)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    found = find_chinese_font()
    return ImageFont.truetype(str(found), size) if found else None


def _bars(pen: ImageDraw.ImageDraw, colours: tuple[str, str, str], chance: Random) -> None:
    longest = _RIGHT - _LEFT - 40
    for place, share in enumerate(sorted((chance.uniform(0.2, 1) for _ in range(10)), reverse=True)):
        top = _TOP + 14 + place * 37
        right = _LEFT + int(longest * share)
        pen.rounded_rectangle((_LEFT, top, right, top + 24), radius=6, fill=colours[0 if place < 3 else 1])


def _lines(pen: ImageDraw.ImageDraw, colours: tuple[str, str, str], chance: Random) -> None:
    for row in range(5):
        height = _TOP + 20 + row * 85
        pen.line((_LEFT, height, _RIGHT, height), fill=_LINE, width=2)
    for colour in (colours[1], colours[0]):
        height, points = chance.randint(280, 420), []
        for place in range(25):
            height = max(_TOP + 20, min(_BOTTOM - 20, height + chance.randint(-46, 42)))
            points.append((_LEFT + place * (_RIGHT - _LEFT) / 24, height))
        pen.line(points, fill=colour, width=6, joint="curve")


def _map(pen: ImageDraw.ImageDraw, colours: tuple[str, str, str], chance: Random) -> None:
    pen.rounded_rectangle((_LEFT, _TOP, _RIGHT, _BOTTOM), radius=12, fill=colours[2])
    pen.line([(_LEFT, 420), (260, 380), (480, 430), (700, 360), (_RIGHT, 400)], fill="#9fc5e8", width=20, joint="curve")
    for _ in range(9):
        x, y = chance.randint(_LEFT + 30, _RIGHT - 30), chance.randint(_TOP + 20, _BOTTOM - 20)
        pen.line((x, _TOP, _LEFT + (x * 7) % (_RIGHT - _LEFT), _BOTTOM), fill=_PAPER, width=5)
        pen.line((_LEFT, y, _RIGHT, _TOP + (y * 5) % (_BOTTOM - _TOP)), fill=_PAPER, width=3)
    for place in range(34):
        x, y = chance.randint(_LEFT + 30, _RIGHT - 30), chance.randint(_TOP + 30, _BOTTOM - 30)
        size = chance.randint(6, 13)
        pen.ellipse((x - size, y - size, x + size, y + size), fill=colours[place % 2], outline=_PAPER, width=2)


def _calendar(pen: ImageDraw.ImageDraw, colours: tuple[str, str, str], chance: Random) -> None:
    for row in range(6):
        for column in range(14):
            left, top = _LEFT + column * 59, _TOP + 10 + row * 62
            pen.rounded_rectangle((left, top, left + 50, top + 52), radius=8, fill=chance.choice(colours))


def _tiles(pen: ImageDraw.ImageDraw, colours: tuple[str, str, str], chance: Random) -> None:
    for place in range(6):
        left, top = _LEFT + (place % 3) * 282, _TOP + 10 + (place // 3) * 192
        pen.rounded_rectangle((left, top, left + 264, top + 172), radius=12, fill=colours[2])
        pen.rounded_rectangle((left + 20, top + 22, left + 20 + chance.randint(70, 150), top + 44), 8, fill=colours[0])
        for line in range(3):
            wide = chance.randint(110, 220)
            pen.rounded_rectangle((left + 20, top + 70 + line * 28, left + 20 + wide, top + 82 + line * 28), 6, _PAPER)


KINDS: dict[str, Callable[[ImageDraw.ImageDraw, tuple[str, str, str], Random], None]] = {
    "bars": _bars,
    "lines": _lines,
    "map": _map,
    "calendar": _calendar,
    "tiles": _tiles,
}
