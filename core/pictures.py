"""Pictures that people bring, made anew: nothing of the file that came is kept.

The file is opened in a process of its own with little memory and time; what comes back is a small
square JPEG without what cameras write into theirs, such as the place.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from core.errors import Refused

SIDE = 512  # pixels
QUALITY = 88
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MEMORY = 768 * 1024 * 1024  # address space of the child
SECONDS = 10
ROOT = Path(__file__).resolve().parents[1]
UNREADABLE = "This is not a picture that can be read. Choose a JPEG, PNG, WebP or GIF."
TOO_LARGE = "This picture is too large. Choose one of at most 10 MB and 50 megapixels."


def portrait(data: bytes) -> bytes:
    """A square JPEG of the picture's middle. Raises Refused, with a sentence."""
    if len(data) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "core.pictures"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(TOO_LARGE) from None
    if done.returncode or not done.stdout:
        raise Refused(TOO_LARGE if b"too large" in done.stderr else UNREADABLE)
    return done.stdout


def drawn(data: bytes) -> bytes:
    """The work of the child. Raises whatever Pillow does, ValueError for too many pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - the child's alone

    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("too large")
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    ground = Image.new("RGB", upright.size, "white")
    ground.paste(upright, mask=upright.getchannel("A"))
    side = min(SIDE, *ground.size)
    made = BytesIO()
    ImageOps.fit(ground, (side, side)).save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read(MOST_BYTES + 1)))
