"""Facts as a text in lines, with the place of each fact in it."""

from __future__ import annotations

from typing import Any

from ai.schemas import Evidence, ResumeFacts

_HEADINGS = {
    "work": "Work experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "skills": "Skills",
    "certificates": "Certifications",
    "awards": "Awards",
    "projects": "Projects",
    "publications": "Publications",
    "languages": "Languages",
    "interests": "Interests",
}
_FIRST = (  # what stands in the first line of an entry, in this order
    *("position", "name", "organization", "institution", "title", "language", "fluency"),
    *("studyType", "area", "issuer", "awarder", "publisher", "level", "location", "score"),
    *("startDate", "endDate", "date", "releaseDate", "url"),
)
_BELOW = ("summary", "description")
_LISTS = ("highlights", "courses", "keywords")


class Saying:
    """A text that is being written."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.evidence: dict[str, Evidence] = {}

    @classmethod
    def of(cls, facts: ResumeFacts) -> Saying:
        """All that the facts say."""
        saying = cls()
        said = facts.model_dump(mode="json", exclude_none=True, exclude={"meta"})
        saying._basics(said.pop("basics", {}))
        for part, heading in _HEADINGS.items():
            if said.get(part):
                saying._add(f"{chr(10) if saying.parts else ''}{heading}\n")
                for number, entry in enumerate(said[part]):
                    saying._entry(f"/{part}/{number}", entry)
        return saying

    @property
    def text(self) -> str:
        return "".join(self.parts).rstrip("\n")

    def _basics(self, said: dict[str, Any]) -> None:
        for name in ("name", "label", "email", "phone", "url"):
            self._line([(f"/basics/{name}", said.get(name))])
        place = said.get("location") or {}
        names = ("address", "postalCode", "city", "region", "countryCode")
        self._line([(f"/basics/location/{name}", place.get(name)) for name in names])
        for number, profile in enumerate(said.get("profiles", [])):
            at = f"/basics/profiles/{number}"
            self._line([(f"{at}/{n}", profile.get(n)) for n in ("network", "username", "url")])
        if said.get("summary"):
            self._add("\nSummary\n")
            self._line([("/basics/summary", said["summary"])])

    def _entry(self, at: str, said: dict[str, Any]) -> None:
        self._line([(f"{at}/{name}", said.get(name)) for name in _FIRST])
        for name in _BELOW:
            self._line([(f"{at}/{name}", said.get(name))])
        for name in _LISTS:
            for number, one in enumerate(said.get(name) or []):
                self._line([(f"{at}/{name}/{number}", one)], lead="- ")

    def _line(self, facts: list[tuple[str, str | None]], lead: str = "") -> None:
        told = [(at, " ".join(said.split())) for at, said in facts if said and said.strip()]
        for number, (at, said) in enumerate(told):
            self._add(" | " if number else lead)
            start = self.length
            self._add(said)
            self.evidence[at] = Evidence(start=start, end=self.length, confidence=1.0)
        if told:
            self._add("\n")

    def _add(self, said: str) -> None:
        self.parts.append(said)
        self.length += len(said)
