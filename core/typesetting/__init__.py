"""Data to PDF, tagged, in fonts of our own; and what of it those fonts cannot say.

A document is a template of ours in Typst (https://typst.app/docs) and data of anybody's. The data
reaches the template as JSON and is never part of its source, so that no words can be commands.
Nothing can be read from the disk or the net: a template imports only what stands in ``LIBRARY``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from core.typesetting.glyphs import plain, unknown

__all__ = ["Paper", "Untypesettable", "cleaned", "pdf", "picture", "plain", "unknown"]

Paper = Literal["a4", "us-letter"]
FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
LIBRARY = {"base.typ": (FOLDER / "base.typ").read_bytes()}


class Untypesettable(Exception):
    """What was to be set holds characters that no font of ours has. The message is a sentence."""


def pdf(template: bytes, said: Mapping[str, Any]) -> bytes:
    """A PDF for people and machines (PDF/UA-1): tagged, in reading order.

    ``template`` begins with ``#import "base.typ": *`` and finds ``said`` as ``said``, in which
    ``title`` and ``lang`` (ISO 639-1) are needed, and ``paper`` is one of ``Paper``. Raises
    ``Untypesettable`` for characters that the fonts lack: they would be boxes.
    """
    data = json.dumps(cleaned(said), ensure_ascii=False)
    missing = unknown(data)
    if missing:
        shown = " ".join(missing[:20]) + (" …" if len(missing) > 20 else "")
        raise Untypesettable(f"These characters cannot be set in this font: {shown}")
    return _compiled(template, data)


def _compiled(template: bytes, data: str) -> bytes:
    import typst  # noqa: PLC0415 - it takes memory: only where something is set

    made = typst.compile(  # type: ignore[call-overload] # its types leave out the files as a dict
        {"main.typ": template, **LIBRARY},
        root=str(FONTS),  # all that a template could open
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"said": data},
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)  # noqa: S101 - one document makes one file
    return made


def picture(made: bytes, *, page: int = 0, width: int = 900) -> bytes:
    """A page of a PDF that ``pdf`` made, as PNG of ``width`` pixels."""
    import pypdfium2  # noqa: PLC0415 - as above

    with pypdfium2.PdfDocument(made) as document:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width())
        out = BytesIO()
        bitmap.to_pil().quantize(64).save(out, "PNG")
    return out.getvalue()


def cleaned(said: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """The data with every text in characters that can be set, where others mean the same."""
    if isinstance(said, str):
        return plain(said)
    if isinstance(said, Mapping):
        return {key: cleaned(value) for key, value in said.items()}
    return [cleaned(one) for one in said] if isinstance(said, (list, tuple)) else said
