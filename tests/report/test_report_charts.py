"""The geometry of the charts against the numbers, read back from the drawings."""

import math
import re
from datetime import date, timedelta

import pytest
from lxml import etree
from report_histories import estimate

from quills.patterns.facts import Curve
from quills.report.charts import curves, hours, months, scale, spans, strokes
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.people import Person

ANA, BEN = Person("Ana", "Ana", "one"), Person("Ben", "Ben", "two")
NUMBER = re.compile(r"-?\d+\.?\d*")


def parts(drawing: str, name: str) -> list[etree._Element]:
    """All elements of one class, in order."""
    return [e for e in etree.fromstring(drawing).iter() if name in (e.get("class") or "").split()]


def numbers(element: etree._Element) -> list[float]:
    """All numbers of a path."""
    return [float(found) for found in NUMBER.findall(element.get("d"))]


def grid(drawing: str) -> list[float]:
    """The y of each grid line."""
    return [numbers(line)[1] for line in parts(drawing, "gr")]


def test_a_nib_lies_where_its_value_is_and_the_tips_where_the_interval_ends() -> None:
    drawing = months.wide(["2025-01"], [(ANA, {"2025-01": estimate(0.5, 0.25, 0.75)})], scale.shares())
    bottom, middle, top = grid(drawing)
    nib, blade = parts(drawing, "nib")[0], numbers(parts(drawing, "blade")[0])
    assert float(nib.get("cy")) == pytest.approx(middle, abs=0.1)
    assert blade[1] == pytest.approx((bottom + middle) / 2, abs=0.1)
    assert min(blade[1::2]) == pytest.approx((middle + top) / 2, abs=0.1)


def test_the_blade_is_thickest_at_the_nib() -> None:
    drawing = months.wide(["2025-01"], [(ANA, {"2025-01": estimate(0.3, 0.1, 0.9)})], scale.shares())
    blade = numbers(parts(drawing, "blade")[0])
    nib = parts(drawing, "nib")[0]
    widest = max(
        zip(blade[::2], blade[1::2], strict=True), key=lambda point: abs(point[0] - float(nib.get("cx")))
    )
    assert (
        min(
            abs(y - float(nib.get("cy")))
            for x, y in zip(blade[::2], blade[1::2], strict=True)
            if x == widest[0]
        )
        < 0.2
    )


def test_a_month_that_is_not_known_leaves_a_gap_and_does_not_move_the_others() -> None:
    known, gap = estimate(0.5, 0.4, 0.6), estimate(None)
    names = ["2025-01", "2025-02", "2025-03"]
    drawing = months.wide(names, [(ANA, dict(zip(names, (known, gap, known), strict=True)))], scale.shares())
    january, march = (float(nib.get("cx")) for nib in parts(drawing, "nib"))
    assert march - january == pytest.approx(2 * months.WIDEST)


def test_a_value_without_an_interval_is_an_open_nib_alone() -> None:
    drawing = months.wide(["2025-01"], [(ANA, {"2025-01": estimate(0.5)})], scale.shares())
    assert len(parts(drawing, "open")) == 1
    assert not parts(drawing, "blade")


def test_an_end_beyond_the_data_reaches_the_edge() -> None:
    axis = scale.times([1, 600])
    drawing = months.wide(["2025-01"], [(ANA, {"2025-01": estimate(60, 10, None)})], axis)
    assert min(numbers(parts(drawing, "blade")[0])[1::2]) == pytest.approx(min(grid(drawing)), abs=0.1)


def test_a_year_is_one_row_and_ten_years_are_rows_that_begin_with_january() -> None:
    year = [f"2025-{month:02}" for month in range(1, 13)]
    ten = [f"{y}-{m:02}" for y in range(2015, 2025) for m in range(1, 13)][2:-3]
    assert months.fold(year, 12) == [year]
    assert [row[0] for row in months.fold(ten, 24)] == [f"{y}-01" for y in (2015, 2017, 2019, 2021, 2023)]
    assert {len(row) for row in months.fold(ten, 12)} == {12}
    assert set(ten) <= {name for row in months.fold(ten, 12) for name in row}


def test_a_lying_quill_lies_between_the_ends_of_its_axis() -> None:
    drawing = spans.wide([("of 100", [(BEN, estimate(0.75, 0.5, 1.0))])], scale.shares())
    ticks = [numbers(line)[0] for line in parts(drawing, "gr") if numbers(line)[0] == numbers(line)[2]]
    nib = parts(drawing, "nib")[0]
    middle = float(nib.get("x")) + float(nib.get("width")) / 2
    assert middle == pytest.approx(ticks[0] + 0.75 * (ticks[2] - ticks[0]), abs=0.2)


