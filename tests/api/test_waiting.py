"""``?wait=`` and ``/events`` through the real server: they wait, they end, they hold nothing."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.server import Studio, make_account, serving

ORDER = {"model": "sketch", "prompt": "Poster for a lake concert at dusk", "count": 2}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """The web alone, without a worker: a frame stays queued until the test changes it."""
    with serving(tmp_path_factory.mktemp("waiting"), "--web-only") as running:
        yield running


@pytest.fixture
def api(studio: Studio) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {studio.key}"}
    limits = httpx.Limits(max_connections=None)
    with httpx.Client(
        base_url=f"{studio.base}/api/v1/", headers=headers, timeout=40, limits=limits,
        trust_env=False,
    ) as client:  # fmt: skip
        yield client
        for timer in _timers:  # each has its answer before the client closes
            timer.join()
        _timers.clear()


_timers: list[threading.Timer] = []


def order(api: httpx.Client) -> dict[str, Any]:
    response = api.post("generations", json=ORDER)
    assert response.status_code == 202
    found: dict[str, Any] = response.json()
    return found


def soon(action: Any, *args: Any) -> None:
    _timers.append(threading.Timer(0.6, action, args))
    _timers[-1].start()


def threads_of(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def test_wait_holds_the_answer_until_a_frame_changes(api: httpx.Client) -> None:
    made = order(api)
    first = made["frames"][0]["id"]
    soon(api.post, f"frames/{first}/cancel")
    started = time.monotonic()

    response = api.get(f"generations/{made['id']}?wait=20", headers={"X-Request-Id": "waiting-1"})

    assert 0.4 < time.monotonic() - started < 5
    assert [frame["status"] for frame in response.json()["frames"]] == ["cancelled", "queued"]
    assert response.headers["X-Request-Id"] == "waiting-1"
    assert response.headers["Content-Type"] == "application/json"


def test_wait_ends_with_its_time_and_does_not_begin_for_what_has_ended(api: httpx.Client) -> None:
    made = order(api)
    started = time.monotonic()
    assert api.get(f"generations/{made['id']}?wait=1").json()["status"] == "queued"
    assert 0.9 < time.monotonic() - started < 4

    api.post(f"generations/{made['id']}/cancel")
    started = time.monotonic()
    assert api.get(f"generations/{made['id']}?wait=20").json()["status"] == "cancelled"
    assert time.monotonic() - started < 4


def test_whoever_may_not_read_is_refused_at_once(api: httpx.Client, studio: Studio) -> None:
    made = order(api)
    stranger = make_account(studio.environment, "stranger@example.org")["api_key"]
    callers = {
        None: (401, "not_authenticated"),
        "Bearer iv2_nobody": (401, "not_authenticated"),
        f"Bearer {stranger}": (404, "not_found"),
    }
    started = time.monotonic()
    for path in (f"generations/{made['id']}?wait=20", f"generations/{made['id']}/events"):
        for key, expected in callers.items():
            headers = {"Authorization": key} if key else {}
            response = httpx.get(f"{studio.base}/api/v1/{path}", headers=headers, trust_env=False)
            assert (response.status_code, response.json()["code"]) == expected
            assert response.headers["X-Request-Id"]
    for path in ("generations/gen_1?wait=20", f"generations/{made['project']}/events"):
        assert api.get(path).status_code == 404
    refused = api.get(f"generations/{made['id']}?wait=soon")
    assert (refused.status_code, refused.json()["field"]) == (400, "wait")
    wrong = api.post(f"generations/{made['id']}/events")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")
    assert time.monotonic() - started < 15


def test_events_tell_each_change_and_then_the_end(api: httpx.Client) -> None:
    made = order(api)
    first, second = (frame["id"] for frame in made["frames"])
    soon(api.post, f"frames/{first}/cancel")
    heard = []
    with api.stream("GET", f"generations/{made['id']}/events") as stream:
        assert stream.status_code == 200
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert stream.headers["X-Request-Id"]
        name = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                data = json.loads(line.removeprefix("data: "))
                heard.append((name, data["id"], data["status"]))
                if heard[-1] == ("frame", first, "cancelled"):
                    soon(api.post, f"frames/{second}/cancel")

    assert heard[:3] == [
        ("frame", first, "queued"),
        ("frame", second, "queued"),
        ("frame", first, "cancelled"),
    ]
    assert heard[-2:] == [
        ("frame", second, "cancelled"),
        ("generation", made["id"], "cancelled"),
    ]


def test_sixty_that_wait_hold_no_thread(api: httpx.Client, studio: Studio) -> None:
    made = order(api)
    before = threads_of(studio.pid)
    with ThreadPoolExecutor(60) as pool:
        waits = [pool.submit(api.get, f"generations/{made['id']}?wait=20") for _ in range(60)]
        time.sleep(4)
        assert threads_of(studio.pid) - before < 30
        started = time.monotonic()
        assert api.get("account").status_code == 200
        assert time.monotonic() - started < 3
        api.post(f"frames/{made['frames'][0]['id']}/cancel")
        assert {wait.result().json()["frames"][0]["status"] for wait in waits} == {"cancelled"}


def test_a_chunked_body_is_read(api: httpx.Client) -> None:
    written = json.dumps(ORDER).encode()

    def pieces() -> Iterator[bytes]:
        yield written[:10]
        yield written[10:]

    response = api.post(
        "generations", content=pieces(), headers={"Content-Type": "application/json"}
    )

    assert response.status_code == 202


def test_ten_at_once_with_one_key_are_one_order(api: httpx.Client) -> None:
    before = len(api.get("generations?limit=100").json()["results"])

    def press(_: int) -> httpx.Response:
        return api.post("generations", json=ORDER, headers={"Idempotency-Key": "pressed-twice"})

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(press, range(10)))

    taken = [answer for answer in answers if answer.status_code == 202]
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert len({answer.json()["id"] for answer in taken}) == 1
    assert len(api.get("generations?limit=100").json()["results"]) == before + 1
