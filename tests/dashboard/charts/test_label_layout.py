"""Where labels go: over no other, in their order, inside; on the narrowest page and wider ones."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts.label_layout import (
    HALF_MARK,
    NARROW,
    NARROWEST,
    Box,
    Place,
    Spot,
    Wanted,
    around,
    levels,
    spread,
    text_width,
    wrapped_to,
)

WIDER = (1.0, 1.3, 2.0, 3.1)
"""How much wider than the narrowest a page may be."""

boxes = st.lists(
    st.builds(
        lambda at, half: Box(at, at - half, at + half),
        st.floats(-50, 500),
        st.floats(min_value=2, max_value=30),
    ),
    min_size=1,
    max_size=12,
)


@given(wanted=boxes, room=st.floats(min_value=100, max_value=800))
def test_labels_spread_do_not_overlap_and_keep_their_order(wanted: list[Box], room: float) -> None:
    moves = spread(wanted, 0, room)
    placed = [(b.low + move, b.high + move) for b, move in zip(wanted, moves, strict=True)]
    for (_, before), (after, _) in pairwise(sorted(placed)):
        assert after >= before - 1e-6
    total = sum(box.high - box.low for box in wanted)
    assert min(low for low, _ in placed) >= -1e-6
    assert max(high for _, high in placed) <= max(room, total) + 1e-6
    for (one, at), (other, then) in combinations(zip(wanted, placed, strict=True), 2):
        if one.at < other.at:
            assert at < then
        elif one.at == other.at:
            assert at[0] < then[0], "what is given first comes first"


@given(gaps=st.lists(st.floats(min_value=20, max_value=50), min_size=1, max_size=5))
def test_labels_with_room_stay_where_they_belong(gaps: list[float]) -> None:
    wanted = [Box(at, at - 10, at + 10) for at in (10 + sum(gaps[:n]) for n in range(len(gaps)))]
    assert spread(wanted, 0, 400) == pytest.approx([0] * len(wanted))


def test_labels_that_collide_move_apart_alike() -> None:
    assert spread([Box(50, 40, 60), Box(50, 40, 60)], 0, 100) == (-10, 10)
    assert spread([Box(5, -5, 15), Box(5, -5, 15)], 0, 100) == (5, 25), "nothing leaves the plot"
    assert spread([Box(98, 88, 108)], 0, 100) == (-8,)


def _wanted(at: float, letters: int, before: float = 0, after: float = 0) -> Wanted:
    mark = Box(at, at - HALF_MARK - before, at + HALF_MARK + after)
    one = letters * 6.5
    return Wanted(mark, ((one, 1), (one / 2 + 10, 2)) if letters else ())


wanted_marks = st.lists(
    st.builds(
        _wanted,
        st.floats(0, NARROW),
        st.sampled_from([0, 0, 4, 9, 20]),
        st.sampled_from([0, 18]),
        st.sampled_from([0, 18]),
    ),
    min_size=1,
    max_size=9,
)


def _on(page: float, box: Box) -> tuple[float, float]:
    """From where to where a box is on a page so much wider than the narrowest."""
    return box.at * page - (box.at - box.low), box.at * page + (box.high - box.at)


def _clear(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] <= other[0] + 1e-6 or other[1] <= one[0] + 1e-6


def _strips(wanted: list[Wanted], places: tuple[Place, ...]) -> dict[tuple[int, str], list[Box]]:
    """The boxes of each strip of a lane."""
    found: dict[tuple[int, str], list[Box]] = {}
    for one, place in zip(wanted, places, strict=True):
        found.setdefault((place.level, "beside"), []).append(one.mark)
        if place.label:
            found.setdefault((place.level, place.strip), []).append(place.label)
    return found


@given(wanted_marks, st.floats(0, 150), st.lists(st.floats(0, NARROW), max_size=1))
def test_marks_and_labels_of_a_lane_cover_each_other_on_no_page(
    wanted: list[Wanted], name: float, walls: list[float]
) -> None:
    taken = Box(0, 0, name)
    places = levels(wanted, NARROW, taken=[taken], barriers=walls)
    for strip, found in _strips(wanted, places).items():
        whole = [*found, taken] if strip == (0, "above") else found
        for page in WIDER:
            for one, other in combinations(whole, 2):
                assert _clear(_on(page, one), _on(page, other)), strip


@given(wanted_marks, st.lists(st.floats(0, NARROW), max_size=1))
def test_a_label_leaves_the_plot_or_crosses_a_claim_only_where_all_its_places_do(
    wanted: list[Wanted], walls: list[float]
) -> None:
    for one, place in zip(wanted, levels(wanted, NARROW, barriers=walls), strict=True):
        assert bool(place.label) == bool(one.label)
        if not place.label:
            continue
        at, width = one.mark.at, one.label[0][0]
        starts = (at - width / 2, at - HALF_MARK, at + HALF_MARK - width)
        fits = any(
            low >= 0
            and low + width <= NARROW
            and all(Box(at, low, low + width).is_clear_of(Box(w, w, w)) for w in walls)
            for low in starts
        )
        for page in WIDER if fits else ():
            low, high = _on(page, place.label)
            assert low >= -1e-6 and high <= NARROW * page + 1e-6
            assert all(_clear((low, high), (wall * page, wall * page)) for wall in walls)


def test_what_touches_stays_on_a_level_and_what_overlaps_moves_down() -> None:
    first, touching, over = _wanted(50, 0), _wanted(64, 0), _wanted(63.9, 0)
    assert [place.level for place in levels([first, touching], NARROW)] == [0, 0]
    assert sorted(place.level for place in levels([first, over], NARROW)) == [0, 1]


def test_a_label_is_over_its_mark_where_it_can_be() -> None:
    [place] = levels([_wanted(100, 4)], NARROW)
    assert (place.level, place.strip, place.label) == (0, "above", Box(100, 87, 113))
    [place] = levels([_wanted(100, 4)], NARROW, taken=[Box(0, 0, 120)])
    assert place.strip == "beside" and place.label and place.label.low > 100 + HALF_MARK
    [place] = levels([_wanted(100, 4)], NARROW, barriers=[105])
    assert place.label and place.label.high <= 105, "not across a claim"


def test_a_label_too_long_for_one_line_has_two() -> None:
    [place] = levels([_wanted(275, 20)], NARROW, barriers=[265])
    assert place.lines == 2 and place.label and place.label.low >= 265


@pytest.mark.parametrize(("at", "length", "lines"), [(60, 300, 2), (60, 270, 1), (290, 130, 1)])
def test_a_label_that_would_leave_the_narrowest_page_has_two_lines(
    at: float, length: float, lines: int
) -> None:
    """There its mark is nearer to the left, and its words are as long as before."""
    mark = Box(at, at - HALF_MARK, at + HALF_MARK)
    (place,) = levels([Wanted(mark, ((length, 1), (length / 2, 2)))], NARROW)
    assert place.lines == lines and place.label
    there = at * NARROWEST / NARROW + place.label.high - at
    assert there <= NARROWEST + 0.04 * length


def test_marks_that_take_no_room_stay_together_and_labels_keep_off_them() -> None:
    old = Wanted(Box(60, 54, 66), takes_room=False)
    places = levels([_wanted(50, 9), old, old], NARROW, taken=[Box(0, 0, 200)])
    assert [place.level for place in places[1:]] == [0, 0]
    assert places[0].label and (places[0].level or places[0].label.high <= 54)


spots = st.lists(
    st.builds(
        lambda at, middle, label: Spot(Box(at, at - HALF_MARK, at + HALF_MARK), middle, label),
        st.floats(6, 200),
        st.floats(6, 300),
        st.sampled_from([0.0, 40.0, 90.0]),
    ),
    max_size=10,
)


@given(spots)
def test_labels_around_marks_cover_no_mark_and_no_label(spots: list[Spot]) -> None:
    line = 17
    places = around(spots, 210, 340, line)
    blocks = [(s.mark, s.middle - HALF_MARK, s.middle + HALF_MARK) for s in spots]
    labels = [(p[0], p[1] - line / 2, p[1] + line / 2) for p in places if p]
    for page in WIDER:
        for number, (box, top, bottom) in enumerate(labels):
            low, high = _on(page, box)
            assert low >= -1e-6 and high <= 210 * page + 1e-6 and top >= 0 and bottom <= 340
            for other, upper, lower in [*blocks, *labels[:number]]:
                beside = bottom <= upper or lower <= top
                assert beside or _clear((low, high), _on(page, other))


def test_words_are_as_wide_as_they_are() -> None:
    """Measured in the browser, in Source Sans at 13 pixels; never less than that."""
    measured = {
        ("2024: about 4.1", False): 82.7,
        ("Kyrgyz statistics", True): 89.3,
        ("more than $3.16bn", False): 102.4,
        ("entries in the migration register", True): 175.9,
        ("\u041a\u044b\u0440\u0433\u044b\u0437\u0441\u0442\u0430\u043d", False): 68.9,
        ("MMMM", False): 37.8,
    }
    for (words, bold), width in measured.items():
        assert width <= text_width(words, 13, bold=bold) <= width * 1.17, words
    assert text_width("", 13) == 0
    assert text_width("Кыргызстан", 13) > text_width("Kyrgyzstan", 13)
    assert text_width("a", 13, bold=True) > text_width("a", 13)


def test_words_are_wrapped_to_a_width() -> None:
    lines = wrapped_to("entries in the migration register for work", 120, 13)
    assert " ".join(lines) == "entries in the migration register for work"
    assert len(lines) > 1 and all(text_width(line, 13) <= 120 for line in lines)
    assert wrapped_to("", 120, 13) == []


def test_a_number_is_not_parted_from_its_unit() -> None:
    assert wrapped_to("2024: $4,1\xa0млрд", 60, 13) == ["2024:", "$4,1\xa0млрд"]
    assert wrapped_to("$4,1\xa0млрд", 10, 13) == ["$4,1\xa0млрд"]
