"""Files are kept for who asks again, within a bound of bytes, while the tables stay the same."""

from collections import OrderedDict

from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.api.file_cache import _BESIDE, Kept
from lib.dashboard.api.row_files import File


def file(size: int) -> File:
    return File(b"x" * size, {}, 0.0)


def size(one: File) -> int:
    return len(one.content) + _BESIDE


@given(
    steps=st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 4000))),
    most=st.integers(0, 12_000),
)
def test_the_latest_are_kept_and_never_more_bytes_than_may_be(
    steps: list[tuple[str, int]], most: int
) -> None:
    kept = Kept(most)
    expected: OrderedDict[str, File] = OrderedDict()
    for name, length in steps:
        found = kept.get(name, ("now",))
        assert found is expected.get(name)
        if found:
            expected.move_to_end(name)
            continue
        one = file(length)
        kept.put(name, ("now",), one)
        if size(one) > most:
            continue
        expected[name] = one
        while sum(map(size, expected.values())) > most:
            expected.popitem(last=False)


def test_when_a_table_changes_none_is_kept() -> None:
    kept, one = Kept(100_000), file(10)
    assert kept.get("a", ("old",)) is None
    kept.put("a", ("old",), one)
    assert kept.get("a", ("old",)) is one
    assert kept.get("a", ("new",)) is None
    kept.put("a", ("old",), one)  # computed before the change, done after it
    assert kept.get("a", ("new",)) is None
    kept.put("a", ("new",), one)
    assert kept.get("a", ("new",)) is one
