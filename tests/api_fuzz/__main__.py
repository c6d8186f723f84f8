"""Calls the running API with everything its document allows and much that it does not.

Two rounds: once on ids that name nothing, once on things that are there. No answer may be a 5xx,
have a status or a body that the document does not name, or be anything but JSON where that was
promised. Each round is bounded in time; the seed is fixed, so that a finding can be found again.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from tests.api.server import Studio, serving
from tests.pictures import a_picture

SEED = 20261125
ROUND_LIMIT = 60
"""Seconds; together with the start under three minutes."""
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,unsupported_method,ignored_auth"
)
ORDER = {"model": "sketch", "prompt": "A lighthouse at dusk", "count": 2}


def main() -> int:
    """Run both rounds. Returns 1 when one found something."""
    with tempfile.TemporaryDirectory(prefix="api-test-") as folder:
        place = Path(folder)
        with serving(place, "--web-only") as studio:
            rounds = (("unknown ids", {}), ("real things", _things(studio)))
            found = [_run(studio, place, name, things) for name, things in rounds]
        log = (place / "server.log").read_text()
    if "Traceback" in log:
        sys.stderr.write(log[-6000:])
        return 1
    return max(found)


def _things(studio: Studio) -> dict[str, str]:
    """Make one of everything; gives an id for each kind of path."""
    headers = {"Authorization": f"Bearer {studio.key}"}
    with httpx.Client(
        base_url=f"{studio.base}/api/v1/", headers=headers, timeout=60, trust_env=False
    ) as api:

        def post(path: str, **sent: Any) -> dict[str, Any]:
            made: dict[str, Any] = api.post(path, **sent).raise_for_status().json()
            return made

        order = post("generations", json=ORDER)
        file = ("can.png", a_picture(640, 480), "image/png")
        image = post("images", files={"file": file})
        shown = post("images", files={"file": ("b.png", a_picture(400, 400), "image/png")})
        public = post(f"images/{shown['id']}/publish", json={"title": "Shown"})
    return {
        "/generations/": order["id"],
        "/frames/": order["frames"][0]["id"],
        "/images/": image["id"],
        "/projects/": order["project"],
        "/models/": "sketch",
        "/gallery/": public["publication"]["slug"],
    }


def _run(studio: Studio, place: Path, name: str, things: dict[str, str]) -> int:
    settings = place / "schemathesis.toml"
    settings.write_text(_settings(studio, things))
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run",
        f"{studio.base}/api/schema", "--phases", "examples,coverage,fuzzing",
        "--max-examples", "12", "--seed", str(SEED), "--checks", CHECKS, "--workers", "2",
        "--max-time", str(ROUND_LIMIT), "--request-timeout", "40", "--warnings", "off",
        "--exclude-operation-id", "follow_generation",  # its answer ends when the order does
        "--header", f"Authorization:Bearer {studio.key}",
    ]  # fmt: skip
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=place, timeout=ROUND_LIMIT + 60, capture_output=True, text=True, check=False
    )
    sys.stdout.write(done.stdout[-8000:] if done.returncode else "")
    sys.stdout.write(f"{name}: {time.monotonic() - started:.0f} s, exit {done.returncode}\n")
    sys.stderr.write(done.stderr[-2000:])
    return 1 if done.returncode else 0


def _settings(studio: Studio, things: dict[str, str]) -> str:
    """Write the ids that paths are called with."""
    paths = httpx.get(
        f"{studio.base}/api/schema", headers={"Accept": "application/json"}, trust_env=False
    ).json()["paths"]
    blocks = []
    for path in paths:
        kind = next((kind for kind in things if kind in path and "{" in path), None)
        if kind is None:
            continue
        name = path[path.index("{") + 1 : path.index("}")]
        blocks.append(
            f"[[operations]]\ninclude-path = {json.dumps(path)}\n"
            f'parameters = {{ "path.{name}" = {json.dumps(things[kind])} }}\n'
        )
    return "\n".join(blocks)


if __name__ == "__main__":
    sys.exit(main())
