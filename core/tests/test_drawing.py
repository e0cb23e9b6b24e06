import pytest

from core.drawing import ring_arcs, ruler_bands, score_plot


def test_a_ring_has_an_arc_for_each_component() -> None:
    arcs = ring_arcs([(28, 40), (0, 30), (15, 15)], stroke=9)
    assert [bool(arc.earned) for arc in arcs] == [True, False, True]
    assert arcs[2].earned == arcs[2].track


def test_more_points_than_weight_fill_the_arc_and_no_more() -> None:
    assert (
        ring_arcs([(50, 40), (1, 40)], stroke=9)[0] == ring_arcs([(40, 40), (1, 40)], stroke=9)[0]
    )


def test_a_full_single_ring_is_closed_but_for_a_hair() -> None:
    assert ring_arcs([(100, 100)], stroke=3)[0].earned.startswith("M60.0 2.5A57.5 57.5 0 1 1 ")


@pytest.mark.parametrize(
    ("score", "name"), [(0, "Poor"), (39.9, "Poor"), (40, "Weak"), (84.9, "Good"), (100, "Great")]
)
def test_the_ruler_holds_the_score_in_one_band(score: float, name: str) -> None:
    bands = ruler_bands(
        [("Great", 85), ("Poor", 0), ("Weak", 40), ("Fair", 55), ("Good", 70)], score
    )
    assert [band.name for band in bands if band.holds] == [name]
    assert sum(band.width for band in bands) == 100


def test_a_plot_runs_from_left_to_right_and_up() -> None:
    plot = score_plot([0, 50, 100], width=110, height=200, left=10)
    assert plot.points == [(10, 200), (60, 100), (110, 0)]
    assert score_plot([40], width=110, height=200, left=10, low=40).points == [(10, 200)]
    assert plot.line == "10.0,200.0 60.0,100.0 110.0,0.0"
