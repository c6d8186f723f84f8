"""Finds the system's Chromium, installs it when root on Debian, or says clearly what is missing."""

import os
import shutil
import subprocess
import sys

PACKAGE = "chromium"


def find() -> str | None:
    """Give the browser's path, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def arguments() -> list[str]:
    """Flags for a quiet headless run; the sandbox is off only for root, who cannot have it."""
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


def main() -> int:
    """Make sure that there is a browser. 0 when there is, 2 when it cannot be had."""
    if find():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE],
            check=False,
            env=quiet,
        )
        if find():
            return 0
    print(f"The browser tests need Chromium. Install the package “{PACKAGE}”.", file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    sys.exit(main())
