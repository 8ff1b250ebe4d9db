"""Photographs as arrays of gray values or of three channels: two that ship with scikit-learn, and any that a reader brings."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from acts.array import Array
from acts.files import is_brought, read
from acts.text import Text, Trouble

PICTURES = MappingProxyType({"china": Text("Temple", "사원"), "flower": Text("Flower", "꽃")})
ACCEPTS = ("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff")
SIDE = 480
PIXEL_LIMIT = 60_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")

COLORS: MappingProxyType[str, Text] = MappingProxyType({"grey": Text("Gray", "회색조"), "rgb": Text("RGB", "RGB")})
SCALINGS: MappingProxyType[str, Text] = MappingProxyType(
    {
        "minus_median": Text("Minus the median (lecture)", "중앙값 빼기(강의 방식)"),
        "zero_to_one": Text("From 0 to 1", "0에서 1까지"),
        "minus_one_to_one": Text("From −1 to 1", "−1에서 1까지"),
        "z_score": Text("Mean 0, deviation 1", "평균 0, 표준편차 1"),
    }
)
_SCALE: dict[str, Callable[[Array], Array]] = {
    "minus_median": lambda g: g - np.median(g),
    "zero_to_one": lambda g: g,
    "minus_one_to_one": lambda g: 2 * g - 1,
    "z_score": lambda g: (g - g.mean()) / max(float(g.std()), 1e-9),
}


def picture(name: str, scaling: str, colors: str = "grey") -> Array:
    """The picture *name* in the given *scaling*, longer side at most 480 pixels.

    Luminance of shape (height, width), or with *colors* "rgb" the three channels, (height, width, 3), which are scaled
    together. Raises `Trouble` if *name* is a brought file that did not come along or is not a picture.
    """
    small = _bundled(name) if not is_brought(name) else _small(read(name))
    return _SCALE[scaling](np.asarray(small if colors == "rgb" else small.convert("L"), np.float64) / 255)


def normalized(content: bytes) -> bytes:
    """A brought picture, checked and made small: an RGB PNG without metadata. Raises `Trouble` if it is none."""
    out = BytesIO()
    Image.fromarray(np.asarray(_small(content))).save(out, "PNG", optimize=True)
    return out.getvalue()


def png(values: Array, low: float, high: float) -> bytes:
    """*values*, gray or in three channels, as a PNG: *low* is dark and *high* bright."""
    share = np.clip((np.nan_to_num(values) - low) / max(high - low, 1e-12), 0, 1)
    out = BytesIO()
    Image.fromarray((share * 255).round().astype(np.uint8)).save(out, "PNG", compress_level=1)
    return out.getvalue()


@lru_cache(maxsize=4)
def _bundled(name: str) -> Image.Image:
    path = distribution("scikit-learn").locate_file(f"sklearn/datasets/images/{name}.jpg")
    return _small(Path(str(path)).read_bytes())


def _small(content: bytes) -> Image.Image:
    """An encoded picture in RGB, upright and small; refuses what is no picture before it is unpacked."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # other libraries of this process switch it on for everybody
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            _refuse_enormous(picture)
            picture.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(picture)
            return _plain(upright)
    except UnidentifiedImageError as error:
        raise Trouble(_NOT_A_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Trouble(_ENORMOUS) from error
    except Trouble:
        raise
    except (OSError, SyntaxError, ValueError) as error:
        raise Trouble(_BROKEN) from error


def _refuse_enormous(picture: Image.Image) -> None:
    if picture.width * picture.height > PIXEL_LIMIT:
        raise Trouble(_ENORMOUS)


def _plain(picture: Image.Image) -> Image.Image:
    """*picture* on white and in RGB, its longer side at most 480 pixels."""
    if picture.mode.startswith(("I", "F")):  # 16 and 32 bits a pixel: stretch, as Pillow would clip at 255
        deep = np.nan_to_num(np.asarray(picture, np.float64))
        span = float(np.ptp(deep)) or 1.0
        picture = Image.fromarray(((deep - deep.min()) / span * 255).round().astype(np.uint8))
    if "A" in picture.getbands() or "transparency" in picture.info:
        flat = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", flat.size, "white"), flat)
    small = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    small.thumbnail((SIDE, SIDE))
    return small.convert("RGB")


_NOT_A_PICTURE = Text(
    "This file is not a picture that can be read here. Bring a PNG, JPEG, WebP, GIF, BMP or TIFF file.",
    "여기서 읽을 수 있는 사진이 아닙니다. PNG, JPEG, WebP, GIF, BMP, TIFF 파일을 올리세요.",
)
_BROKEN = Text(
    "This picture is damaged or cut off, so it cannot be read. Save it again and bring the new file.",
    "사진 파일이 손상되었거나 중간에 잘려 읽을 수 없습니다. 다시 저장한 뒤 새 파일을 올리세요.",
)
_ENORMOUS = Text(
    "This picture is too large to read. Make it smaller than 60 million pixels and bring it again.",
    "사진이 너무 커서 읽을 수 없습니다. 6천만 픽셀보다 작게 줄여 다시 올리세요.",
)
