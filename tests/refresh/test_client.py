"""One polite client: what it does when a service is busy, broken, huge or somebody else."""

import json
import socket
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from lib.model import DataError
from lib.refresh import client as client_module
from lib.refresh.client import Client, is_loopback
from lib.refresh.service import JSON, Answer, Found, Inquiry, Service
from lib.refresh.services import addresses, chosen
from tests.statistics_server import Reply, StatisticsServer, certificate_of, statistics_server


def _read(_: Answer) -> Found:
    return Found(())


SERVICE = Service("any", "IMF", "ANY", "https://data.example", JSON, 1.5, lambda _: (), _read)
ASKED = Inquiry("all", "everything", "/data?of=KGZ", secrets={"X-Key": "s3cret"})


def fault(client: Client, office: StatisticsServer, service: Service = SERVICE) -> str:
    """The sentence that asking ends with; it names what was asked, and never the key."""
    with pytest.raises(DataError) as raised:
        client.ask(service, office.address, ASKED)
    said = str(raised.value)
    assert said.startswith(f"{office.address}/data?of=KGZ: ")
    assert "\n" not in said and "s3cret" not in said
    return said.removeprefix(f"{office.address}/data?of=KGZ: ")


def test_an_answer_is_as_it_came(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(b"\xef\xbb\xbf[1]", headers={"Content-Type": "x/y"}))
    answer = client.ask(SERVICE, f"{office.address}/", ASKED)
    assert (answer.body, answer.content_type) == (b"\xef\xbb\xbf[1]", "x/y")
    assert answer.address == f"{office.address}/data?of=KGZ"
    assert answer.sha256 == sha256(b"\xef\xbb\xbf[1]").hexdigest()
    headers = office.asked[0].headers
    assert (headers["Accept"], headers["X-Key"]) == (JSON, "s3cret")
    assert headers["User-Agent"].startswith("Multivector")
    assert "Authorization" not in headers


def test_it_waits_as_long_as_it_is_asked_to(
    client: Client, office: StatisticsServer, waits: list[float]
) -> None:
    office.answers(
        "/data",
        Reply(status=429, headers={"Retry-After": "7"}),
        Reply(status=503, headers={"Retry-After": "next week"}),
        Reply(b"yes"),
    )
    assert client.ask(SERVICE, office.address, ASKED).body == b"yes"
    assert len(office.asked) == 3
    assert waits[0] == 7.0
    assert sum(waits[1:]) <= 4.0


@pytest.mark.parametrize("seconds", [client_module._LONGEST + 1, 86_400])
def test_it_does_not_wait_for_hours(
    client: Client, office: StatisticsServer, waits: list[float], seconds: float
) -> None:
    office.answers("/data", Reply(b"busy", 429, {"Retry-After": f"{seconds:.0f}"}))
    assert f"asks to wait (Retry-After: {seconds:.0f})" in fault(client, office)
    assert len(office.asked) == 1 and not waits


def test_it_waits_up_to_two_minutes(
    client: Client, office: StatisticsServer, waits: list[float]
) -> None:
    longest = client_module._LONGEST
    office.answers("/data", Reply(status=429, headers={"Retry-After": f"{longest:.0f}"}), Reply())
    client.ask(SERVICE, office.address, ASKED)
    assert longest in waits


def test_a_service_that_stays_busy_is_given_up(
    client: Client, office: StatisticsServer, waits: list[float]
) -> None:
    office.answers("/data", Reply(b"later", 503))
    assert fault(client, office) == "it answers with status 503; it says 'later'"
    assert len(office.asked) == 1 + client_module._TRIES
    assert waits == sorted(waits)


def test_a_status_of_its_own_may_mean_busy(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(status=400), Reply(b"yes"), Reply(status=400))
    assert client.ask(replace(SERVICE, also_busy=frozenset({400})), office.address, ASKED).body
    assert "status 400" in fault(client, office)
    assert len(office.asked) == 3


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (401, "asks for a key"),
        (403, "refuses the question"),
        (404, "knows no such address"),
        (413, "would be too large"),
    ],
)
def test_a_refusal_is_in_its_own_words(
    client: Client, office: StatisticsServer, status: int, meaning: str
) -> None:
    office.answers("/data", Reply("Нет\x1b[31m\n\u202etoo much".encode(), status))
    said = fault(client, office)
    assert meaning in said and f"status {status}" in said
    assert said.endswith("it says 'Нет [31m ▯too much'")
    assert len(office.asked) == 1


def test_a_refusal_may_have_a_meaning_of_its_own(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(b"", 403))
    said = fault(client, office, replace(SERVICE, refusals={403: "its quota is used up"}))
    assert said == "it answers with status 403: its quota is used up"