def test_what_cannot_be_told_is_said_in_the_drawing() -> None:
    assert "cannot tell yet" in spans.narrow([("of 100", [(ANA, estimate(None))])], scale.shares())


def test_a_curve_stands_at_its_share_at_its_time() -> None:
    curve = Curve((10, 60, 1440), (0.2, 0.5, 0.8), (0.1, 0.4, 0.7), (0.3, 0.6, 0.9), (10, 8, 5))
    drawing = curves.wide([(ANA, curve)])
    bottom, middle, _ = grid(drawing)
    points = numbers(parts(drawing, "curve")[0])
    corners = list(zip(points[::2], points[1::2], strict=True))
    left, right = corners[0][0], corners[-1][0]
    hour = left + (right - left) * math.log(60) / math.log(1440)
    assert corners[0][1] == bottom
    assert any(abs(x - hour) < 0.2 and abs(y - middle) < 0.2 for x, y in corners)


def test_a_curve_without_a_wait_is_left_out() -> None:
    nothing = Curve((), (), (), (), ())
    assert not parts(curves.narrow([(ANA, nothing)]), "curve")


def test_a_band_is_drawn_only_where_it_is_known() -> None:
    curve = Curve((10, 60), (0.2, 0.5), (None, None), (None, None), (4, 2))
    assert not parts(curves.wide([(ANA, curve)]), "kmband")


def test_the_day_has_twenty_four_quills_a_person() -> None:
    day = [estimate(hour / 300, hour / 400, hour / 200, 300) for hour in range(24)]
    drawing = hours.narrow([(ANA, day), (BEN, day)], scale.shares(day))
    heights = [float(nib.get("cy")) for nib in parts(drawing, "nib") if nib.get("cy")]
    assert len(parts(drawing, "nib")) == 48
    assert heights == sorted(heights, reverse=True)


def test_a_stroke_is_as_long_as_its_day_was_full() -> None:
    day = date(2025, 3, 1)
    drawing = strokes.month_rows(
        {day: (10, 5), day + timedelta(2): (5, 0)}, day, day + timedelta(2), 10, "wide"
    )
    ups = [float(v) for v in re.findall(r"v-([\d.]+)", parts(drawing, "one")[0].get("d"))]
    downs = [float(v) for v in re.findall(r"v([\d.]+)", parts(drawing, "two")[0].get("d"))]
    assert ups == [20, 10]
    assert downs == [10]
    assert parts(drawing, "z")[0].get("d").count("M") == 1


def test_days_before_and_after_the_history_have_no_mark() -> None:
    first, last = date(2025, 3, 10), date(2025, 3, 12)
    drawing = strokes.month_rows({first: (1, 1)}, first, last, 1, "narrow")
    assert parts(drawing, "z")[0].get("d").count("M") == 2


def test_weeks_sum_up_to_the_days() -> None:
    first = date(2023, 12, 20)
    days = {first + timedelta(i): (i, 1) for i in range(40)}
    last = first + timedelta(39)
    found = [both for year in (2023, 2024) for _, both in strokes.weeks(days, year, first, last)]
    assert (sum(a for a, _ in found), sum(b for _, b in found)) == (sum(range(40)), 40)


@pytest.mark.parametrize(("days", "size"), [(3, 1), (120, 1), (400, 7), (3652, 30), (9000, 91)])
def test_a_signature_has_few_enough_strokes_to_be_told_apart(days: int, size: int) -> None:
    assert strokes.unit(date(2000, 1, 1), date(2000, 1, 1) + timedelta(days)) == size


@pytest.mark.parametrize(("most", "top"), [(0.7, 0.8), (3.1, 4), (14, 20), (99, 100), (101, 200)])
def test_an_axis_ends_at_a_round_number(most: float, top: float) -> None:
    assert scale.counts([estimate(most, most, most)]).high == pytest.approx(top)


def test_an_interval_far_above_its_value_does_not_flatten_the_chart_and_is_told() -> None:
    wild = {"2025-01": estimate(2, 1, 900)}
    axis = scale.counts(wild.values())
    assert axis.high == 6
    assert "goes on beyond" in scale.cut(axis, wild)
    assert not scale.cut(axis, {"2025-01": estimate(2)})


def test_names_are_escaped_in_a_drawing() -> None:
    bad = Person("<b>&", "<b>&", "one")
    assert "<b>" not in spans.wide([("x", [(bad, estimate(0.5))])], scale.shares())


def test_a_figure_shows_itself_in_a_notebook() -> None:
    drawing = spans.wide([("of 100", [(ANA, estimate(0.5, 0.4, 0.6))])], scale.shares())
    shown = Figure(
        "A name", drawing, drawing, "A caption", Table(["Who", "Share"], [["Ana", "50"]])
    )._repr_html_()
    assert "--one:" in shown
    assert "A caption" in shown
