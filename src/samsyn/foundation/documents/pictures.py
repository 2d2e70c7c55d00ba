"""Pictures that somebody sends: redrawn, so that neither place, device nor time follows with them."""

import io

from PIL import Image, ImageOps

LONGEST_SIDE, MOST_PIXELS = 2400, 60_000_000


class NotAPictureError(ValueError):
    """The file is not the JPEG or PNG that it should be."""


def redrawn(content: bytes) -> bytes:
    """The picture as a new JPEG of at most 2400 pixels a side, without any of the old file's metadata."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPictureError
            drawn = _on_white(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPictureError from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", drawn.size)
    clean.paste(drawn)
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=85)
    return written.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    ground = Image.new("RGBA", layers.size, "white")
    return Image.alpha_composite(ground, layers).convert("RGB")
