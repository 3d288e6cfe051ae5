"""The image and the services have what they must, without Docker."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.dockerfile import Step, context, stages
from tests.serving import REPO
from tests.test_house import files_in_git

DOCKERFILE = (REPO / "deploy/Dockerfile").read_text("utf-8")
IGNORE = (REPO / ".dockerignore").read_text("utf-8")
BUILD, FINAL = stages(DOCKERFILE)
COMPOSE: dict[str, Any] = yaml.safe_load((REPO / "deploy/compose.yaml").read_text("utf-8"))
PROCESSES = {name: one for name, one in COMPOSE["services"].items() if name != "proxy"}


def only(steps: list[Step], name: str) -> Step:
    (found,) = [step for step in steps if step.name == name]
    return found


def variables() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in only(FINAL, "ENV").words)


@pytest.fixture(scope="module")
def sent() -> list[str]:
    """The files of the repository that a build may read."""
    return context(IGNORE, [path.relative_to(REPO).as_posix() for path in files_in_git()])


def test_it_runs_as_a_number_that_is_not_root() -> None:
    user, group = map(int, only(FINAL, "USER").rest.split(":"))
    assert user >= 10_000 and group >= 10_000
    assert [step.name for step in FINAL].index("USER") > [step.name for step in FINAL].index("COPY")
    assert {one.options["chown"] for one in FINAL if "chown" in one.options} == {f"{user}:{group}"}


def test_every_command_is_run_without_a_shell() -> None:
    for step in (*BUILD, *FINAL):
        if step.name in ("RUN", "CMD", "ENTRYPOINT"):
            assert step.rest.startswith("["), step.rest
    assert only(FINAL, "HEALTHCHECK").rest.startswith('CMD ["')
    assert only(FINAL, "STOPSIGNAL").rest == "SIGTERM"


def test_nothing_is_installed_but_what_is_pinned() -> None:
    installed = [step.words for step in BUILD if "install" in step.rest]
    assert len(installed) == 1
    assert {"--require-hashes", "--no-cache-dir", "--only-binary"} <= set(installed[0])
    assert installed[0][-1] == "requirements.lock"
    assert not any(" install" in step.rest or "apt" in step.rest for step in FINAL)
    assert any(step.words[-2:] == ["--no-cache-dir", "pip"] for step in FINAL if step.name == "RUN")


def test_it_is_asked_whether_it_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    health = only(FINAL, "HEALTHCHECK")
    assert set(health.options) == {"interval", "timeout", "start-period", "retries"}
    _, _, program = Step("CMD", health.rest.removeprefix("CMD "), {}).words
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.urlopen", lambda address, timeout: asked.append(address))
    for name, value in variables().items():
        monkeypatch.setenv(name, value)
    for base, path in (("", ""), ("ties", "/ties"), ("/ties/", "/ties")):
        monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", base)
        exec(program, {})
        assert asked.pop() == f"http://127.0.0.1:8501{path}/readyz"


def test_others_reach_it_and_it_is_started_as_the_readme_says() -> None:
    assert variables()["STREAMLIT_SERVER_ADDRESS"] == "0.0.0.0"
    assert variables()["STREAMLIT_SERVER_PORT"] == only(FINAL, "EXPOSE").rest == "8501"
    assert only(FINAL, "CMD").words == ["python", "-m", "streamlit", "run", "app.py"]
    assert variables()["STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE"] == "true", "a stranger is asked"
    assert not {"SECRET", "TOKEN", "ADD_ARTICLES"} & set(variables())


def test_what_is_copied_is_there_and_may_be_read(sent: list[str]) -> None:
    copied = [step for step in BUILD if step.name == "COPY"]
    for step in copied:
        source, _ = step.words
        assert any(file == source or file.startswith(f"{source}/") for file in sent), source
    sources = {step.words[0] for step in copied}
    unused = [f for f in sent if not any(f == s or f.startswith(f"{s}/") for s in sources)]
    assert unused == [], "sent to the build and not used"


def test_all_of_the_application_goes_in_with_its_tables(sent: list[str]) -> None:
    ours = [path.relative_to(REPO).as_posix() for path in files_in_git()]
    wanted = [
        f for f in ours if f.startswith(("lib/", "data/")) or re.fullmatch(r"pages/.*\.py", f)
    ]
    assert sorted({"app.py", "requirements.lock", ".streamlit/config.toml", *wanted}) == sorted(
        sent
    )
    assert sum(file.endswith(".parquet") for file in sent) >= 9


@pytest.mark.parametrize(
    "file",
    [
        ".streamlit/secrets.toml",
        ".streamlit/config.toml.orig",
        ".env",
        ".git/config",
        ".venv/bin/python",
        "data/added/manifest.json",
        "data/added/segment-1/observations.parquet",
        "data/articles/24kg-2024-10-16.txt",
        "data/refreshed/imf-trade/2026-11-30/figures.csv",
        "data/world_trade.importing/staged/0",
        "data/world_trade/world_trade.json",
        "deploy/certificate.key",
        "deploy/secrets.toml",
        "lib/__pycache__/__init__.cpython-311.pyc",
        "lib/dashboard/ui/__pycache__/show.cpython-311.pyc",
        "lib/dashboard/x.tmp",
        "pages/notes.txt",
        "secrets.toml",
        "tests/conftest.py",
        "id_rsa",
    ],
)
def test_what_lies_about_never_goes_in(file: str) -> None:
    assert context(IGNORE, [file]) == []


def test_rules_of_what_is_left_out_are_read_as_docker_reads_them() -> None:
    files = ["a.txt", "b/a.txt", "b/c/a.txt", "b/c/d.md", "e"]
    assert context("a.txt", files) == files[1:]
    assert context("*.txt", files) == files[1:]
    assert context("**/*.txt", files) == ["b/c/d.md", "e"]
    assert context("b", files) == ["a.txt", "e"]
    assert context("# no\n*\n!b\nb/c\n!b/c/d.md", files) == ["b/a.txt", "b/c/d.md"]
    assert context("b/?", files) == ["a.txt", "b/a.txt", "e"]


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_a_service_can_do_no_more_than_it_must(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"] and "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"\d+m", service["mem_limit"]) and service["pids_limit"] <= 256
    assert all("size=" in place for place in service["tmpfs"])
    assert "privileged" not in service and "network_mode" not in service
    written = [one for one in service["volumes"] if not one.endswith(":ro")]
    assert written == ([] if name == "proxy" else ["added:/app/data/added"])
    assert name == "proxy" or "ports" not in service


def test_the_services_are_where_the_proxy_looks_for_them() -> None:
    text = (REPO / "deploy/nginx/processes_of_compose.conf").read_text("utf-8")
    places = set(re.findall(r"server (\S+) max_fails", text))
    inside = COMPOSE["networks"]["inside"]
    assert inside["internal"] is True
    proxy = COMPOSE["services"]["proxy"]["networks"]["inside"]["ipv4_address"]
    found = set()
    for service in PROCESSES.values():
        at, settings = service["networks"]["inside"]["ipv4_address"], service["environment"]
        assert settings["FORWARDED_ALLOW_IPS"] == proxy
        found.add(f"{at}:{settings['STREAMLIT_SERVER_PORT']}")
    assert found == places
    ready = {name: {"condition": "service_healthy"} for name in PROCESSES}
    assert COMPOSE["services"]["proxy"]["depends_on"] == ready


def test_the_proxy_gets_the_files_that_are_shipped() -> None:
    proxy = COMPOSE["services"]["proxy"]
    mounted = dict(one.removesuffix(":ro").split(":") for one in proxy["volumes"])
    assert all((REPO / "deploy" / place).is_file() for place in mounted)
    conf = Path("/etc/nginx")
    assert {Path(place).relative_to(conf).as_posix() for place in mounted.values()} == {
        "nginx.conf",
        *(f"multivector/{name}.conf" for name in ("site", "processes", "listen")),
    }
    (port,) = proxy["ports"]
    listen = (REPO / "deploy/nginx/multivector/listen.conf").read_text("utf-8")
    assert f"listen {port.partition(':')[2]};" in listen
    assert proxy["user"] == "101:101"


def test_a_process_under_systemd_is_started_and_bounded_alike() -> None:
    text = (REPO / "deploy/multivector@.service").read_text("utf-8")
    settings = dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    program, *rest = settings["ExecStart"].split()
    assert ["python", *rest] == only(FINAL, "CMD").words and program.endswith("/.venv/bin/python")
    assert settings["Environment"] == "STREAMLIT_SERVER_PORT=%i"
    limits = {one["mem_limit"].upper() for one in PROCESSES.values()}
    assert limits == {settings["MemoryMax"]}
    assert settings["ReadWritePaths"] == f"{settings['WorkingDirectory']}/data/added"
    assert settings["ProtectSystem"] == "strict" and settings["NoNewPrivileges"] == "yes"
    assert settings["CapabilityBoundingSet"] == "" and settings["User"] != "root"
