"""A site of files: every link leads somewhere, every file is what its address answers, and readers
see a whole site, whenever the command is killed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest

from lib import store
from lib.dashboard.api.file_request import wanted
from lib.dashboard.api.row_files import made
from lib.dashboard.views import VIEWS, published_site
from lib.dashboard.views.menus import file_address
from lib.dashboard.views.usual_questions import Sort, in_language, usual_questions
from lib.model import DataError, Tables
from lib.pipeline.__main__ import STOPPED, main
from lib.pipeline.publish import order, publish
from lib.pipeline.site_folder import CURRENT, MARK
from tests import hostile, round_numbers
from tests.refreshed import refreshed_data
from tests.sites import broken, document, documents, is_ours, tree

resource = pytest.importorskip("resource")

REPO = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "lib.pipeline", "publish"]
ADDRESS = "https://example.org/kg/"


def run(*arguments: object, **more: object) -> "subprocess.CompletedProcess[str]":
    """The command, as it is started."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
        **more,  # type: ignore[call-overload]
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few rows of everything."""
    return round_numbers.write(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    """What those rows have about two partners, in three languages; its address is known."""
    folder = tmp_path_factory.mktemp("small") / "site"
    publish(order(data, "RUS,EU27", address=ADDRESS.rstrip("/")), folder, 2)
    return folder / CURRENT


@pytest.fixture(scope="module")
def russia(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the shipped tables have about two partners, in two languages."""
    folder = tmp_path_factory.mktemp("shipped") / "site"
    publish(order(REPO / "data", "rus,EU", "ru,en"), folder, 2)
    return folder / CURRENT


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All partners and sets of them, of tables that are hostile in every column for words of
    others."""
    tables = hostile.write(tmp_path_factory.mktemp("hostile"))
    folder = tmp_path_factory.mktemp("poisoned") / "site"
    publish(order(tables, spoken="en"), folder, 2)
    return folder / CURRENT


@pytest.mark.parametrize("name", ["site", "russia", "poisoned"])
def test_every_link_leads_to_something(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    assert len(documents(folder)) > 20
    assert list(broken(folder)) == []


def test_every_document_can_be_reached_from_the_front(site: Path) -> None:
    found, waiting = {"index.html"}, ["index.html"]
    while waiting:
        place = waiting.pop()
        for address in document(site / place).links():
            if is_ours(address) and address.partition("#")[0].endswith(".html"):
                path = os.path.normpath(Path(place).parent / address.partition("#")[0])
                if path not in found:
                    found.add(path)
                    waiting.append(path)
    assert found == set(documents(site))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_files_are_what_their_addresses_answer(
    russia: Path, shipped: Tables, language: str
) -> None:
    compared = 0
    for subject in usual_questions(shipped, ("EU27", "RUS")):
        for view in subject.views:
            question = in_language(view.question, language)
            chart = VIEWS[question.page](shipped, question).charts()[0]
            for form in ("csv", "json"):
                path, _, query = file_address(chart.rows, form, language).partition("?")
                asked = wanted(path.rpartition("/")[2], parse_qsl(query))
                answer = made(asked, REPO / "data")
                file = russia / language / f"{view.place}.{form}"
                assert file.read_bytes() == answer.content, view.place
                said = document(file.with_suffix(".html")).elements
                name = answer.headers["Content-Disposition"].split('"')[1]
                assert ("a", {"href": file.name, "download": name}) in said
                compared += 1
    assert compared > 40


def test_a_document_is_whole_without_scripts(russia: Path, shipped: Tables) -> None:
    question = next(
        view.question
        for subject in usual_questions(shipped, ("RUS",))
        for view in subject.views
        if view.place == "trade/both_sides/RUS"
    )
    chart = VIEWS["trade"](shipped, question).charts()[0]
    found = document(russia / "en/trade/both_sides/RUS.html")
    for words in (chart.finding, chart.subtitle, chart.table.caption, "CC BY-NC-SA 4.0"):
        assert words in found.text
    assert found.rows == len(chart.table.body) + 1
    assert [named["aria-label"] for _, named in found.elements if named.get("id") == "plot"] == [
        chart.alt
    ]
    assert chart.terms is not None
    for name, meaning in chart.terms.entries:
        assert name in found.text
        assert meaning in found.text


def test_a_document_leads_to_its_neighbours(russia: Path) -> None:
    links = document(russia / "ru/trade/over_time/RUS.html").links()
    for wanted_link in (
        *("../../../en/trade/over_time/RUS.html", "../../index.html", "RUS.csv", "RUS.json"),
        *("../../trade/over_time/EU27.html", "../../people/money/RUS.html"),
        *("../../claims/24kg-2024-10-16.1101.html", "../../index.html#partners"),
        "../../sources.html",
    ):
        assert os.path.normpath(Path("ru/trade/over_time") / wanted_link) in {
            os.path.normpath(Path("ru/trade/over_time") / link) for link in links if is_ours(link)
        }


def test_a_claim_says_its_words_the_verdict_and_what_is_below_it(russia: Path) -> None:
    place = "claims/24kg-2024-10-16.1101"
    found = document(russia / f"ru/{place}.html")
    assert "exceeds $4 billion" in found.text
    assert ("p", {"class": "said", "lang": "en"}) in found.elements
    assert (russia / "en/claims/parts/24kg-2024-10-16.1101.html").is_file()
    assert (russia / "en/claims/again/24kg-2024-10-16.1101.csv").is_file()


def test_nothing_is_asked_of_others_and_a_policy_forbids_it(russia: Path) -> None:
    for place, found in documents(russia).items():
        assert all(map(is_ours, set(found.asked_for()) - {"data:,"})), place
        policies = [n["content"] for t, n in found.elements if n.get("http-equiv")]
        assert len(policies) == 1, place
        assert "default-src 'none'" in policies[0]
        assert "'unsafe-inline'" not in policies[0].partition("script-src")[2].partition(";")[0]
        assert "http" not in policies[0]
        inside = [named for tag, named in found.elements if tag == "script" and "src" not in named]
        assert all(named.get("type") == "application/json" for named in inside), place


def test_charts_that_may_not_be_passed_on_are_counted(tmp_path: Path, data: Path) -> None:
    shipped = publish(order(data, "RUS", "en"), tmp_path / "shipped", 1)
    assert shipped.not_passed_on == 0
    assert "redistribution" not in " ".join(shipped.lines())
    refreshed = refreshed_data(tmp_path / "data")
    report = publish(order(refreshed, "RUS", "en"), tmp_path / "site", 1)
    said = [
        page.name
        for page in (tmp_path / "site" / CURRENT / "en").rglob("*.html")
        if page.name != "sources.html"
        and "not for redistribution without permission" in page.read_text("utf-8")
    ]
    assert 0 < report.not_passed_on == len(said) < report.charts
    assert f"{len(said)} of the charts have rows that are not for redistribution" in " ".join(
        report.lines()
    )


def test_words_of_others_are_words(poisoned: Path, site: Path) -> None:
    known = {tag for one in documents(site).values() for tag, _ in one.elements}
    seen = 0
    for place, found in documents(poisoned).items():
        assert {tag for tag, _ in found.elements} <= known, place
        for tag, named in found.elements:
            assert not [name for name in named if name.startswith("on")], place
            for name in ("href", "src"):
                address = named.get(name, "")
                assert not address.startswith("javascript:"), place
                assert hostile.HOST not in address.partition("?")[0].split("/")[2:3], (place, tag)
        seen += "<img src=http" in found.text
    assert seen > 5
    titles = json.loads((poisoned / "en/titles.json").read_text("utf-8"))
    assert all(len(one) == 4 for one in titles)


def test_the_search_has_every_title_and_finds_by_names_in_all_languages(russia: Path) -> None:
    titles = json.loads((russia / "ru/titles.json").read_text("utf-8"))
    places = [place for *_, place in titles]
    assert len(places) == len(set(places))
    fronts = {"ru/index.html", "ru/sources.html"}
    assert {f"ru/{place}.html" for place in places} == {
        place for place in documents(russia) if place.startswith("ru/")
    } - fronts
    for title, about, also, place in titles:
        assert " ".join(title.split()) in document(russia / f"ru/{place}.html").text
        if place == "trade/over_time/RUS":
            assert about == "Россия · По годам"
            assert {"russia", "rus"} <= set(also.split())


def test_addresses_and_sitemaps_are_given_where_the_address_is_known(
    site: Path, russia: Path
) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ElementTree.parse(site / "sitemap.xml")
    maps = [one.text or "" for one in index.iter(f"{space}loc")]
    assert maps == [f"{ADDRESS}sitemap-{language}.xml" for language in ("en", "ru", "ky")]
    listed = []
    for one in maps:
        found = ElementTree.parse(site / one.removeprefix(ADDRESS))
        listed += [loc.text or "" for loc in found.iter(f"{space}loc")]
        links = list(found.iter("{http://www.w3.org/1999/xhtml}link"))
        assert {link.get("hreflang") for link in links} == {"en", "ru", "ky", "x-default"}
    assert sorted(listed) == sorted(
        ADDRESS + place for place in documents(site) if place != "index.html"
    )
    for place, found in documents(site).items():
        named = {n.get("hreflang", n["rel"]): n["href"] for t, n in found.elements if t == "link"}
        own = ADDRESS + ("en/index.html" if place == "index.html" else place)
        assert named["canonical"] == own
        assert named["x-default"] == named["en"]
        assert all(
            (site / named[language].removeprefix(ADDRESS)).is_file()
            for language in ("en", "ru", "ky")
        )
    assert not list(russia.glob("*.xml"))
    assert not any(
        named.get("rel") == "canonical"
        for one in documents(russia).values()
        for _, named in one.elements
    )


def test_the_same_input_gives_the_same_bytes(data: Path, site: Path, tmp_path: Path) -> None:
    again = run(
        *(tmp_path / "again", "--data", data, "--address", ADDRESS, "--partners", "RUS,EU27"),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Bishkek"},
    )
    assert again.returncode == 0, again.stderr
    assert tree(tmp_path / "again" / CURRENT) == tree(site)


def stamps(folder: Path) -> Mapping[str, tuple[int, int]]:
    """The number and the time of change of every file by its place."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {
        path.relative_to(folder).as_posix(): (status.st_ino, status.st_mtime_ns)
        for path, status in found.items()
    }


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    (tables := tmp_path / "data").mkdir()
    round_numbers.write(tables)
    folder = tmp_path / "site"
    first = publish(order(tables, "RUS,EU27,KAZ", "en"), folder, 2)
    assert (first.written, first.gone) == (first.files, 0)
    before, bytes_before = stamps(folder / CURRENT), tree(folder / CURRENT)

    again = publish(order(tables, "RUS,EU27,KAZ", "en"), folder, 2)
    assert again.is_as_it_was
    assert stamps(folder / CURRENT) == before

    changed = [
        row | {"title": "Another title"} if row["kind"] == "article" else row
        for row in round_numbers.ROWS["sources"]
    ]
    round_numbers.write(tables, sources=changed)
    second = publish(order(tables, "RUS,EU27,KAZ", "en"), folder, 2)
    after, bytes_after = stamps(folder / CURRENT), tree(folder / CURRENT)
    differing = {place for place in after if bytes_after[place] != bytes_before.get(place)}
    assert differing
    assert len(differing) < len(after)
    assert second.written == len(differing)
    assert {place for place in after if after[place] != before.get(place)} == differing

    third = publish(order(tables, "RUS", "en"), folder, 2)
    assert third.gone > 0
    left = stamps(folder / CURRENT)
    assert not [place for place in left if place.endswith(("/EU27.html", "/EU27.csv", "/KAZ.json"))]
    assert (folder / CURRENT / "en/trade/over_time/RUS.html").is_file()
    assert list(broken(folder / CURRENT)) == []
    assert len(list((folder / "editions").iterdir())) == 4, "this one and the one before, listed"


