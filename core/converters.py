"""What stands in addresses."""

from __future__ import annotations

from django.urls.converters import IntConverter

from core.forms import LONGEST_NUMBER


class RowNumber(IntConverter):
    """A row's number, ``<row:pk>``, as long as one can be: no column holds a longer one."""

    regex = f"[0-9]{{1,{LONGEST_NUMBER}}}"
