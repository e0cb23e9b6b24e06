from ai.schemas import Basics, Certificate, Evidence, Meta, ResumeFacts
from resumes.presenting import FactsPage

TEXT = "Ana Silva\nana@mail.example\n\nCertificates\nALS, 2025"


def evidence(words: str, confidence: float = 0.9) -> Evidence:
    at = TEXT.index(words)
    return Evidence(start=at, end=at + len(words), confidence=confidence)


def page() -> FactsPage:
    found = {
        "/basics/name": evidence("Ana Silva"),
        "/basics/email": evidence("ana@mail.example"),
        "/certificates/0/name": evidence("ALS", 0.3),
    }
    facts = ResumeFacts(
        basics=Basics(name="Ana Silva", email="ana@mail.example"),
        certificates=[Certificate(name="ALS", date="2025")],
        meta=Meta(evidence=found),
    )
    return FactsPage.of(facts, TEXT)


def test_each_fact_has_the_line_it_was_read_in() -> None:
    assert page().cite("/basics/email").number == 2
    assert page().cite("/basics/phone").number is None


def test_what_the_reader_was_not_sure_of_is_counted_and_marked() -> None:
    shown = page()
    assert (shown.found, shown.unsure) == (3, 1)
    marks = [p.mark for line in shown.lines for p in line.pieces if p.mark]
    assert [mark.state for mark in marks] == ["fact", "fact", "part"]


def test_facts_without_a_field_are_listed() -> None:
    [(section, entries)] = page().others
    assert (section, entries[0].title, entries[0].date, entries[0].cite.number) == (
        "Certificates",
        "ALS",
        "2025",
        4,
    )