def test_a_damaged_site_is_mended(tmp_path: Path, data: Path) -> None:
    folder = tmp_path / "site"
    publish(order(data, "RUS", "en"), folder, 2)
    whole = tree(folder / CURRENT)
    (folder / CURRENT / "en/index.html").unlink()
    (folder / CURRENT / "en/titles.json").write_text("[")
    publish(order(data, "RUS", "en"), folder, 2)
    assert tree(folder / CURRENT) == whole


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--partners", "RUS,Atlantis"], "--partners: 'Atlantis' is not a partner on record"),
        (["--partners", ""], "--partners: '' is not a partner on record"),
        (["--partners", "KGZ"], "--partners: 'KGZ' is not a partner on record"),
        (["--lang", "en,de"], "--lang: 'de' is not one of en, ru, ky"),
        (["--lang", ""], "--lang: '' is not one of en, ru, ky"),
        (["--address", "example.org"], "--address: 'example.org' is not the address of a site"),
        (["--address", "https://a.example/?q=1"], "--address: 'https://a.example/?q=1' is not"),
        (["--address", "https://[/"], "--address: 'https://[/' is not the address of a site"),
        (["--data", "/nowhere"], "is missing"),
    ],
)
def test_what_means_nothing_is_named_and_the_old_site_stands(
    site: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stamps(site)
    assert main(["publish", str(site.parent), *options]) == 2
    message = capsys.readouterr().err.strip()
    assert said in message
    assert len(message.splitlines()) == 1
    assert stamps(site) == before


@pytest.mark.parametrize("lost", ["added/manifest.json", "refreshed/imf-trade"])
def test_what_is_in_no_table_keeps_the_old_site(
    tmp_path: Path, lost: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data, site = refreshed_data(tmp_path / "data"), tmp_path / "site"
    (texts := tmp_path / "texts").mkdir()
    (texts / "2024-01-02-a.txt").write_text("Exports of Kyrgyzstan to Russia fell by 20 percent.")
    assert main(["add", str(texts), "--data", str(data)]) == 0
    command = ["publish", str(site), "--data", str(data), "--partners", "RUS", "--lang", "en"]
    assert main(command) == 0
    before = stamps(site)
    place = data / lost
    if place.is_dir():
        place = next(place.glob("*/observations.parquet"))
    place.unlink()
    capsys.readouterr()
    assert main(command) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "nothing was published" in said and lost in said
    assert stamps(site) == before


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, data: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(DataError, match=r"not empty \('letter.txt' is in it\)"):
        publish(order(data), tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(DataError, match="it is not a folder"):
        publish(order(data), tmp_path / "letter.txt")
    with pytest.raises(DataError, match=r"could not be written \(Not a directory\)"):
        publish(order(data), tmp_path / "letter.txt" / "site")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / MARK).write_text('{"form": 99}')
    with pytest.raises(DataError, match="another version"):
        publish(order(data), tmp_path / "other")


def full(folder: Path, data: Path, most: int) -> str:
    """What the command says where no file may be larger than so many bytes."""
    ended = run(
        *(folder, "--data", data, "--lang", "ru", "--partners", "RUS"),
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ended.returncode == 2, ended.stderr
    return ended.stderr.strip()


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, data: Path) -> None:
    """The documents do not fit; where there is no site yet, plotly's script does not."""
    folder, empty = tmp_path / "site", tmp_path / "empty"
    publish(order(data, "RUS", "en"), folder, 2)
    before = tree(folder)
    said = "the site could not be written (File too large); what was there is as it was"
    assert full(folder, data, 20_000) == f"{folder}: {said}"
    kept = {place: hashed for place, hashed in tree(folder).items() if place != "writer"}
    assert kept == {place: hashed for place, hashed in before.items() if place != "writer"}
    assert full(empty, data, 2_000_000) == f"{empty}: {said}"
    assert not (empty / CURRENT).exists()
    assert not list((empty / "editions").iterdir())


def test_two_do_not_publish_at_once(tmp_path: Path, data: Path) -> None:
    folder = tmp_path / "site"
    publish(order(data, "RUS", "en"), folder, 2)
    with subprocess.Popen(
        [*COMMAND, str(folder), "--data", str(data)], cwd=REPO, stdout=subprocess.DEVNULL
    ) as first:
        wait_for(lambda: bool(list((folder / "editions").glob(".making-*"))))
        with pytest.raises(DataError, match="another process is publishing there"):
            publish(order(data, "RUS", "en"), folder, 2)
        assert first.wait(timeout=600) == 0
    assert list(broken(folder / CURRENT)) == []


def test_whoever_ends_it_reads_one_sentence(tmp_path: Path, data: Path) -> None:
    """And nothing of what processes share among themselves."""
    folder = tmp_path / "site"
    with subprocess.Popen(
        [*COMMAND, str(folder), "--data", str(data)], cwd=REPO, stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for(lambda: any(folder.glob("editions/.making-*/en/**/*.csv")))
        process.terminate()
        _, said = process.communicate(timeout=120)
    assert said == "Stopped; the site that was there is as it was.\n"
    assert process.returncode == STOPPED
    assert not (folder / CURRENT).exists()


def wait_for(state: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 300
    while not state():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.01)


def killed(command: list[str], seconds: float) -> bool:
    """Whether a process was killed after so many seconds, and had not ended by then."""
    with subprocess.Popen(
        command, cwd=REPO, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return True
        return False


@pytest.mark.parametrize("kills", [5, pytest.param(100, marks=pytest.mark.slow)])
def test_killed_at_any_moment_the_site_is_the_old_or_the_new_one(
    tmp_path: Path, data: Path, kills: int
) -> None:
    """Two sites that take turns; each command is killed at a moment of its own."""
    folder, chance = tmp_path / "site", random.Random(kills)
    asked = [["--partners", "RUS", "--lang", "en"], ["--partners", "RUS,EU27", "--lang", "en"]]
    commands = [[*COMMAND, str(folder), "--data", str(data), *options] for options in asked]
    sites = []
    for command in commands:
        begun = time.monotonic()
        assert subprocess.run(command, cwd=REPO, capture_output=True, check=False).returncode == 0
        sites.append(tree(folder / CURRENT))
    taken = time.monotonic() - begun
    stopped = 0
    for number in range(kills):
        stopped += killed(commands[number % 2], taken * chance.uniform(0.3, 1.1))
        assert tree(folder / CURRENT) in sites
        assert list(broken(folder / CURRENT)) == []
    assert stopped
    last = subprocess.run(commands[0], cwd=REPO, capture_output=True, text=True, check=False)
    assert last.returncode == 0, last.stderr
    assert tree(folder / CURRENT) == sites[0]
    assert not list(folder.rglob(".making-*"))
    assert not list(folder.glob(f".{CURRENT}-*"))


def test_a_half_written_edition_is_never_linked_to(tmp_path: Path, data: Path) -> None:
    """What a killed writer left aside is not taken for what is there."""
    folder = tmp_path / "site"
    publish(order(data, "RUS", "en"), folder, 2)
    whole = tree(folder / CURRENT)
    left = folder / "editions" / ".making-1"
    left.mkdir()
    (left / "index.html").write_text("half")
    (folder / f".{CURRENT}-1").symlink_to("editions/.making-1")
    publish(order(data, "RUS,EU27", "en"), folder, 2)
    publish(order(data, "RUS", "en"), folder, 2)
    assert tree(folder / CURRENT) == whole
    assert not left.exists()
    assert not (folder / f".{CURRENT}-1").is_symlink()


def test_where_no_file_may_have_two_names_it_is_copied_with_its_time(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one process, with what file systems without hard links say."""
    folder = tmp_path / "site"
    publish(order(data, "RUS", "en"), folder, 2)
    before = stamps(folder / CURRENT)

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr("lib.pipeline.publish.in_order", one_by_one)
    report = publish(order(data, "RUS,EU27", "en"), folder, 1)
    after = stamps(folder / CURRENT)
    same = [place for place in after if after[place][1] == before.get(place, (0, 0))[1]]
    assert len(same) == report.files - report.written > 3
    assert all(after[place][0] != before[place][0] for place in same)


def one_by_one(make: Callable[..., object], tasks: object, _: int) -> object:
    return ((task, make(task)) for task in tasks)  # type: ignore[attr-defined]


def test_many_claims_have_a_list_of_their_own(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published_site, "LISTED", 1)
    monkeypatch.setattr("lib.pipeline.publish.in_order", one_by_one)
    said = [s for s in usual_questions(store.tables(data)) if s.sort is Sort.CLAIM]
    assert len(said) > 1
    publish(order(data, "RUS", "en"), tmp_path / "site", 1)
    found = tmp_path / "site" / CURRENT
    every = document(found / "en/claims.html").links()
    assert all(f"{subject.views[0].place}.html" in " ".join(every) for subject in said)
    assert "../en/claims.html" in document(found / "en/index.html").links()
    assert list(broken(found)) == []
