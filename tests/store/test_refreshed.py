"""Refreshed figures on disk: vintages that add up, and what a crash, a full disk, two refreshes at
once and damage leave."""

import errno
import json
import math
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import store
from lib.codelists import HOME, areas
from lib.codelists.terms import compiler_terms
from lib.model import DataError, Observation, ObsStatus, Period, Vintage
from lib.refresh.service import Figure
from lib.store.refreshed import WITHDRAWN, left_out_vintages
from tests.examples import examples
from tests.refreshed import keep
from tests.store.scripts import script

REPO = Path(__file__).resolve().parents[2]
SERVICE = "imf-trade"
DAY = date(2026, 11, 30)
LATER = date(2026, 12, 31)


def figure(value: float, partner: str = "RUS", period: str = "2023", **other: Any) -> Figure:
    return Figure(
        "exports", "KGZ", partner, Period.of_code(period), Decimal(str(value)), "USD", **other
    )


def kept(
    folder: Path, figures: Sequence[Figure], day: date = DAY, since: int = 2018
) -> Vintage | None:
    return keep(folder, SERVICE, "IMF", figures, day, since)


def rows(folder: Path) -> list[Observation]:
    """The refreshed figures of whole years, the oldest vintage first."""
    found = [row for row in store.tables(folder).observations if row.compiler == "IMF"]
    return sorted(found, key=lambda row: (row.published, row.observation_id))


def values(folder: Path) -> dict[tuple[str, str], float]:
    """What counts of each figure: the latest."""
    found = {}
    for one in store.refreshed(folder):
        for vintage in one.folders:
            for name in ("observations", "parts_of_years"):
                for row in pq.read_table(vintage / f"{name}.parquet").to_pylist():
                    found[row["partner"], str(row["period_start"])] = row["obs_value"]
    return found


def content(folder: Path) -> Mapping[str, bytes]:
    """The files of all vintages, but for the list of them."""
    place = folder / "refreshed" / SERVICE
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.parent != place
    }


def test_a_first_vintage(small_dir: Path) -> None:
    figures = [
        figure(5),
        figure(7, "CHN"),
        figure(1, period="2026-03"),
        figure(2, "KAZ", "2026-03"),
    ]
    assert kept(small_dir, figures) == Vintage(
        name="2026-11-30",
        accessed=DAY,
        published="2026-11-30",
        version="1.0.0",
        figures=4,
        added=4,
        revised=0,
        withdrawn=0,
        last_period=date(2026, 3, 31),
    )
    tables = store.tables(small_dir)
    assert {(row.partner, row.obs_value) for row in rows(small_dir)} == {("RUS", 5), ("CHN", 7)}
    assert [row.obs_value for row in tables.parts_of_years("RUS")] == [1]
    assert {row.partner for row in tables.parts_of_years("KGZ")} == {"RUS", "KAZ"}
    source = tables.sources[rows(small_dir)[0].source_id]
    assert (source.dataset, source.version, source.accessed) == ("IMF.STA:IMTS", "1.0.0", DAY)
    assert [one.service for one in tables.refreshed] == [SERVICE]
    assert not left_out_vintages(small_dir)


def test_what_brings_nothing_new_adds_nothing(small_dir: Path) -> None:
    kept(small_dir, [figure(5)])
    before = content(small_dir)
    assert kept(small_dir, [figure(5)], LATER) is None
    assert content(small_dir) == before
    (found,) = store.tables(small_dir).refreshed
    assert (found.accessed, len(found.vintages)) == (LATER, 1)


