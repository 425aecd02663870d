"""Pictures: decoded once in full, so that what is shown later is a picture and not too large a one."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from contest.works.errors import PictureTooLarge, PictureUnreadable

MAX_MEGAPIXELS = 24
_FORMATS = ("PNG", "JPEG", "WEBP")


def check_picture(path: Path, name: str) -> None:
    """Raises PictureTooLarge before anything is decoded, or PictureUnreadable."""
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            width, height = picture.size
            if width * height > MAX_MEGAPIXELS * 1_000_000:
                raise PictureTooLarge(name=name, limit_mp=MAX_MEGAPIXELS)
            picture.load()
    except Image.DecompressionBombError:
        raise PictureTooLarge(name=name, limit_mp=MAX_MEGAPIXELS) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise PictureUnreadable(name=name) from None
