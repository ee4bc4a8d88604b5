"""The geometry of the picture of deadlines."""

from datetime import date

import pytest

from halos.core.design.timeline import (
    LEFT,
    RIGHT,
    AnyTime,
    DrawnRow,
    ExpectedSpan,
    FixedDay,
    Mark,
    NotOpen,
    Remark,
    Row,
    Shape,
    Timeline,
    draw,
)

TODAY = date(2026, 11, 23)


def drawn(*marks: Mark) -> DrawnRow:
    return draw(Timeline(TODAY, (Row("PETRA III", "regular", marks),))).rows[0]


def words(row: DrawnRow) -> list[str]:
    return [text.words for text in row.texts]


def test_the_picture_covers_the_month_of_today_and_the_thirteen_after_it() -> None:
    picture = draw(Timeline(TODAY, ()))
    assert [month.label for month in picture.months] == [
        *("Nov 2026", "Dec", "Jan 2027", "Feb", "Mar", "Apr", "May"),
        *("Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ]
    assert (picture.first, picture.last) == (date(2026, 11, 1), date(2027, 12, 31))


def test_today_lies_by_its_share_of_the_days() -> None:
    assert draw(Timeline(TODAY, ())).today_x == round(LEFT + 22 / 426 * (RIGHT - LEFT), 1)


def test_a_fixed_day_is_a_bar_with_its_day() -> None:
    row = drawn(FixedDay(date(2027, 3, 1)))
    assert [shape.kind for shape in row.shapes] == ["fixed"]
    assert words(row) == ["1 Mar"]


def test_an_expected_span_is_hollow_and_as_wide_as_its_days() -> None:
    row = drawn(ExpectedSpan(date(2027, 2, 1), date(2027, 2, 28), "about February"))
    assert [shape.kind for shape in row.shapes] == ["soft"]
    assert row.shapes[0].width == pytest.approx(28 / 426 * (RIGHT - LEFT), abs=0.1)
    assert words(row) == ["about February"]


def test_any_time_and_not_open_are_lines_from_today_to_the_end() -> None:
    x = draw(Timeline(TODAY, ())).today_x
    line = round(RIGHT - 4 - x, 1)
    assert drawn(AnyTime()).shapes == (Shape("any", x, 55.0, line),)
    assert drawn(NotOpen("no beam yet")).shapes == (Shape("off", x, 55.0, line),)


def test_a_remark_has_words_and_no_mark() -> None:
    row = drawn(Remark("next dates not published"))
    assert (row.shapes, words(row)) == ((), ["next dates not published"])


def test_marks_outside_the_months_are_left_out() -> None:
    row = drawn(
        FixedDay(date(2026, 10, 31)),
        FixedDay(date(2028, 1, 1)),
        ExpectedSpan(date(2028, 2, 1), date(2028, 2, 29)),
    )
    assert (row.shapes, row.texts) == ((), ())


def test_a_span_over_the_edge_is_cut_at_the_edge() -> None:
    shape = drawn(ExpectedSpan(date(2027, 12, 16), date(2028, 1, 15))).shapes[0]
    assert round(shape.x + shape.width, 1) == RIGHT


def test_words_go_left_where_the_next_mark_is_in_the_way() -> None:
    row = drawn(FixedDay(date(2027, 5, 3)), FixedDay(date(2027, 5, 12)))
    assert [(text.words, text.anchor) for text in row.texts] == [("3 May", "t-end"), ("12 May", "")]


def test_words_go_left_at_the_end_of_the_picture() -> None:
    assert [text.anchor for text in drawn(FixedDay(date(2027, 12, 30))).texts] == ["t-end"]


def test_words_that_would_cover_others_are_left_out_and_every_mark_stays() -> None:
    row = drawn(*[FixedDay(date(2027, 5, day)) for day in (3, 6, 9, 12)])
    assert len(row.shapes) == 4
    assert len(row.texts) < 4


def test_a_long_name_is_cut_with_a_sign() -> None:
    row = draw(Timeline(TODAY, (Row("A way in with a very long name", "", ()),))).rows[0]
    assert row.label == "A way in with a very lon…"
