"""The front page shows what the engine says today, not what someone once wrote down."""

from __future__ import annotations

import pytest

from jobalign.management.commands.sample_reports import read
from jobalign.samples import ALL, Sample


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.slug)
def test_the_kept_reports_are_what_the_engine_says(sample: Sample) -> None:
    assert read(sample) == sample.reading, "run: python manage.py sample_reports"


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.slug)
def test_the_points_sum_to_the_score(sample: Sample) -> None:
    report = sample.reading
    tenths = [round(reason.points * 10) for part in report.ledger for reason in part.because]
    assert sum(tenths) == round(report.score * 10)
