"""What a document may cost: its size, its pages, and the memory and time of reading it."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MOST_BYTES = 10 * MEGABYTE
MOST_UNPACKED = 120 * MEGABYTE  # what the parts of a zipped document may say they hold together
MOST_PARTS = 3_000  # members of a zipped document
MOST_TABLE = 5 * MEGABYTE  # of a data archive
MOST_PAGES = 400
MOST_CHARACTERS = 400_000  # of text; a document's rest is left unread
MOST_LINES = 20_000
MOST_LINKS = 300

MEMORY = 512 * MEGABYTE  # address space of the child that opens a file
CPU_SECONDS = 10
WALL_SECONDS = 60  # recognising a scan's pages waits for another program
MOST_SCANNED_PAGES = 5
