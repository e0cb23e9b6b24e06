"""Accepted suggestions change facts and text alike, in any order, and nothing else."""

from __future__ import annotations

from itertools import permutations

from ai.engine import ReadResume
from ai.rewriting import applied
from ai.schemas import Basics, Evidence, ResumeFacts, SkillGroup, Work
from ai.suggestions import Suggestion

TEXT = """Ada Field
ada@example.org

Experience
Gardener at Long Acre Nurseries, York
April 2019 - present
- Responsible for managing the rose
  garden and its paths
- Grew 40 kinds of roses
- Taught two apprentices to graft

Skills
Pruning, grafting, soil analysis, planning
"""


def read() -> ReadResume:
    bullets = ["Responsible for managing the rose garden and its paths", "Grew 40 kinds of roses",
               "Taught two apprentices to graft"]  # fmt: skip
    skills = ["Pruning", "grafting", "soil analysis", "planning"]
    facts = ResumeFacts(
        basics=Basics(name="Ada Field"),
        work=[Work(name="Long Acre Nurseries", position="Gardener", highlights=bullets)],
        skills=[SkillGroup(keywords=skills)],
    )
    facts.meta.evidence = {
        "/basics/name": where("Ada Field"),
        "/work/0/position": where("Gardener"),
        "/work/0/highlights/0": where(bullets[0].replace("rose garden", "rose\n  garden")),
        **{f"/work/0/highlights/{i}": where(bullets[i]) for i in (1, 2)},
        **{f"/skills/0/keywords/{i}": where(word) for i, word in enumerate(skills)},
    }
    return ReadResume(TEXT, facts)


def where(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start + len(words), confidence=0.9)


def change(kind: str, where: str, before: str, after: str) -> Suggestion:
    return Suggestion.model_validate(
        {"kind": kind, "where": where, "before": before, "after": after, "why": "So."}
    )


def changes(resume: ReadResume) -> list[Suggestion]:
    first, _, last = resume.facts.work[0].highlights
    skills = resume.facts.skills[0].keywords
    return [
        change("rewrite", "/work/0/highlights/0", first, "Managed the rose garden and its paths"),
        change("promote", "/work/0/highlights/2", last, last),
        change("cut", "/work/0/highlights/1", "Grew 40 kinds of roses", ""),
        change("reorder", "/skills/0/keywords", "\n".join(skills), "\n".join(skills[::-1])),
        change("skill", "/skills/0/keywords/-", "", "Teaching"),
        change("summary", "/basics/summary", "", "Gardener since April 2019."),
    ]


def test_nothing_accepted_is_the_same_to_the_letter() -> None:
    resume = read()
    assert applied(resume, []) == resume


def test_words_lists_and_text_follow_what_is_accepted() -> None:
    resume = read()
    made = applied(resume, changes(resume))
    assert made.facts.work[0].highlights == [
        "Taught two apprentices to graft",
        "Managed the rose garden and its paths",
    ]
    assert made.facts.skills[0].keywords == [
        "planning", "soil analysis", "grafting", "Pruning", "Teaching",
    ]  # fmt: skip
    assert made.facts.basics.summary == "Gardener since April 2019."
    assert "- Managed the rose\n  garden and its paths" in made.text
    assert "Grew 40" not in made.text
    assert "planning, Teaching" in made.text


def test_the_order_of_acceptance_does_not_matter() -> None:
    resume = read()
    made = {applied(resume, order).text for order in permutations(changes(resume)[:4])}
    assert len(made) == 1


def test_evidence_still_points_at_its_words() -> None:
    resume = read()
    made = applied(resume, changes(resume))
    for pointer, said in [
        ("/work/0/highlights/0", "Taught two apprentices to graft"),
        ("/work/0/position", "Gardener"),
        ("/basics/name", "Ada Field"),
    ]:
        found = made.facts.meta.evidence[pointer]
        assert made.text[found.start : found.end] == said


def test_what_does_not_fit_changes_nothing() -> None:
    resume = read()
    for one in [
        change("rewrite", "/work/7/highlights/0", "No", "Yes"),
        change("rewrite", "/work/0/highlights/1", "Grew 50 kinds", "Grew"),
        change("reorder", "/skills/0/keywords", "a\nb", "b\na"),
        change("cut", "/nowhere", "x", ""),
        change("skill", "/skills/9/keywords/-", "", "X"),
    ]:
        assert applied(resume, [one]) == resume
