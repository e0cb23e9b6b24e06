"""What the demo board's first page is for twelve occupations: to be read by a person.

usage: first_pages.py [--top 5]

Prints the best of the 240 written examples for a short résumé of each occupation, with the score
that a report would give. The file that an example stands in is the occupation that it was written
for, so that the share of these is a figure too; a neighbour's job may be as sensible.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ai import documents
from ai.engine import Posting, ReadJob, ReadResume
from ai.local.engine import LocalEngine
from ai.local.ranking.index import PostingIndex, posting_row
from ai.local.resume.tests.golden import texts
from ai.local.resume.tests.golden.people import PEOPLE
from ai.local.scoring.compare import demand_of, judged, profile_of
from ai.local.scoring.profile import Profile
from jobalign.samples import NURSE
from jobs.boards import demo
from matching.feed.levels import SET_BACK, step_back

ENGINE = LocalEngine()
SHORT_LIST = 200
GOLDEN = {
    "software": "Senior Backend Engineer",
    "chef": "Head Chef",
    "teacher": "High School Science Teacher",
    "data": "Data Scientist",
    "people": "Human Resources Manager",
    "electrician": "Electrician",
}
WRITTEN = {
    "accountant": """Meera Kapoor
Management Accountant
meera.kapoor@example.org, Leeds

Experience
Management Accountant, Fairweather Foods, Leeds. March 2020 to present
- Close the month in five working days: accruals, prepayments, stock and a margin bridge
- Prepare the budget and the forecast with eleven department heads
- Cut the days for VAT returns from six to two with Power Query
Assistant Accountant, Bell & Co, Leeds. June 2016 to February 2020
- Bank and balance sheet reconciliations, purchase ledger, year-end audit files

Education
CIMA, part-qualified, 2021
BA Accounting and Finance, University of Leeds, 2016

Skills
Microsoft Excel, Sage, VAT returns, month-end close, budgeting, forecasting, reconciliation""",
    "design": """Ines Marchetti
Product Designer
ines.marchetti@example.org, Bristol

Experience
Product Designer, Harbourline, Bristol. January 2019 to present
- Designed the booking flow in Figma; fewer people left it half way, down from 41 to 23 %
- Ran 30 usability tests and turned them into a design system of 64 components
UX Designer, Studio Quayle, Bristol. September 2015 to December 2018
- Wireframes, prototypes and user research for eleven clients

Education
BA Graphic Design, Falmouth University, 2015

Skills
Figma, user research, prototyping, wireframing, design systems, accessibility""",
    "marketing": """Joel Adeyemi
Digital Marketing Manager
joel.adeyemi@example.org, Manchester

Experience
Digital Marketing Manager, Larkspur Home, Manchester. May 2019 to present
- Run paid search and social with a budget of £420,000; cost of a lead down by 31 %
- Write the e-mail programme for 180,000 readers and test it each week
Marketing Executive, Fielding Travel, Manchester. July 2015 to April 2019
- SEO, content calendar, Google Analytics reports, two campaigns a month

Education
BA Marketing, Manchester Metropolitan University, 2015

Skills
SEO, Google Ads, Google Analytics, content marketing, email marketing, copywriting""",
    "sales": """Hanna Brightwell
Account Executive
hanna.brightwell@example.org, London

Experience
Account Executive, Cardinal Software, London. February 2019 to present
- Sell payroll software to firms of 50 to 500 people; 118 % of quota over three years
- Negotiate contracts and keep the pipeline in Salesforce
Sales Development Representative, Peak Telecom, London. August 2016 to January 2019
- Cold calling and qualification: 22 meetings a month

Education
BA Business, University of Kent, 2016

Skills
B2B sales, Salesforce, negotiation, prospecting, account management, forecasting""",
    "warehouse": """Dean Hollis
Warehouse Operative
dean.hollis@example.org, Doncaster

Experience
Warehouse Operative, Northway Distribution, Doncaster. April 2018 to present
- Pick, pack and load 140 orders a shift with a hand scanner
- Drive counterbalance and reach forklift trucks; no accident in six years
- Count stock each month and train new starters
Delivery Driver, Swift Parcel, Doncaster. May 2015 to March 2018
- 90 drops a day, vehicle checks

Certificates
Counterbalance forklift licence, Reach truck licence

Skills
Picking and packing, forklift operation, stock control, manual handling, health and safety""",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A job of the demo board, and the occupation that it was written for."""

    title: str
    occupation: str
    read: ReadJob


def main() -> None:
    """Rank and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--top", type=int, default=5)
    top = parser.parse_args().top
    index, examples = PostingIndex(), dict(_examples())
    for name, example in examples.items():
        ranked_as = Posting(id=name, title=example.title, text=example.read.text)
        index.add_row(name, posting_row(ranked_as))
    own = 0
    for occupation, resume in sorted(_people().items()):
        person = profile_of(resume)
        near = index.nearest(person.titles, person.direction, SHORT_LIST)
        ranked = [(*_judged(person, examples[name]), name) for name in near]
        print(f"\n{occupation}")
        for _, score, name in sorted(ranked, reverse=True)[:top]:
            example = examples[name]
            own += example.occupation == occupation
            other = "" if example.occupation == occupation else f"  ({example.occupation})"
            print(f"  {score:5.1f}  {example.title}{other}")
    print(f"\nof the occupation's own: {own} of {12 * top}")


def _judged(person: Profile, example: Example) -> tuple[float, float]:
    """As the feed does it."""
    demand = demand_of(example.read)
    rank, score = judged(person, demand)
    past = step_back(person, demand, example.title)
    return rank * SET_BACK if past else rank, score


def _examples() -> Iterator[tuple[str, Example]]:
    """As they are read when they come from a source."""
    for offer in demo.examples(date.today()):  # noqa: DTZ011 - a benchmark's day
        body, title = offer.found.body, offer.found.title
        facts = ENGINE.read_job(documents.from_text(body))
        offer.found.put_into(facts, body)
        yield offer.id, Example(title, offer.id.rpartition("-")[0], ReadJob(body, facts))


def _people() -> dict[str, ReadResume]:
    """A résumé of each occupation, as it is read."""
    golden = {person.label: person for person in PEOPLE}
    files = {name: texts.as_html(golden[label]) for name, label in GOLDEN.items()}
    files |= {name: written.encode() for name, written in WRITTEN.items()}
    files["nurse"] = NURSE.resume_path.read_bytes()
    return {name: _read(file) for name, file in files.items()}


def _read(file: bytes) -> ReadResume:
    document = documents.read(file)
    return ReadResume(document.text, ENGINE.read_resume(document))


if __name__ == "__main__":
    main()
