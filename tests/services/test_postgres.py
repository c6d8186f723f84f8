"""The runner of the throwaway PostgreSQL says what is wrong and gives the command's own code."""

import pytest

from tests.services import postgres


@pytest.mark.parametrize("arguments", [[], ["--"], ["pytest"]])
def test_it_needs_a_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert postgres.main(arguments) == 2

    assert capsys.readouterr().err == "Usage: python -m tests.services.postgres -- COMMAND…\n"


def test_it_names_the_missing_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(postgres, "_present", lambda: None)
    monkeypatch.setattr(postgres, "_install", lambda: None)

    assert postgres.main(["--", "true"]) == 2

    assert capsys.readouterr().err == "PostgreSQL is missing: install the package postgresql.\n"


def test_it_installs_once_where_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(postgres, "_present", lambda: None)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", lambda command, **_: commands.append(command[:2]))

    with pytest.raises(postgres.MissingPostgres):
        postgres.find_binaries()

    assert commands == [["apt-get", "update"], ["apt-get", "install"]]