def test_a_second_vintage_is_beside_the_first(small_dir: Path) -> None:
    kept(small_dir, [figure(5), figure(7, "CHN"), figure(9, "KAZ")])
    before = content(small_dir)
    second = kept(
        small_dir, [figure(5), figure(8, "CHN"), figure(9, "KAZ"), figure(3, "UZB")], LATER
    )
    assert second and (second.added, second.revised, second.withdrawn) == (1, 1, 0)
    after = content(small_dir)
    assert {name: after[name] for name in before} == before
    assert [(row.published, row.partner, row.obs_value) for row in rows(small_dir)] == [
        ("2026-11-30", "CHN", 7),
        ("2026-11-30", "KAZ", 9),
        ("2026-11-30", "RUS", 5),
        ("2026-12-31", "CHN", 8),
        ("2026-12-31", "UZB", 3),
    ]


def test_there_and_back_again(small_dir: Path) -> None:
    days = [date(2026, month, 1) for month in (6, 7, 8, 9)]
    for day, value in zip(days, (5, 6, 5, 5), strict=True):
        kept(small_dir, [figure(value)], day)
    found = [(row.published, row.obs_value) for row in rows(small_dir)]
    assert found == [("2026-06-01", 5), ("2026-07-01", 6), ("2026-08-01", 5)]
    assert list(values(small_dir).values()) == [5]


def test_a_status_that_changes_is_a_revision(small_dir: Path) -> None:
    kept(small_dir, [figure(5, obs_status=ObsStatus.ESTIMATED)])
    second = kept(small_dir, [figure(5)], LATER)
    assert second and second.revised == 1
    assert [row.obs_status for row in rows(small_dir)] == [ObsStatus.ESTIMATED, ObsStatus.NORMAL]


def test_two_vintages_of_a_day(small_dir: Path) -> None:
    names = [kept(small_dir, [figure(value)]) for value in (1, 2, 3)]
    assert [one and one.name for one in names] == ["2026-11-30", "2026-11-30.02", "2026-11-30.03"]
    assert list(values(small_dir).values()) == [3]


def test_what_is_given_no_more_has_a_note(small_dir: Path) -> None:
    kept(small_dir, [figure(5), figure(7, "CHN"), figure(1, period="2025-03")])
    second = kept(small_dir, [figure(5)], LATER)
    assert second and (second.added, second.revised, second.withdrawn) == (0, 0, 2)
    assert {row.partner: row.note for row in rows(small_dir)} == {"RUS": None, "CHN": WITHDRAWN}
    assert [row.note for row in store.tables(small_dir).parts_of_years("RUS")] == [WITHDRAWN]
    before = content(small_dir)
    assert kept(small_dir, [figure(5)], date(2027, 1, 1)) is None
    assert content(small_dir) == before


def test_what_is_given_again_has_none(small_dir: Path) -> None:
    kept(small_dir, [figure(5), figure(7, "CHN"), figure(8, "KAZ")])
    kept(small_dir, [figure(5)], LATER)
    assert kept(small_dir, [figure(5), figure(7, "CHN")], date(2027, 1, 1)) is None
    assert {row.partner: row.note for row in rows(small_dir)} == {
        "RUS": None,
        "CHN": None,
        "KAZ": WITHDRAWN,
    }
    again = kept(small_dir, [figure(5), figure(7, "CHN"), figure(9, "KAZ")], date(2027, 1, 2))
    assert again and (again.revised, again.withdrawn) == (1, 0)
    assert {row.note for row in rows(small_dir)} == {None}


def test_what_was_not_asked_for_is_not_missing(small_dir: Path) -> None:
    kept(small_dir, [figure(period, period=str(period)) for period in range(2018, 2024)])
    assert kept(small_dir, [figure(2023)], LATER, since=2023) is None
    assert {row.note for row in rows(small_dir)} == {None}
    third = kept(small_dir, [figure(2023)], date(2027, 1, 1), since=2022)
    assert third and third.withdrawn == 1


