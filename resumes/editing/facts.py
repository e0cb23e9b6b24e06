"""Facts as forms, and forms as facts.

An entry keeps the evidence of what was left as it was read; what a person wrote is theirs and has
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from django.forms import BaseFormSet, Form

from ai.schemas import Education, Evidence, Fact, Location, ResumeFacts, SkillGroup, Work
from resumes.editing.parts import OTHERS, Part
from resumes.editing.typing import Said, entries_typed
from resumes.forms import BasicsForm, EducationForm, EducationForms, WorkForm, WorkForms
from resumes.models import Resume

BASICS = ("name", "label", "email", "phone", "url", "summary")
WORK = ("position", "name", "location", "startDate", "endDate", "summary")
EDUCATION = ("institution", "studyType", "area", "startDate", "endDate", "score")
SEPARATORS = re.compile(r"[,;\n•]+")


@dataclass(slots=True)
class FactsForms:
    """All the forms of a résumé's facts as one."""

    resume: Resume
    old: ResumeFacts
    basics: BasicsForm
    work: BaseFormSet[WorkForm]
    education: BaseFormSet[EducationForm]
    others: list[tuple[Part, BaseFormSet[Form]]]

    @classmethod
    def of(
        cls,
        resume: Resume,
        data: Mapping[str, Any] | None = None,
        base: ResumeFacts | None = None,
    ) -> FactsForms:
        """The forms, filled from the résumé; with ``data``, from what was sent.

        ``base`` are the facts that were the person's to edit, where they are not the current.
        """
        facts = base or resume.facts
        return cls(
            resume,
            facts,
            BasicsForm(data, initial=_basics(resume, facts)),
            WorkForms(data, prefix="work", initial=_entries(facts.work, WORK)),
            EducationForms(data, prefix="education", initial=_entries(facts.education, EDUCATION)),
            [
                (part, part.formset(sent(data, part), prefix=part.key, initial=shown))
                for part in OTHERS
                for shown in [_entries(entries_of(facts, part), part.names, part.lists)]
            ],
        )

    @property
    def parts(self) -> list[tuple[str, str, str, BaseFormSet[Any]]]:
        """Each part with entries: its key, its title, what one is called, and its forms."""
        return [
            ("work", "Experience", "a role", self.work),
            ("education", "Education", "a course or degree", self.education),
            *((part.key, part.title, part.one, forms) for part, forms in self.others),
        ]

    def is_valid(self) -> bool:
        others = [formset.is_valid() for _, formset in self.others if formset.is_bound]
        whole = [self.basics.is_valid(), self.work.is_valid(), self.education.is_valid()]
        return all([*whole, *others])

    @property
    def filled(self) -> Said:
        """What the forms were filled with, as a browser would send it; parts that stay whole
        without being sent are left out."""
        basics = {name: str(each) for name, each in (self.basics.initial or {}).items()}
        work = entries_typed("work", list(self.work.initial or []))
        return basics | work | entries_typed("education", list(self.education.initial or []))

    def completed(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What was said of the facts, each entry with what it was before where it does not say
        otherwise."""
        made = dict(said)
        for key, _, _, forms in self.parts:
            if key in made:
                before = list(forms.initial or [])
                made[key] = [_over(before, entry) for entry in made[key]]
        return made

    @property
    def problems(self) -> dict[str, Any]:
        """What is not right, by part, entry and field."""
        found: dict[str, Any] = {"basics": self.basics.errors}
        for key, _, _, forms in self.parts:
            if forms.is_bound:
                found[key] = {str(place): one for place, one in enumerate(forms.errors) if one}
        return {key: said for key, said in found.items() if said}

    @property
    def title(self) -> str:
        return str(self.basics.cleaned_data["title"])

    def facts(self) -> ResumeFacts:
        """The facts as the person left them."""
        old = self.old
        new = old.model_copy(deep=True)
        new.meta.evidence = _untouched(old)
        carry = Carry(old, new)
        _fill(new.basics, self.basics.cleaned_data, BASICS)
        carry.fields(old.basics, new.basics, "/basics", "/basics", BASICS)
        _set_city(new, self.basics.cleaned_data["city"])
        new.skills = _skills(old, self.basics.cleaned_data["skills"])
        new.work = [
            _work(carry, form.cleaned_data, number) for number, form in enumerate(_kept(self.work))
        ]
        new.education = [
            _education(carry, form.cleaned_data, number)
            for number, form in enumerate(_kept(self.education))
        ]
        for part, formset in self.others:
            if formset.is_bound:
                _take_part(carry, part, formset)
        return new


def _basics(resume: Resume, facts: ResumeFacts) -> dict[str, str]:
    words = [word for group in facts.skills for word in group.keywords]
    return {
        "title": resume.title,
        **{name: getattr(facts.basics, name) or "" for name in BASICS},
        "city": (facts.basics.location and facts.basics.location.city) or "",
        "skills": ", ".join(words),
    }


def _over(before: Sequence[Mapping[str, Any]], entry: Mapping[str, Any]) -> dict[str, Any]:
    was = entry.get("was")
    return {**before[was], **entry} if _known(was, before) else dict(entry)


def sent(data: Mapping[str, Any] | None, part: Part) -> Mapping[str, Any] | None:
    """What was sent of a part; none when the page had no forms for it, and it stays."""
    return data if data is not None and f"{part.key}-TOTAL_FORMS" in data else None


def entries_of(facts: ResumeFacts, part: Part) -> list[Fact]:
    return list(facts.basics.profiles if part.key == "profiles" else getattr(facts, part.key))


def _take_part(carry: Carry, part: Part, formset: BaseFormSet[Form]) -> None:
    """A part's entries as the person left them, each with the evidence of what is as it was."""
    root = "/basics/profiles" if part.key == "profiles" else f"/{part.key}"
    before = entries_of(carry.old, part)
    for at in [at for at in carry.new.meta.evidence if at.startswith(f"{root}/")]:
        del carry.new.meta.evidence[at]
    entries = []
    for number, form in enumerate(_kept(formset)):
        said, was = form.cleaned_data, form.cleaned_data["was"]
        known = _known(was, before)
        entry = before[was].model_copy(deep=True) if known else part.model()
        _fill(entry, said, part.names)
        for name in part.lists:
            setattr(entry, name, [x.strip() for x in said[name].splitlines() if x.strip()])
        if known:
            carry.fields(before[was], entry, f"{root}/{was}", f"{root}/{number}", part.names)
            for name in part.lists:
                lines = getattr(before[was], name), getattr(entry, name)
                carry.lines(*lines, f"{root}/{was}/{name}", f"{root}/{number}/{name}")
        entries.append(entry)
    if part.key == "profiles":
        setattr(carry.new.basics, "profiles", entries)  # noqa: B010 - any part, by its name
    else:
        setattr(carry.new, part.key, entries)


def _entries(
    entries: Sequence[Fact], names: Sequence[str], lists: Sequence[str] = ("highlights",)
) -> list[dict[str, Any]]:
    return [
        {
            "was": number,
            **{name: getattr(entry, name) or "" for name in names},
            **{name: "\n".join(getattr(entry, name, [])) for name in lists},
        }
        for number, entry in enumerate(entries)
    ]


def _kept(forms: Iterable[Form]) -> Iterable[Form]:
    """The forms that say something and were not taken out."""
    for form in forms:
        said = form.cleaned_data
        if not said.get("DELETE") and any(
            v for k, v in said.items() if k not in ("was", "DELETE")
        ):
            yield form


def _fill(fact: Fact, said: Mapping[str, Any], names: Iterable[str]) -> None:
    for name in names:
        setattr(fact, name, said[name].strip() or None)


def _work(carry: Carry, said: Mapping[str, Any], number: int) -> Work:
    work = Work()
    _fill(work, said, WORK)
    work.highlights = [line.strip() for line in said["highlights"].splitlines() if line.strip()]
    was = said["was"]
    if _known(was, carry.old.work):
        before = carry.old.work[was]
        carry.fields(before, work, f"/work/{was}", f"/work/{number}", WORK)
        places = (f"/work/{place}/highlights" for place in (was, number))
        carry.lines(before.highlights, work.highlights, *places)
    return work


def _education(carry: Carry, said: Mapping[str, Any], number: int) -> Education:
    was = said["was"]
    known = _known(was, carry.old.education)
    before = carry.old.education[was] if known else Education()
    study: Education = before.model_copy(deep=True)
    _fill(study, said, EDUCATION)
    if known:
        carry.fields(before, study, f"/education/{was}", f"/education/{number}", EDUCATION)
    return study


def _known(was: int | None, entries: Sequence[object]) -> TypeGuard[int]:
    return was is not None and 0 <= was < len(entries)


@dataclass(frozen=True, slots=True)
class Carry:
    """Carries the evidence of what did not change from the old facts to the new."""

    old: ResumeFacts
    new: ResumeFacts

    def fields(self, before: Fact, now: Fact, was: str, at: str, names: Iterable[str]) -> None:
        for name in names:
            if getattr(before, name) == getattr(now, name):
                self.move(f"{was}/{name}", f"{at}/{name}")

    def lines(self, before: list[str], now: list[str], was: str, at: str) -> None:
        for number, line in enumerate(now):
            if line in before:
                place = before.index(line)
                self.move(f"{was}/{place}", f"{at}/{number}")

    def move(self, was: str, at: str) -> None:
        if was in self.old.meta.evidence:
            self.new.meta.evidence[at] = self.old.meta.evidence[was]


def _untouched(facts: ResumeFacts) -> dict[str, Evidence]:
    """The evidence of the parts that have no form yet, and of skills."""
    edited = ("/work/", "/education/", *(f"/basics/{name}" for name in BASICS))
    return {at: found for at, found in facts.meta.evidence.items() if not at.startswith(edited)}


def _set_city(facts: ResumeFacts, city: str) -> None:
    city = city.strip()
    if not facts.basics.location and city:
        facts.basics.location = Location()
    if facts.basics.location:
        facts.basics.location.city = city or None


def _skills(old: ResumeFacts, said: str) -> list[SkillGroup]:
    """The skills as typed; groups keep the words they had, in their order."""
    words = list(dict.fromkeys(part.strip() for part in SEPARATORS.split(said) if part.strip()))
    left = dict.fromkeys(words)
    groups = []
    for group in old.skills:
        kept = [word for word in group.keywords if word in left]
        for word in kept:
            left.pop(word, None)
        if kept:
            groups.append(group.model_copy(update={"keywords": kept}))
    if left:
        groups.append(SkillGroup(keywords=list(left)))
    return groups
