"""Tables as CSV files that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet work a cell out instead of showing it
(https://owasp.org/www-community/attacks/CSV_Injection)."""


def cell(value: object) -> str:
    """The value as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    said = str(value)
    if isinstance(value, str) and said.lstrip().startswith(_STARTS_FORMULA):
        return f"'{said}"
    return said


def plain_cell(said: str) -> str:
    """What stood in a cell before ``cell`` made it safe."""
    said = said.strip()
    safe = said.startswith("'") and said[1:].lstrip().startswith(_STARTS_FORMULA)
    return said[1:] if safe else said


def csv_response(
    filename: str, head: Sequence[str], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """A CSV file to download: UTF-8 with a mark, so that spreadsheets read it as such."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.write("\ufeff")
    writer = csv.writer(response, quoting=csv.QUOTE_ALL)  # some split at semicolons and tabs too
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return response
