"""A photo as it is kept: small, square, upright, and without what the camera wrote into it."""

import io
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 480  # pixels: 40 mm in print at 300 to the inch
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000  # unpacked, three bytes each
KINDS = ("JPEG", "PNG", "WEBP")


class NotAPicture(ValueError):
    """Too large, damaged, or no picture of a kind that is taken."""


def small_square(file) -> bytes:
    """The middle of a picture as a JPEG. Raises NotAPicture.

    Pillow's own warning that a picture unpacks to very much is taken as a refusal.
    """
    packed = file.read(MOST_BYTES + 1)
    if len(packed) > MOST_BYTES:
        raise NotAPicture
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(packed), formats=KINDS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NotAPicture
                picture.draft("RGB", (SIDE * 2, SIDE * 2))
                upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise NotAPicture from error
    small = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    small.save(kept, "JPEG", quality=85, optimize=True)  # no exif=: nothing of the camera's goes along
    return kept.getvalue()