def test_nobody_is_followed_elsewhere(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(status=302, headers={"Location": f"{office.address}/other"}))
    assert "it is not followed" in fault(client, office)
    assert [one.path for one in office.asked] == ["/data?of=KGZ"]


def test_an_answer_that_is_cut_off_is_asked_for_again(
    client: Client, office: StatisticsServer
) -> None:
    office.answers("/data", Reply(b"0123456789", cut_at=4), Reply(b"0123456789"))
    assert client.ask(SERVICE, office.address, ASKED).body == b"0123456789"


def test_an_answer_that_is_always_cut_off_is_none(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(b"0123456789" * 100, cut_at=400))
    assert fault(client, office).startswith("the answer was cut off after ")
    assert len(office.asked) == client_module._CUT


def test_a_huge_answer_is_not_read_to_its_end(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(size=500_000_000))
    small = replace(SERVICE, largest=3_000_000)
    assert fault(client, office, small) == (
        "the answer is larger than 3 MB; it was not read further"
    )
    assert office.sent < 50_000_000


def test_an_answer_as_large_as_it_may_be_is_read(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(size=3_000_000))
    small = replace(SERVICE, largest=3_000_000)
    assert len(client.ask(small, office.address, ASKED).body) == 3_000_000


def test_silence_is_no_answer(
    client: Client, office: StatisticsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "_READ", 0.05)
    monkeypatch.setattr(client_module, "_TRIES", 0)
    office.answers("/data", Reply(b"late", pause=0.4))
    assert fault(client, office) == "it did not answer in time"


def test_a_certificate_nobody_vouches_for(client: Client, tmp_path: Path) -> None:
    with statistics_server(certificate_of("data.example", tmp_path)) as office:
        assert fault(client, office).startswith("its certificate does not fit")
        assert not office.asked


