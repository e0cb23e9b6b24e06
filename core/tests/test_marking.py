from core.marking import Mark, excerpt, line_numbers, numbered

TEXT = "Ana Silva\n\nEXPERIENCE\nNurse, Leeds\n• Led audits\n  of lines\n"


def shown(text: str, *marks: Mark) -> list[list[tuple[str, str]]]:
    return [
        [(p.text, p.mark.state if p.mark else "") for p in line.pieces]
        for line in numbered(text, marks)
    ]


def test_it_numbers_only_lines_with_words() -> None:
    assert [(line.number, TEXT[line.start : line.end]) for line in numbered(TEXT)] == [
        (1, "Ana Silva"),
        (2, "EXPERIENCE"),
        (3, "Nurse, Leeds"),
        (4, "Led audits"),
        (5, "of lines"),
    ]


def test_it_sees_bullets_and_headings() -> None:
    assert [line.shape for line in numbered(TEXT)] == [
        "heading",
        "heading",
        "text",
        "bullet",
        "text",
    ]


def test_headings_that_the_reader_names_are_headings() -> None:
    assert numbered("Skills I use\nGo", headings=["skills i use"])[0].shape == "heading"


def test_a_mark_cuts_its_line() -> None:
    at = TEXT.index("Leeds")
    assert shown(TEXT, Mark(at, at + 5, "have"))[2] == [("Nurse, ", ""), ("Leeds", "have")]


def test_a_mark_over_two_lines_is_in_both() -> None:
    at = TEXT.index("audits")
    lines = shown(TEXT, Mark(at, TEXT.index("lines") + 5, "part"))
    assert lines[3] == [("Led ", ""), ("audits", "part")]
    assert lines[4] == [("of lines", "part")]


def test_of_overlapping_marks_the_one_given_first_stays() -> None:
    assert shown("One two three", Mark(4, 7, "miss"), Mark(0, 5, "have"), Mark(8, 13, "part")) == [
        [("One ", ""), ("two", "miss"), (" ", ""), ("three", "part")]
    ]


def test_no_word_is_lost_or_doubled() -> None:
    marks = [Mark(i, i + 3, "have") for i in range(0, len(TEXT), 5)]
    for line in numbered(TEXT, marks):
        assert "".join(p.text for p in line.pieces) == TEXT[line.start : line.end]


def test_it_says_in_which_lines_words_stand() -> None:
    lines = numbered(TEXT)
    at = TEXT.index("audits")
    assert line_numbers(lines, at, at + 6) == [4]
    assert line_numbers(lines, at, TEXT.index("lines") + 5) == [4, 5]


def test_an_excerpt_has_only_the_lines_of_its_marks() -> None:
    at = TEXT.index("Leeds")
    lines = excerpt(TEXT, numbered(TEXT), [Mark(at, at + 5, "have")])
    assert [(line.number, [p.text for p in line.pieces]) for line in lines] == [
        (3, ["Nurse, ", "Leeds"])
    ]


def test_an_excerpt_of_a_long_line_is_short_and_keeps_its_mark() -> None:
    text = "word " * 200 + "Terraform" + " word" * 200
    mark = Mark(1000, 1009, "have")
    pieces = excerpt(text, numbered(text), [mark])[0].pieces
    assert pieces[1].text == "Terraform"
    assert all(len(piece.text) < 250 for piece in pieces)