@pytest.mark.parametrize(
    ("there", "gone", "is_taken"),
    [(20, 10, True), (20, 11, False), (100, 20, True), (100, 21, False)],
)
def test_an_answer_that_has_shrunk_is_refused(
    small_dir: Path, there: int, gone: int, is_taken: bool
) -> None:
    partners = sorted(code for code, one in areas().items() if one.kind == "country")
    partners.remove(HOME)
    figures = [figure(5, partner) for partner in partners[:there]]
    kept(small_dir, figures)
    before = content(small_dir)
    if is_taken:
        second = kept(small_dir, figures[gone:], LATER)
        assert second and second.withdrawn == gone
        return
    with pytest.raises(DataError) as raised:
        kept(small_dir, figures[gone:], LATER)
    assert str(raised.value) == (
        f"{SERVICE}: {gone} of the {there} figures that it gave before are not in what it gives "
        "now; nothing was taken"
    )
    assert content(small_dir) == before
    assert {row.note for row in rows(small_dir)} == {None}


@examples(20)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["RUS", "CHN", "KAZ"]), st.integers(0, 3), min_size=1),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_given_the_latest_counts(editions: list[dict[str, int]]) -> None:
    """After every refresh: what is given is what counts, what is no more given has a note, and a
    row of a vintage is never changed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        before: Mapping[str, bytes] = {}
        ever: dict[str, int] = {}
        for number, edition in enumerate(editions):
            given = [figure(value, partner) for partner, value in edition.items()]
            kept(place, given, date(2026, 1, 1 + number))
            ever |= edition
            found = values(place)
            assert found == {(partner, "2023-01-01"): value for partner, value in ever.items()}
            (standing,) = store.refreshed(place)
            out = {name.split(":")[1] for name in standing.withdrawn}
            assert out == {f"KGZ-{partner}" for partner in set(ever) - set(edition)}
            after = content(place)
            assert {name: after[name] for name in before} == before
            before = after


_MORTAL = """
import os, sys
from datetime import date
from pathlib import Path
from lib.store import encode
from tests.store.test_refreshed import figure, kept
directory = Path(sys.argv[1])
for line in sys.stdin:
    value = int(line)
    child = os.fork()
    if not child:
        encode("areas", [])  # what is slow the first time
        print("begun", os.getpid(), flush=True)
        while True:
            value += 1
            kept(directory, [figure(value), figure(value, period="2026-03")])
            os.write(1, f"{value}\\n".encode())
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


@pytest.mark.parametrize("kills", [10, pytest.param(60, marks=pytest.mark.slow)])
def test_a_kill_leaves_the_old_or_the_new_vintage(memory_dir: Path, kills: int) -> None:
    chance, value, half = random.Random(18), 0, 0
    kept(memory_dir, [figure(10**9)])
    began = time.monotonic()
    kept(memory_dir, [figure(0), figure(0, period="2026-03")])
    takes = time.monotonic() - began
    place = memory_dir / "refreshed" / SERVICE
    with script(_MORTAL, memory_dir) as process:
        assert process.stdin is not None and process.stdout is not None
        for _ in range(kills):
            before = set(place.glob(".2*.tmp"))
            print(value, file=process.stdin, flush=True)
            child = int(process.stdout.readline().split()[1])
            said = [process.stdout.readline().strip() for _ in range(chance.randrange(2))]
            if chance.random() < 0.5:  # while a vintage is written
                while not set(place.glob(".2*.tmp")) - before:
                    time.sleep(takes / 1000)
                time.sleep(chance.uniform(0, takes / 50))
            else:
                time.sleep(chance.uniform(0, 1.5 * takes))
            os.kill(child, signal.SIGKILL)
            while (line := process.stdout.readline().strip()) != "dead":
                said.append(line)
            value = int(said[-1]) if said else value
            found = {int(one) for one in values(memory_dir).values()}
            assert found in ({value}, {value + 1})
            assert not left_out_vintages(memory_dir)
            named = {one.name for one in store.tables(memory_dir).refreshed[0].vintages}
            half += any(
                one.is_dir() and one.name not in {*named, "answers"} for one in place.iterdir()
            )
            (value,) = found
        process.stdin.close()
    assert half, "no kill came while a vintage was written"
    assert kept(memory_dir, [figure(10**6)], LATER)
    assert not any(place.rglob(".*.tmp"))