def test_a_certificate_of_somebody_else(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certificate_of("data.example", tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with statistics_server(certificate) as office:
        said = fault(client, office)
        assert said.startswith("its certificate does not fit") and "127.0.0.1" in said
        assert not office.asked


def test_a_closed_door(client: Client) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    office = StatisticsServer(address)
    assert fault(client, office) == "it cannot be reached (Connection refused)"


def test_it_asks_one_host_at_its_pace(waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(pause=waits.append)
    monkeypatch.setattr(client_module.time, "monotonic", lambda: 100.0)
    client._wait_for_turn(SERVICE, "data.example")
    client._wait_for_turn(SERVICE, "data.example")
    client._wait_for_turn(SERVICE, "other.example")
    client._wait_for_turn(SERVICE, "127.0.0.1:80")
    client._wait_for_turn(SERVICE, "127.0.0.1:80")
    assert waits == [0.0, 1.5, 0.0]


def test_answers_are_kept_to_be_reported(office: StatisticsServer, tmp_path: Path) -> None:
    client = Client(keep=tmp_path / "raw", pause=lambda _: None)
    office.answers("/data", Reply(b"<html>", 403), Reply(b"0123", cut_at=2))
    fault(client, office)
    fault(client, office)
    said = [json.loads(path.read_text()) for path in sorted((tmp_path / "raw").glob("*.json"))]
    assert [one["status"] for one in said] == [403, 200, 200, 200]
    assert said[0]["asked"] == f"{office.address}/data?of=KGZ"
    assert said[1]["fault"] and not said[0]["fault"]
    assert (tmp_path / "raw/any-001-all.answer").read_bytes() == b"<html>"
    everything = b"".join(path.read_bytes() for path in (tmp_path / "raw").iterdir())
    assert b"s3cret" not in everything


@pytest.mark.parametrize("status", [200, 401])
def test_a_key_that_an_answer_quotes_is_kept_nowhere(
    status: int, office: StatisticsServer, tmp_path: Path
) -> None:
    """Neither in its body nor in what it says beside it."""
    client = Client(keep=tmp_path / "raw", pause=lambda _: None)
    quoted = {"X-Asked-With": "s3cret", "Content-Type": "x/s3cret"}
    office.answers("/data", Reply(b"asked with s3cret", status, headers=quoted))
    if status == 200:
        assert client.ask(SERVICE, office.address, ASKED).body == b"asked with [key]"
    else:
        fault(client, office)
    kept = {path.suffix: path.read_bytes() for path in (tmp_path / "raw").iterdir()}
    assert kept[".answer"] == b"asked with [key]"
    assert b"s3cret" not in kept[".json"] and kept[".json"].count(b"[key]") == 2


@pytest.mark.parametrize(
    ("host", "is_this_machine"),
    [
        ("127.0.0.1:8000", True),
        ("127.9.9.9", True),
        ("[::1]:1", True),
        ("localhost", True),
        ("localhost.example", False),
        ("128.0.0.1", False),
        ("0.0.0.0", False),
    ],
)
def test_which_hosts_are_this_machine(host: str, is_this_machine: bool) -> None:
    assert is_loopback(host) is is_this_machine


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nobody=https://a.example", "--address: 'nobody' is not one of world-bank"),
        ("world-bank", "--address: '' is not an http address"),
        ("world-bank=ftp://a.example", "--address: 'ftp://a.example' is not an http address"),
        (
            "world-bank=http://a.example",
            "--address: 'http://a.example' is not https, and only this machine is asked without it",
        ),
    ],
)
def test_an_address_that_is_not_asked(given: str, said: str) -> None:
    with pytest.raises(DataError) as raised:
        addresses([given])
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize("end", ["/?q=1", "#there"])
def test_an_address_ends_where_the_question_begins(end: str) -> None:
    with pytest.raises(DataError, match="has more after its path, where ours begins"):
        addresses([f"world-bank=http://127.0.0.1:99{end}"])


def test_a_folder_that_answers_cannot_be_kept_in(office: StatisticsServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    office.answers("/data", Reply(b"yes"))
    with pytest.raises(DataError) as raised:
        Client(tmp_path / "file").ask(SERVICE, office.address, ASKED)
    said = f"{tmp_path / 'file'}: no answer could be kept there (File exists)"
    assert str(raised.value) == said


@pytest.mark.parametrize("name", ["http_proxy", "all_proxy"])
def test_what_is_asked_of_this_machine_is_for_no_other(
    client: Client, office: StatisticsServer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Without a certificate a key would go to a proxy as it is."""
    with statistics_server() as proxy:
        monkeypatch.setenv(name, proxy.address)
        office.answers("/data", Reply(b"yes"))
        assert client.ask(SERVICE, office.address, ASKED).body == b"yes"
        assert not proxy.asked


def test_a_list_of_authorities_that_is_not_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere.pem")
    with pytest.raises(DataError) as raised:
        client.ask(SERVICE, "https://127.0.0.1:1", ASKED)
    assert "invalid path: /nowhere.pem" in str(raised.value)


def test_another_address_of_one_service() -> None:
    found = addresses(["world-bank=http://127.0.0.1:99"])
    assert found["world-bank"] == "http://127.0.0.1:99"
    assert all(one.startswith("https://") for name, one in found.items() if name != "world-bank")


def test_services_are_chosen_by_name() -> None:
    assert [one.name for one in chosen(["world-bank", "world-bank"])] == ["world-bank"]
    with pytest.raises(DataError, match="'imf' is not one of world-bank"):
        chosen(["imf"])


@pytest.mark.parametrize(
    "asked",
    ["9" * 5000, "Fri, 31 Dec 10000 23:59:59 GMT", "Mon, 99 Foo 2026 99:99:99", "nan", "-5"],
)
def test_a_wish_to_wait_that_is_none_is_not_heeded(
    client: Client, office: StatisticsServer, asked: str
) -> None:
    busy = Reply(b"busy", 503, {"Retry-After": asked})
    office.answers("/data", busy, Reply(b"here you are"))
    assert client.ask(SERVICE, office.address, ASKED).body == b"here you are"


@pytest.mark.parametrize("asked", ["0", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_nobody_is_asked_again_at_once(
    client: Client, office: StatisticsServer, waits: list[float], asked: str
) -> None:
    office.answers("/data", Reply(b"busy", 503, {"Retry-After": asked}))
    fault(client, office)
    assert [wait for wait in waits if wait] == [2.0, 4.0, 8.0]


def test_an_address_that_is_none_is_not_followed(client: Client, office: StatisticsServer) -> None:
    office.answers("/data", Reply(b"", 302, {"Location": "http://[::none"}))
    assert fault(client, office) == "it cannot be reached (Invalid IPv6 URL)"


@pytest.mark.parametrize(
    ("status", "headers"),
    [(429, {"Retry-After": "1\x1b[31m\u009b"}), (418, {}), (302, {"Location": "http://\x1b[31m"})],
)
def test_nothing_a_service_says_reaches_a_terminal(
    client: Client, office: StatisticsServer, status: int, headers: dict[str, str]
) -> None:
    office.answers("/data", Reply(b"\x1b[31mred\xc2\x9b\xe2\x80\xae", status, headers))
    assert fault(client, office).isprintable()
