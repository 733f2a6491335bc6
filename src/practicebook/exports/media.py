"""The pictures of public entries as visitors get them: upright, of a bounded size, WebP, and nothing but pixels.

A contributed file is never published as it came: it may tell where and by whom a picture was taken, or be a picture and
something else at once. It is read into pixels, and a new file is written from these.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from practicebook.content.pictures import opened_picture
from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site
from practicebook.views.media import picture_address, picture_path, published_names, published_size

_QUALITY = 80


def media(site: Site) -> Iterator[Artifact]:
    """Yield the published file of every picture of every public entry.

    Raises:
        UnreadablePictureError: A picture cannot be read.
    """
    project = site.project
    for entry in project.catalogue:
        for file, name in published_names(entry.practice).items():
            content = republished(picture_path(project.root, entry.slug, file))
            yield Artifact(picture_address(entry.slug, name), content)


def republished(path: Path) -> bytes:
    """The bytes of the WebP file made from a contributed picture; the same for the same file and libwebp.

    Raises:
        UnreadablePictureError: It cannot be read.
    """
    with opened_picture(path) as image:
        upright = ImageOps.exif_transpose(image)
        coloured = _in_srgb(upright).resize(published_size(*upright.size), Image.Resampling.LANCZOS)
        pixels = Image.new(coloured.mode, coloured.size)  # a new image carries no Exif, XMP, comments or profiles over
        pixels.paste(coloured)
        file = io.BytesIO()
        pixels.save(file, "WEBP", quality=_QUALITY, method=4)
        return file.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The image in the colours that a picture without a profile is taken to have; transparency is kept."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and mode == "RGB":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            turned = None  # a profile that does not fit its picture is left out
        if turned is not None:
            return turned
    return image.convert(mode)
