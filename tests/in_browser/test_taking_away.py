"""Files fetched with the browser hold what the chart shows, and what the address answers."""

import csv
import hashlib
import io
import json
import re
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lib import store
from tests.in_browser.visiting import marks, visit
from tests.small import ROWS
from tests.workbooks import book_rows


def fetched(page: Page, button: str) -> tuple[str, bytes]:
    """Name and content of the file behind a button."""
    with page.expect_download() as arriving:
        page.locator(f".st-key-{button} button").click()
    file = arriving.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def asked(address: str) -> tuple[int, bytes]:
    """Status and body of the answer at an address."""
    try:
        answer = urllib.request.urlopen(address, timeout=120)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.read()


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    ("address", "name", "file"),
    [
        (
            "/compare",
            "compare",
            "compare_view-level_indicator-trade-turnover_partners-RUS-EU27-CIS_{}.csv",
        ),
        (
            "/compare?view=share&partner=CHN",
            "compare",
            "compare_view-share_indicator-trade-turnover_partners-CHN_{}.csv",
        ),
        ("/compare?year=2022", "flows", "flows_year-2022_partners-RUS-EU27-CIS_{}.csv"),
        (
            "/trade?indicator=trade_balance&partner=KAZ",
            "trade",
            "trade_indicator-trade-balance_partners-KAZ_{}.csv",
        ),
    ],
)
def test_the_csv_is_what_the_chart_draws(
    page: Page, server: str, address: str, name: str, file: str
) -> None:
    visit(page, server + address)
    suggested, content = fetched(page, f"{name}_csv")
    rows = csv_rows(content)
    years = sorted({row["year"] for row in rows})
    of = "-".join(dict.fromkeys((years[0], years[-1])))
    assert suggested == f"kgz-ties_{file.format(of)}"
    assert (len(years) == 1) == (name == "flows")
    drawn = marks(page, name)
    assert [row["observation_id"] for row in rows] == drawn["ids"]
    # Lines have their numbers on the y axis, pairs on the x axis.
    axis = "x" if name == "flows" else "y"
    exported: dict[str, list[float]] = {}
    for row in rows:
        exported.setdefault(row["series"], []).append(float(row["obs_value"]))
    assert {line["name"]: pytest.approx(line[axis]) for line in drawn["series"]} == exported


def test_all_files_and_the_address_hold_the_same(page: Page, server: str) -> None:
    visit(page, f"{server}/compare?partner=RUS,EU27&view=growth&base=2020")
    _, content = fetched(page, "compare_csv")
    address = page.locator('[data-testid="stCode"]').first.inner_text().strip()
    assert address.startswith(f"{server}/data/compare.csv?")
    assert asked(address) == (200, content)
    name, book = fetched(page, "compare_xlsx")
    assert name.endswith(".xlsx")
    assert book_rows(book) == csv_rows(content)
    name, parquet = fetched(page, "compare_parquet")
    assert name.endswith(".parquet")
    rows = pq.read_table(io.BytesIO(parquet)).to_pylist()
    assert [row["observation_id"] for row in rows] == marks(page, "compare")["ids"]
    expect(page.locator(".st-key-compare_csv")).to_contain_text(f"{len(rows)} rows")


def test_the_zip_tells_what_it_holds(page: Page, server: str) -> None:
    visit(page, f"{server}/data?partner=RUS,EU27")
    name, content = fetched(page, "data_zip")
    assert name == "kgz-ties_all_partners-RUS-EU27.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {member: archive.read(member) for member in archive.namelist()}
    package = json.loads(files["datapackage.json"])
    described = {resource["path"]: resource for resource in package["resources"]}
    tables = {f"{table}.csv" for table in store.TABLES}
    assert files.keys() == tables | {"README.txt", "datapackage.json"}
    assert described.keys() == tables
    read_me = files["README.txt"].decode()
    assert f" from {server}\n" in read_me and package["homepage"] == server
    assert "RUS" in read_me and "EU27" in read_me
    for path, resource in described.items():
        digest = hashlib.sha256(files[path]).hexdigest()
        assert digest in resource["hash"]
        assert resource["bytes"] == len(files[path])
        assert re.search(rf"{path}\W.*\b{len(csv_rows(files[path]))}\b.*rows?", read_me), path
    status, observations = asked(f"{server}/data/observations.csv?partner=RUS,EU27")
    assert (status, observations) == (200, files["observations.csv"])


@pytest.mark.parametrize(
    ("query", "value"),
    [("partner=ATLANTIS", "ATLANTIS"), ("view=sideways", "sideways"), ("colour=red", "colour")],
)
def test_a_bad_address_gets_one_sentence(server: str, query: str, value: str) -> None:
    status, body = asked(f"{server}/data/compare.csv?{query}")
    assert status == 400
    sentence = body.decode()
    assert value in sentence
    assert sentence.count("\n") == 1 and sentence.endswith(".\n")


def test_the_tables_own_button_does_not_give_other_files(page: Page, server: str) -> None:
    """It would give the columns shown only, without sources and without guarding formulas."""
    visit(page, f"{server}/data")
    page.locator('[data-testid="stDataFrame"]').hover()
    expect(page.get_by_role("button", name="Fullscreen")).to_be_visible()
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)


_IMAGE = "<img src=x onerror=window.ran=1>"
_SCRIPT = "<script>window.ran=1</script>"


@pytest.fixture(scope="module")
def hostile(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A server over an article whose words are markup and formulas."""
    rows = {name: [dict(row) for row in table] for name, table in ROWS.items()}
    said, bought = rows["quotations"]
    said |= {"exact": _IMAGE, "end": 10 + len(_IMAGE), "prefix": "=1+1 ", "suffix": _SCRIPT}
    bought |= {"exact": "=1+1", "end": 54, "speaker": "![a](http://evil.example/a.png)"}
    rows["ties"][0]["partner"] = "RUS"
    rows["sources"][0]["title"] = f"{_IMAGE} ![b](http://evil.example/b.png)"
    rows["rejections"][0] |= {"exact": "@1+1", "end": 6}
    directory = tmp_path_factory.mktemp("hostile")
    store.write(directory, {name: store.encode(name, table) for name, table in rows.items()})
    return serve(directory)


def test_words_of_an_article_are_words(
    reader: Callable[[str], BrowserContext], hostile: str
) -> None:
    page = reader(hostile).new_page()
    for address in ("/?partner=RUS", "/article?partner=RUS", "/data?table=quotations&partner=RUS"):
        visit(page, hostile + address)
        if "table" not in address:
            expect(page.get_by_text(_IMAGE).first).to_be_visible()
        assert page.evaluate("window.ran") is None
        assert page.locator('img[src="x"], img[src*="evil"]').count() == 0
    _, content = fetched(page, "quotations_csv")
    said, bought = csv_rows(content)
    assert (said["exact"], said["prefix"], said["suffix"]) == (_IMAGE, "'=1+1 ", _SCRIPT)
    assert bought["exact"] == "'=1+1"
    visit(page, f"{hostile}/article?partner=RUS")
    assert page.get_by_text("=1+1", exact=True).count() == 1
    _, content = fetched(page, "article_csv")
    assert {row["exact"] for row in csv_rows(content)} == {_IMAGE, "'=1+1"}
