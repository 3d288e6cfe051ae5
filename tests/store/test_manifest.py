"""The list of segments: which folders are segments, and in which order they came."""

from pathlib import Path

from lib.store.manifest import segments_on_disk


def test_segments_come_in_the_order_of_their_numbers_however_long_these_are(
    tmp_path: Path,
) -> None:
    """By their names the millionth would come before the second."""
    numbers = (2, 999_999, 1_000_000, 10_000_000)
    names = [f"segment-{number:06}-{number:016x}" for number in numbers]
    for name in reversed(names):
        (tmp_path / name).mkdir()
    (tmp_path / "segment-000003-0000000000000003").write_text("a file")
    (tmp_path / "set-aside").mkdir()
    assert segments_on_disk(tmp_path) == tuple(names)
    assert segments_on_disk(tmp_path / "nowhere") == ()
