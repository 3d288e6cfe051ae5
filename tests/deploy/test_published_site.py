"""The files of a published site behind the real nginx."""

import gzip
import os
from pathlib import Path

import pytest

from tests.behind_nginx import ask, nginx_of_files

PAGE = "<!doctype html><title>{}</title>" + "a page that is worth packing " * 100


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder as `multivector publish` leaves one: an edition, and the link that names it."""
    for edition in ("one", "two"):
        folder = tmp_path / "editions" / edition
        (folder / "assets").mkdir(parents=True)
        (folder / "en/trade").mkdir(parents=True)
        (folder / "index.html").write_text(PAGE.format(edition))
        (folder / "en/index.html").write_text(PAGE.format(edition))
        (folder / "en/trade/RUS.csv").write_text("year,value\n2023,1\n")
        (folder / "en/trade/RUS.json").write_text('{"rows": []}')
        (folder / "assets/chart.0123abcd.js").write_text("draw();" * 500)
        (folder / "sitemap.xml").write_text("<urlset/>")
    (tmp_path / "current").symlink_to("editions/one")
    return tmp_path


def test_every_file_comes_with_its_type_and_how_long_it_may_be_kept(
    published: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("nginx")
    with nginx_of_files(folder, published / "current") as site:
        for path, kind, kept in (
            ("/", "text/html; charset=utf-8", "no-cache"),
            ("/en/", "text/html; charset=utf-8", "no-cache"),
            ("/en/trade/RUS.csv", "text/csv; charset=utf-8", "no-cache"),
            ("/en/trade/RUS.json", "application/json; charset=utf-8", "no-cache"),
            ("/sitemap.xml", "text/xml", "no-cache"),
            ("/assets/chart.0123abcd.js", "text/javascript", "public, max-age=31536000, immutable"),
        ):
            found = ask(site + path)
            assert found.status == 200 and kind in found.all("content-type")[0], path
            assert found.all("cache-control") == [kept], path
            assert found.all("x-content-type-options") == ["nosniff"], path
            assert "nginx/" not in found.all("server")[0]
        for path in ("/en/trade/RUS.csv", "/assets/chart.0123abcd.js"):
            assert ask(site + path).all("access-control-allow-origin") == ["*"]
        lost = ask(f"{site}/en/nothing.html")
        assert lost.status == 404 and lost.all("x-content-type-options") == ["nosniff"]


def test_text_goes_out_packed_and_a_new_site_is_there_at_once(
    published: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("nginx")
    with nginx_of_files(folder, published / "current") as site:
        packed = ask(f"{site}/en/", headers={"Accept-Encoding": "gzip"})
        assert packed.all("content-encoding") == ["gzip"]
        assert b"<title>one" in gzip.decompress(packed.body)
        tag = ask(f"{site}/en/").all("etag")[0]
        assert ask(f"{site}/en/", headers={"If-None-Match": tag}).status == 304
        (published / "next").symlink_to("editions/two")
        os.replace(published / "next", published / "current")
        assert b"<title>two" in ask(f"{site}/en/").body
