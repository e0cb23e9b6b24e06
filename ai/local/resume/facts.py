"""What was found, as JSON Resume with the evidence of each field."""

from __future__ import annotations

from ai.local.resume.education import Studies
from ai.local.resume.found import Found
from ai.local.resume.lists import Item, Tongue, Undertaking
from ai.local.resume.skills import Group
from ai.local.resume.work import Role
from ai.schemas import (
    Award,
    Certificate,
    Education,
    Evidence,
    Interest,
    Language,
    Project,
    Publication,
    ResumeFacts,
    SkillGroup,
    Volunteer,
    Work,
)


class FactsBuilder:
    """Gathers facts; each value is kept with the words that say it."""

    def __init__(self) -> None:
        self.facts = ResumeFacts()

    def say(self, pointer: str, found: Found | None) -> str | None:
        """Note the evidence of a field, and give its value."""
        if found is None:
            return None
        self.facts.meta.evidence[pointer] = Evidence(
            start=found.start, end=found.end, confidence=round(found.sure, 2)
        )
        return found.value

    def says(self, pointer: str, found: list[Found]) -> list[str]:
        """The same for a list of values."""
        return [self.say(f"{pointer}/{i}", one) or "" for i, one in enumerate(found)]

    def work(self, roles: list[Role]) -> None:
        for role in roles:
            at = f"/work/{len(self.facts.work)}"
            self.facts.work.append(
                Work(
                    name=self.say(f"{at}/name", role.name),
                    position=self.say(f"{at}/position", role.position),
                    location=self.say(f"{at}/location", role.place),
                    startDate=self.say(f"{at}/startDate", role.first),
                    endDate=self.say(f"{at}/endDate", role.last),
                    summary=self.say(f"{at}/summary", role.summary),
                    highlights=self.says(f"{at}/highlights", role.highlights),
                )
            )

    def volunteer(self, roles: list[Role]) -> None:
        for role in roles:
            at = f"/volunteer/{len(self.facts.volunteer)}"
            self.facts.volunteer.append(
                Volunteer(
                    organization=self.say(f"{at}/organization", role.name),
                    position=self.say(f"{at}/position", role.position),
                    location=self.say(f"{at}/location", role.place),
                    startDate=self.say(f"{at}/startDate", role.first),
                    endDate=self.say(f"{at}/endDate", role.last),
                    summary=self.say(f"{at}/summary", role.summary),
                    highlights=self.says(f"{at}/highlights", role.highlights),
                )
            )

    def education(self, studies: list[Studies]) -> None:
        for one in studies:
            at = f"/education/{len(self.facts.education)}"
            self.facts.education.append(
                Education(
                    institution=self.say(f"{at}/institution", one.institution),
                    studyType=self.say(f"{at}/studyType", one.degree),
                    area=self.say(f"{at}/area", one.area),
                    startDate=self.say(f"{at}/startDate", one.first),
                    endDate=self.say(f"{at}/endDate", one.last),
                    score=self.say(f"{at}/score", one.score),
                    courses=self.says(f"{at}/courses", one.courses),
                )
            )

    def skills(self, groups: list[Group]) -> None:
        said: set[str] = set()
        for group in groups:
            items = [i for i in group.items if i.value.casefold() not in said]
            said |= {item.value.casefold() for item in items}
            if not items:
                continue
            at = f"/skills/{len(self.facts.skills)}"
            self.facts.skills.append(
                SkillGroup(
                    name=self.say(f"{at}/name", group.name),
                    level=self.say(f"{at}/level", group.level),
                    keywords=self.says(f"{at}/keywords", items),
                )
            )

    def certificates(self, items: list[Item]) -> None:
        for item in items:
            at = f"/certificates/{len(self.facts.certificates)}"
            self.facts.certificates.append(
                Certificate(
                    name=self.say(f"{at}/name", item.name),
                    issuer=self.say(f"{at}/issuer", item.by),
                    date=self.say(f"{at}/date", item.date),
                )
            )

    def awards(self, items: list[Item]) -> None:
        for item in items:
            at = f"/awards/{len(self.facts.awards)}"
            self.facts.awards.append(
                Award(
                    title=self.say(f"{at}/title", item.name),
                    awarder=self.say(f"{at}/awarder", item.by),
                    date=self.say(f"{at}/date", item.date),
                    summary=self.say(f"{at}/summary", item.summary),
                )
            )

    def publications(self, items: list[Item]) -> None:
        for item in items:
            at = f"/publications/{len(self.facts.publications)}"
            self.facts.publications.append(
                Publication(
                    name=self.say(f"{at}/name", item.name),
                    publisher=self.say(f"{at}/publisher", item.by),
                    releaseDate=self.say(f"{at}/releaseDate", item.date),
                )
            )

    def projects(self, projects: list[Undertaking]) -> None:
        for project in projects:
            at = f"/projects/{len(self.facts.projects)}"
            self.facts.projects.append(
                Project(
                    name=self.say(f"{at}/name", project.name),
                    description=self.say(f"{at}/description", project.description),
                    startDate=self.say(f"{at}/startDate", project.first),
                    endDate=self.say(f"{at}/endDate", project.last),
                    url=project.url,
                    highlights=self.says(f"{at}/highlights", project.highlights),
                )
            )

    def languages(self, tongues: list[Tongue]) -> None:
        said = {(language.language or "").casefold() for language in self.facts.languages}
        for tongue in tongues:
            if tongue.name.value.casefold() in said:
                continue
            at = f"/languages/{len(self.facts.languages)}"
            self.facts.languages.append(
                Language(
                    language=self.say(f"{at}/language", tongue.name),
                    fluency=self.say(f"{at}/fluency", tongue.fluency),
                )
            )

    def interests(self, found: list[Found]) -> None:
        for one in found:
            at = f"/interests/{len(self.facts.interests)}"
            self.facts.interests.append(Interest(name=self.say(f"{at}/name", one)))
