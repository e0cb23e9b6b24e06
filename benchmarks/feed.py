"""How fast jobs are found for people, among a hundred thousand postings.

usage: feed.py [--postings 100000] [--people 1000] [--sample 1000]

Into an empty database of its own: set DATA_DIR to a new folder, and DATABASE_URL for PostgreSQL.
Postings are the demo board's, each many times with other words in front; people are those of the
golden set, each many times; every posting's text is its own, so that none is judged from what was
kept of another. Prints the time of a first feed's page (95th percentile), of finding jobs for a
person at first, with filters, anew every night (for all people, one after the other, and from that
on two processors), and of what a person costs when 1,000 and when 5,000 postings are added. Times
are of the clock, with the processor's seconds of this process behind them.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobalign.settings")
os.environ.setdefault("ALLOWED_HOSTS", "testserver")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from ai import documents  # noqa: E402
from ai.local.engine import LocalEngine  # noqa: E402
from ai.local.ranking.index import posting_row  # noqa: E402
from ai.local.ranking.space import Floats  # noqa: E402
from ai.local.resume.tests.golden import texts  # noqa: E402
from ai.local.resume.tests.golden.people import PEOPLE  # noqa: E402
from jobs.boards import demo  # noqa: E402
from jobs.gathering.switches import source_of  # noqa: E402
from jobs.models import Posting, PostingRow  # noqa: E402
from matching.feed import looks, making  # noqa: E402
from matching.feed.filters import FilterForm  # noqa: E402
from matching.models import Feed, Look  # noqa: E402
from resumes.models import Resume  # noqa: E402

ENGINE = LocalEngine()
CHANCE = random.Random(7)  # noqa: S311 - the same each time
Read = tuple[Posting, Floats]
BATCH = 5_000
PROCESSORS = 2
PAGES = 40
LOOKS = ("place=Leeds&within=50", "remote=remote", "q=nurse")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--sample", type=int, default=1_000)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    read = list(_examples())
    _add(read, asked.postings)
    PostingRow.objects.update(read_at=timezone.now() - timedelta(hours=1))
    feeds = _people(asked.people)
    chosen = CHANCE.sample(feeds, asked.sample)
    _timed("the first person of a process, rows loaded", [chosen[0]])
    each = _timed("a person's first feed", chosen[1:])
    print(f"a page of the feed, 95th percentile: {_page(chosen[:PAGES]):.0f} ms")
    for query in LOOKS:
        _ask(chosen[:PAGES], query)
        _timed(f"a person's look with {query}", chosen[:PAGES])
    Look.objects.all().delete()
    Feed.objects.update(up_to=None)
    _renew(chosen)
    again = _timed("a person anew, as every night", chosen)
    whole = again * asked.people / PROCESSORS
    print(f"all {asked.people} anew on {PROCESSORS} processors: {whole:.0f} s")
    for count in (1_000, 5_000):
        _add(read, count)
        _renew(chosen[:PAGES])
        _timed(f"a person when {count} are added", chosen[:PAGES])
    print(f"a first feed costs {each * 1000:.0f} ms of a worker")


def _examples() -> Iterator[Read]:
    """Postings with their facts and rows."""
    source = source_of(demo.KEY)
    for offer in demo.examples(date.today()):  # noqa: DTZ011 - a benchmark's day
        posting = Posting(
            source=source,
            title=offer.found.title,
            company=offer.found.company,
            place=offer.found.place,
            text=offer.found.body,
        )
        facts = ENGINE.read_job(documents.from_text(posting.text))
        posting.facts = facts.model_dump(mode="json", exclude_none=True)
        yield posting, posting_row(posting.ranked_as)


def _add(read: list[Read], count: int) -> None:
    """Postings like those that were read: other numbers, other words in front, a nudged row."""
    number = Posting.objects.count()
    nudge = np.random.default_rng(number)
    for begin in range(0, count, BATCH):
        size, now = min(BATCH, count - begin), timezone.now()
        made = []
        for place in range(begin, begin + size):
            like, row = read[(number + place) % len(read)]
            made.append((_like(like, number + place, now), row))
        kept = Posting.objects.bulk_create(one for one, _ in made)
        PostingRow.objects.bulk_create(
            PostingRow(
                posting=one,
                row=(row + nudge.normal(0, 0.02, row.shape)).astype(np.float16).tobytes(),
                read_at=now,
                engine_version=ENGINE.version,
            )
            for one, (_, row) in zip(kept, made, strict=True)
        )


def _like(like: Posting, number: int, now: datetime) -> Posting:
    return Posting(
        source=like.source,
        external_id=f"bench-{number}",
        url=f"https://demo-board.example/jobs/bench-{number}",
        title=like.title,
        company=f"{like.company} {number % 977}",
        place=like.place,
        text=f"{like.text}\n\nReference {number}",
        facts=like.facts,
        facts_at=now,
        posted_on=now.date() - timedelta(days=number % 28),
        first_seen=now,
        last_seen=now,
        content_hash=f"{number}",
    )


def _people(count: int) -> list[Feed]:
    feeds = []
    for number in range(count):
        person = PEOPLE[number % len(PEOPLE)]
        document = documents.read(texts.as_html(person))
        owner = User.objects.create_user(f"bench{number}@example.org")
        User.objects.filter(pk=owner.pk).update(last_login=timezone.now())
        resume = Resume.objects.create(
            owner=owner, title=person.name, filename="x.txt", size=1, text=document.text
        )
        resume.current = resume.add_version(ENGINE.read_resume(document), "read")
        resume.status, resume.finished_at = "ready", timezone.now()
        resume.save()
        feeds.append(Feed.objects.create(resume=resume, owner=owner))
    return feeds


def _renew(feeds: list[Feed]) -> None:
    numbers = [feed.pk for feed in feeds]
    Feed.objects.filter(pk__in=numbers).update(status="waiting", attempts=0, finished_at=None)


def _ask(feeds: list[Feed], query: str) -> None:
    for feed in feeds:
        feed.refresh_from_db()
        assert looks.ask(feed, FilterForm(QueryDict(query))) is not None  # noqa: S101 - as above


def _timed(what: str, feeds: list[Feed]) -> float:
    """The mean of seconds that one takes; all of them are made."""
    spent, worked = [], time.process_time()
    for feed in feeds:
        began = time.perf_counter()
        making.recommend(feed.pk)
        spent.append(1000 * (time.perf_counter() - began))
    worked = 1000 * (time.process_time() - worked) / len(feeds)
    middle, mean = statistics.median(spent), statistics.mean(spent)
    print(
        f"{what}: median {middle:.0f} ms, most {max(spent):.0f} ms, mean {mean:.0f} ms,", end=" "
    )
    print(f"of which this process worked {worked:.0f} ms", flush=True)
    return mean / 1000


def _page(feeds: list[Feed]) -> float:
    spent = []
    for feed in feeds:
        client = Client()
        client.force_login(feed.owner)
        client.get("/jobs/found/")
        began = time.perf_counter()
        answer = client.get("/jobs/found/", {"place": "Leeds", "within": "50"})
        spent.append(1000 * (time.perf_counter() - began))
        assert answer.status_code == 200, answer.status_code  # noqa: S101 - a benchmark of nothing
    return statistics.quantiles(spent, n=20)[-1]


if __name__ == "__main__":
    main()
