"""A PostgreSQL of the tests' own: fresh, on a free loopback port, gone at the end.

``python -m tests.services.postgres -- CMD…`` runs CMD with DATABASE_URL set to it and exits with
CMD's code, or with 2 and a sentence when PostgreSQL cannot be had.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "postgresql"
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
_SAFE = "-c max_connections=200"


class MissingPostgres(Exception):
    """PostgreSQL is not on this machine and cannot be installed from here."""

    def __init__(self) -> None:
        super().__init__(f"PostgreSQL is missing: install the package {PACKAGE}.")


def find_binaries() -> Path:
    """Find the newest PostgreSQL's folder of programs, installing it as root on Debian.

    Raises:
        MissingPostgres: there is none, and it could not be installed.
    """
    found = _present()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        found = _present()
    if found is None:
        raise MissingPostgres
    return found


def _present() -> Path | None:
    installed = sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda folder: float(folder.parent.name),
    )
    on_path = shutil.which("initdb")
    return installed[-1] if installed else Path(on_path).resolve().parent if on_path else None


def _install() -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    sys.stderr.write(f"Installing {PACKAGE}…\n")
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE],
    ):
        subprocess.run(command, env=quiet, stdout=sys.stderr, check=False)


def _as_someone() -> list[str]:
    """PostgreSQL refuses to run as root: give the prefix that makes it run as nobody."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", "HOME=/tmp"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[str]:
    """Run a throwaway cluster and give its ``postgresql://`` address.

    ``durable`` keeps fsync on, for measurements; without it a crash of the machine would lose
    data, and tests are faster.

    Raises:
        MissingPostgres: PostgreSQL is not here and could not be installed.
        subprocess.CalledProcessError: it did not start; its log goes to standard error.
    """
    binaries, someone, port = find_binaries(), _as_someone(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="studio-postgres-"))
    folder.chmod(0o755)  # whoever runs the server must get in
    data, log = folder / "data", folder / "log"
    try:
        if someone:
            shutil.chown(folder, "nobody", "nogroup")
        # The server must not inherit a working folder that it may not read.
        subprocess.run(
            [*someone, str(binaries / "initdb"), "-D", str(data), "-U", "studio", "--auth=trust",
             "-E", "UTF8", "--locale=C", "--no-sync"],
            cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
            f"{_SAFE if durable else _QUICK}"
        )
        control = [*someone, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
        try:
            subprocess.run(
                [*control, "-l", str(log), "-o", options, "start"],
                cwd=folder, check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.CalledProcessError:
            sys.stderr.write(log.read_text() if log.exists() else "PostgreSQL left no log.\n")
            raise
        try:
            yield f"postgresql://studio@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [*control, "-m", "immediate", "stop"],
                cwd=folder, check=False, stdout=subprocess.DEVNULL,
            )  # fmt: skip
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Run the command after ``--`` beside a PostgreSQL; give its exit code."""
    if "--" not in arguments or not (command := arguments[arguments.index("--") + 1 :]):
        sys.stderr.write("Usage: python -m tests.services.postgres -- COMMAND…\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is stopped too
    try:
        with running_postgres() as url:
            return subprocess.run(
                command, env=os.environ | {"DATABASE_URL": url}, check=False
            ).returncode
    except MissingPostgres as missing:
        sys.stderr.write(f"{missing}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