def test_what_a_killed_refresh_left_is_cleared_away(small_dir: Path) -> None:
    kept(small_dir, [figure(5)])
    place = small_dir / "refreshed" / SERVICE
    left = (".vintages.json.7.tmp", "answers/.0.7.tmp", ".2026-11-30.7.tmp/figures.csv")
    for name in left:
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text("half")
    kept(small_dir, [figure(6)])
    assert not any(place.rglob(".*.tmp"))


class _Calls:
    """Calls of the system, of which one fails for want of room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made, self.failing = 0, -1
        for name in ("fsync", "replace", "rename", "mkdir"):
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **options: Any) -> Any:
            self.made += 1
            if self.made == self.failing:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*given, **options)

        return counted


def test_a_full_disk_changes_nothing(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(small_dir, [figure(5)])
    before = content(small_dir)
    listed = (small_dir / "refreshed" / SERVICE / "vintages.json").read_bytes()
    calls = _Calls(monkeypatch)
    faults = 0
    for failing in range(1, 100):
        calls.failing = -1
        folder = Path(shutil.copytree(small_dir, small_dir.with_name(f"full-{failing}")))
        calls.made, calls.failing = 0, failing
        try:
            assert kept(folder, [figure(6)], LATER)
        except DataError as error:
            faults += 1
            assert str(error) == (
                f"refreshed/{SERVICE}/2026-12-31: it could not be written (No space left on "
                "device); what was there is as it was"
            )
            place = folder / "refreshed" / SERVICE
            assert (place / "vintages.json").read_bytes() == listed
            after = content(folder)
            assert {name: after[name] for name in before} == before
            assert not any(name.endswith(".tmp") for name in after)
            assert list(values(folder).values()) == [5]
            assert kept(folder, [figure(6)], LATER)
        assert list(values(folder).values()) == [6]
        assert not left_out_vintages(folder)
        if calls.made < failing:
            break
    assert faults > 8


_AT_ONCE = """
import sys
from datetime import date
from pathlib import Path
from lib.model import DataError
from tests.store.test_refreshed import figure, kept
directory, value = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for day in range(1, 9):
    try:
        made = kept(directory, [figure(value), figure(100 * day, "CHN")], date(2026, 1, day))
        print(made and made.name, flush=True)
    except DataError as error:
        print(error, flush=True)
