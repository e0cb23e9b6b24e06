"""``find_skills``: text on standard input, a line each; the skills in it."""

from __future__ import annotations

import sys
from typing import Any

from jobalign.management.reading import EngineCommand


class Command(EngineCommand):
    help = "Find skills in the lines of standard input."

    def run(self, options: dict[str, Any]) -> None:
        del options
        for line in sys.stdin:
            found = self.engine.find_skills(line.rstrip("\r\n"))
            if self.as_json:
                self.line({"skills": [one.model_dump() for one in found]})
            else:
                self.stdout.write(", ".join(f"{one.name} ({one.kind})" for one in found))
