"""What the settings make of an environment, in a process of their own."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

STRONG = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
PRODUCTION = {
    "SECRET_KEY": STRONG,
    "BASE_URL": "https://studio.example.org",
    "DATABASE_URL": "postgres://studio@127.0.0.1/studio",
}


ROOT = Path(__file__).parents[2]
_SETTINGS = (ROOT / "config" / "settings.py").read_text()
NAMES = sorted(set(re.findall(r'\benv\.\w+\(\s*"([A-Z0-9_]+)"', _SETTINGS)))
NUMBERS = dict(re.findall(r'\benv\.number\(\s*"([A-Z0-9_]+)", (\d+)\)', _SETTINGS))
_DOCUMENT = (ROOT / "docs" / "operating.md").read_text()
_ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in re.search(r"(?s)\n## Settings\n(.*?)\n## ", _DOCUMENT)[1].splitlines()
    if line.startswith("| `")
]
DESCRIBED = {name: row for row in _ROWS for name in re.findall(r"`([A-Z0-9_]+)`", row[0])}


def start(folder: Path, environment: Mapping[str, str], show: str) -> "subprocess.Popen[str]":
    code = f"from config import settings; print({show})"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=clean() | {"VAR_DIR": str(folder)} | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def clean() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


def read(folder: Path, environment: Mapping[str, str], show: str) -> str:
    out, fault = start(folder, environment, show).communicate(timeout=60)
    return out.strip() or fault.strip().splitlines()[-1]


def test_first_starts_at_once_share_one_secret_key_that_others_cannot_read(tmp_path: Path) -> None:
    starts = [start(tmp_path, {}, "settings.SECRET_KEY") for _ in range(4)]
    keys = {one.communicate(timeout=60)[0].strip() for one in starts}

    assert keys == {(tmp_path / "secret-key").read_text()}
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.glob("secret-key*")] == ["secret-key"]


@pytest.mark.parametrize("weak", ["", "short", "a" * 60])
def test_outside_the_embedded_mode_a_weak_secret_key_stops_the_start(
    tmp_path: Path, weak: str
) -> None:
    said = read(tmp_path, PRODUCTION | {"SECRET_KEY": weak}, "'started'")

    assert "SECRET_KEY is missing or weak" in said
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize(
    "door", [("-m", "config.serve"), ("manage.py", "migrate"), ("manage.py", "bootstrap")]
)
def test_each_door_says_it_in_one_sentence(tmp_path: Path, door: tuple[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, *door],
        cwd=ROOT,
        env=clean() | PRODUCTION | {"VAR_DIR": str(tmp_path), "SECRET_KEY": "short"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert (done.stdout, done.stderr) == (
        "",
        "SECRET_KEY is missing or weak: set it to 50 or more random characters.\n",
    )


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    said = read(tmp_path, {"PORT": "many", "DEBUG": "perhaps", "BASE_URL": "studio"}, "'started'")

    assert all(name in said for name in ("PORT", "DEBUG", "BASE_URL"))


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "GEMINI_API_KEY", "COMPATIBLE_API_KEY"])
def test_a_key_that_no_header_can_carry_is_named_and_not_shown(tmp_path: Path, name: str) -> None:
    assert "secret" not in (said := read(tmp_path, {name: "secret\nkey"}, "'started'"))
    assert f"{name} holds a blank or a letter that no key has." in said
    assert read(tmp_path, {name: " sk-Az_09.+/=\n"}, f"settings.{name}") == "sk-Az_09.+/="


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, "False False False 0"), (PRODUCTION, "False True True 1")],
    ids=["embedded", "production"],
)
def test_safety_follows_the_mode_and_debug_stays_off(
    tmp_path: Path, environment: Mapping[str, str], expected: str
) -> None:
    shown = "settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.CONFIRM_ADDRESSES, "
    shown += "settings.ALLAUTH_TRUSTED_PROXY_COUNT"

    assert read(tmp_path, environment, shown) == expected


def test_what_is_read_from_the_environment_is_what_the_document_describes() -> None:
    assert len(NAMES) > 30
    assert sorted(DESCRIBED) == NAMES
    for name, (_, default, meaning) in DESCRIBED.items():
        assert default, f"{name} has no default"
        assert len(meaning) > 3, f"{name} has no meaning"


@pytest.mark.parametrize(("name", "default"), NUMBERS.items())
def test_the_document_says_the_numbers_that_the_code_starts_with(name: str, default: str) -> None:
    names = re.findall(r"`([A-Z0-9_]+)`", DESCRIBED[name][0])
    defaults = [one.strip() for one in DESCRIBED[name][1].split(",")]

    assert defaults[names.index(name)] == default


def test_the_environment_is_read_in_one_place() -> None:
    for app in ("accounts", "billing", "gallery", "studio", "config"):
        for file in (ROOT / app).rglob("*.py"):
            reads = re.search(r"os\.(environ(\.get|\[)|getenv)", file.read_text())
            assert not reads or file.name == "environment.py", file


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_kept_out_of_tests(name: str) -> None:
    cleared = (ROOT / "tests" / "environment.py").read_text()

    assert re.search(rf"\b{name}\b", cleared)