"""


@pytest.mark.parametrize("other", [0, 1])
def test_two_refreshes_at_once(memory_dir: Path, other: int) -> None:
    """Each vintage that either was said to have written is there, under its own name."""
    writers = [script(_AT_ONCE, memory_dir, 0), script(_AT_ONCE, memory_dir, other)]
    for writer in writers:
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    for writer in writers:
        print(file=writer.stdin, flush=True)
    said = [line for writer in writers for line in writer.communicate()[0].splitlines()]
    assert all(writer.returncode == 0 for writer in writers)
    assert len(said) == 16
    faults = [line for line in said if ": " in line]
    expected = (
        ": another refresh has just written a vintage of this name; run the command again",
        "; nothing was taken",  # the other was a day ahead
    )
    assert all(line.endswith(expected) for line in faults)
    (found,) = store.tables(memory_dir).refreshed
    names = [one.name for one in found.vintages]
    assert sorted(names) == sorted(set(said) - set(faults) - {"None"})
    assert len(names) == len(said) - len(faults) - said.count("None")
    assert len(names) >= 8
    assert not left_out_vintages(memory_dir)


def test_an_older_edition_is_refused(small_dir: Path) -> None:
    """As from a mirror that has not been told yet; it would undo revisions."""
    kept(small_dir, [figure(5)], LATER)
    before = content(small_dir)
    with pytest.raises(DataError, match="is dated 2026-11-30, and what it gave before 2026-12-31"):
        kept(small_dir, [figure(6)])
    assert content(small_dir) == before
    assert kept(small_dir, [figure(7)], LATER)


def test_a_name_is_given_once(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(small_dir, [figure(5)])
    monkeypatch.setattr(store, "name_of_vintage", lambda *_: "2026-11-30")
    assert kept(small_dir, [figure(5)]) is None
    before = content(small_dir)
    with pytest.raises(DataError, match="another refresh has just written a vintage of this name"):
        kept(small_dir, [figure(6)])
    assert content(small_dir) == before


@pytest.mark.parametrize("file", ["observations", "parts_of_years", "sources"])
@pytest.mark.parametrize("damage", ["cut", "other", "gone"])
def test_a_damaged_vintage_is_left_out_and_said(small_dir: Path, file: str, damage: str) -> None:
    kept(small_dir, [figure(5), figure(7, "CHN")])
    kept(small_dir, [figure(6), figure(7, "CHN")], LATER)
    path = small_dir / "refreshed" / SERVICE / "2026-12-31" / f"{file}.parquet"
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-5] if damage == "cut" else whole[:-20] + b"?" + whole[-19:])
    (left,) = left_out_vintages(small_dir)
    assert str(left) == (
        f"refreshed/{SERVICE}/2026-12-31: its files are not those it was written with; refresh "
        "from this service again"
    )
    assert {row.obs_value for row in rows(small_dir)} == {5, 7}
    again = kept(small_dir, [figure(6), figure(7, "CHN")], date(2027, 1, 1))
    assert again and again.revised == 1
    assert set(values(small_dir).values()) == {6, 7}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"null", b'{"vintages": [{}]}', b"\xff", b"[" * 100_000],
)
def test_a_damaged_list_is_said_and_begun_anew(small_dir: Path, damaged: bytes) -> None:
    kept(small_dir, [figure(5)])
    kept(small_dir, [figure(6)], LATER)
    place = small_dir / "refreshed" / SERVICE
    before = content(small_dir)
    (place / "vintages.json").write_bytes(damaged)
    (left,) = left_out_vintages(small_dir)
    assert str(left) == (
        f"refreshed/{SERVICE}/vintages.json: the list of vintages is damaged; refresh from this "
        "service again"
    )
    assert rows(small_dir) == [] and not store.tables(small_dir).refreshed
    again = kept(small_dir, [figure(6)], LATER)
    assert again and (again.name, again.added) == ("2026-12-31", 1)
    assert [row.obs_value for row in rows(small_dir)] == [6]
    assert not left_out_vintages(small_dir)
    aside = place / "damaged-1"
    assert (aside / "vintages.json").read_bytes() == damaged
    after = content(small_dir)
    for name, written in before.items():
        assert after[name if name.startswith("answers") else f"damaged-1/{name}"] == written
    (place / "vintages.json").write_bytes(damaged)
    assert kept(small_dir, [figure(7)], LATER)
    assert (place / "damaged-2" / "2026-12-31").is_dir()


def test_terms_are_those_of_today(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(small_dir, [figure(5)])
    now = compiler_terms()["IMF"]
    renamed = replace(now, terms=replace(now.terms, label="Ask the Fund"))
    monkeypatch.setattr(
        sys.modules["lib.store.refreshed"], "compiler_terms", lambda: {"IMF": renamed}
    )
    sources = store.read(small_dir, "sources").to_pylist()
    found = {one["source_id"]: one["terms"] for one in sources}
    assert {terms for name, terms in found.items() if name.startswith("imf-trade-")} == {
        "Ask the Fund"
    }
    assert "Ask the Fund" not in {one for name, one in found.items() if "imf-trade" not in name}


LOST = {
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a link to nothing": lambda path: (path.unlink(), path.symlink_to("/nowhere")),
}


@pytest.mark.parametrize("loss", LOST)
def test_vintages_outlive_their_list(small_dir: Path, loss: str) -> None:
    kept(small_dir, [figure(5)])
    before = content(small_dir)
    path = small_dir / "refreshed" / SERVICE / "vintages.json"
    assert not left_out_vintages(small_dir)
    LOST[loss](path)
    (left,) = left_out_vintages(small_dir)
    assert str(left).endswith(
        "vintages.json: the list of vintages is damaged; refresh from this service again"
    )
    assert rows(small_dir) == []
    assert kept(small_dir, [figure(6)])
    after = content(small_dir)
    for name, written in before.items():
        if name != "vintages.json" and not name.startswith("answers"):
            assert after[f"damaged-1/{name}"] == written
    assert not left_out_vintages(small_dir)


@pytest.mark.parametrize(
    "changed",
    [
        *({"name": name} for name in ("../../x", "/etc", "a\0b", "\ud800", "x" * 5000, "", 5)),
        *({"figures": math.inf}, {"published": "<script>"}, {"published": ["2026"]}),
        *({"accessed": None}, {"files": []}),
    ],
    ids=str,
)
def test_a_list_leads_to_its_own_vintages_alone(small_dir: Path, changed: dict[str, Any]) -> None:
    kept(small_dir, [figure(5)])
    path = small_dir / "refreshed" / SERVICE / "vintages.json"
    listed = json.loads(path.read_bytes())
    listed["vintages"][0].update(changed)
    path.write_text(json.dumps(listed))
    assert [str(one).partition(": ")[0] for one in left_out_vintages(small_dir)] == [
        f"refreshed/{SERVICE}/vintages.json"
    ]
    assert rows(small_dir) == []


@pytest.mark.parametrize(
    "changed", [{"service": "un-comtrade"}, {"next_release": "<b>"}, {"vintages": []}]
)
def test_a_list_of_something_else_is_none(small_dir: Path, changed: dict[str, Any]) -> None:
    kept(small_dir, [figure(5)])
    path = small_dir / "refreshed" / SERVICE / "vintages.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **changed}))
    assert len(left_out_vintages(small_dir)) == 1 and rows(small_dir) == []


def test_a_copy_of_a_service_is_not_there(small_dir: Path) -> None:
    """Its figures would be there twice, and no page could be shown."""
    kept(small_dir, [figure(5)])
    folder = small_dir / "refreshed"
    shutil.copytree(folder / SERVICE, folder / "a-copy")
    (folder / "loop").symlink_to(folder / "loop")
    assert len(rows(small_dir)) == 1
    assert len(left_out_vintages(small_dir)) == 1


def test_a_vintage_that_is_listed_twice(small_dir: Path) -> None:
    kept(small_dir, [figure(5)])
    path = small_dir / "refreshed" / SERVICE / "vintages.json"
    listed = json.loads(path.read_bytes())
    path.write_text(json.dumps({**listed, "vintages": listed["vintages"] * 2}))
    assert len(left_out_vintages(small_dir)) == 1 and rows(small_dir) == []


def test_a_folder_that_no_list_names_is_not_there(small_dir: Path) -> None:
    kept(small_dir, [figure(5)])
    place = small_dir / "refreshed" / SERVICE
    shutil.copytree(place / "2026-11-30", place / "2026-12-01")
    (small_dir / "refreshed" / "not a service").mkdir()
    (small_dir / "refreshed" / "a-file").write_text("")
    assert len(rows(small_dir)) == 1
    assert not left_out_vintages(small_dir)


def test_the_list_says_when_it_was_asked_last(small_dir: Path) -> None:
    kept(small_dir, [figure(5)])
    kept(small_dir, [figure(5)], LATER)
    listed = json.loads((small_dir / "refreshed" / SERVICE / "vintages.json").read_bytes())
    assert (listed["service"], listed["accessed"]) == (SERVICE, "2026-12-31")
