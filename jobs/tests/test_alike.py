"""Whether two postings are the same job, on pairs of which half were kept aside."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jobs.alike import MOST_IN_BLOCK, Card, Pay, alike, keys_of, matches

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent / "same_jobs.jsonl").read_text("utf-8").splitlines()
]
TEXT = (
    "We look for a gardener who knows roses, yew and box and who likes to teach. You will prune, "
    "graft and plan the beds with two apprentices, keep the glasshouse in winter and the herb "
    "garden in summer, and speak to visitors on open days."
)


def card_of(name: int, said: dict[str, Any]) -> Card:
    pay = Pay(low=said["low"], high=said["high"]) if said["low"] else None
    told = {key: said[key] for key in ("title", "company", "place", "text")}
    return Card(id=name, pay=pay, **told)


def found(pair: dict[str, Any]) -> bool:
    """Whether a pair is found to be the same: it has to share a key, and to be alike."""
    one, other = card_of(1, pair["one"]), card_of(2, pair["other"])
    return bool(keys_of(one) & keys_of(other)) and alike(one, other).same


def test_there_are_400_pairs_half_of_them_kept_aside_and_half_the_same() -> None:
    kinds = Counter((pair["same"], pair["aside"]) for pair in PAIRS)
    assert len(PAIRS) == 400
    assert all(95 <= count <= 105 for count in kinds.values())
    assert len({pair["kind"] for pair in PAIRS}) == 19


@pytest.mark.parametrize("aside", [False, True])
def test_precision_and_recall(*, aside: bool) -> None:
    said = [(pair["same"], found(pair)) for pair in PAIRS if pair["aside"] is aside]
    right = said.count((True, True))
    assert right / (right + said.count((False, True))) >= 0.98
    assert right / (right + said.count((True, False))) >= 0.90


def a_card(name: int = 1, **more: Any) -> Card:
    said = {"title": "Head Gardener", "company": "Rosewood Park", "place": "York", "text": TEXT}
    return Card(id=name, **{**said, **more})


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ({"company": "The Rosewood Park Ltd"}, True),
        ({"title": "Head gardener (m/f/d) - York"}, True),
        ({"place": "York, North Yorkshire"}, True),
        ({"place": ""}, True),
        ({"place": "Leeds"}, False),
        ({"place": "York, Pennsylvania", "country": "US"}, True),
        ({"title": "Deputy Gardener"}, False),
        ({"title": "Gardener, Nights"}, False),
        ({"title": "Chef"}, False),
        ({"text": TEXT[:90] + "…"}, True),
        ({"text": ""}, True),
        ({"text": "", "place": ""}, False),
        ({"company": "Hartnell Search", "text": f"Our client in York: {TEXT}"}, True),
        ({"company": "Elm Grange", "text": f"Elm Grange is a garden. {TEXT}"}, True),
        ({"pay": Pay(low=50_000, high=60_000)}, True),
    ],
)
def test_what_is_the_same_job_and_what_is_another(*, more: dict[str, Any], same: bool) -> None:
    assert alike(a_card(), a_card(2, **more)).same is same
    assert alike(a_card(2, **more), a_card()).same is same


def test_pay_that_does_not_touch_tells_jobs_apart() -> None:
    one = a_card(pay=Pay(low=30_000, high=35_000))
    assert alike(one, a_card(2, pay=Pay(low=34_000, high=40_000))).same
    assert not alike(one, a_card(2, pay=Pay(low=50_000, high=60_000))).same


def test_jobs_of_one_companys_board_are_each_their_own() -> None:
    assert not alike(a_card(board=1), a_card(2, board=1)).same
    assert alike(a_card(board=1), a_card(2, board=2)).same


def test_a_verdict_says_why() -> None:
    verdict = alike(a_card(), a_card(2, company="Rosewood Park Ltd"))
    assert verdict.because == {
        "title": "the same",
        "employer": "the same",
        "place": "York",
        "text": "100% alike",
    }


def test_a_crowd_behind_one_key_costs_no_more_than_a_few() -> None:
    card = a_card()
    crowd = [a_card(n, text=f"{n} {TEXT}") for n in range(2, 2_000)]
    assert len(matches(card, dict.fromkeys(keys_of(card), crowd))) == MOST_IN_BLOCK
    assert len(keys_of(card)) <= 12


def test_keys_are_the_same_in_every_process() -> None:
    assert min(keys_of(a_card(text=""))) == -692168431782282763
