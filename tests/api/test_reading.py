"""Models, projects and the ledger as the API tells them."""

import pytest

from billing.models import CreditEntry
from studio.catalogue import CATALOGUE
from studio.models import Frame, ModelState, Project
from tests.api.callers import ORDER, PAID, call_as, refusal
from tests.factories import make_user
from tests.studio.rendering_stage import grant, work

pytestmark = pytest.mark.django_db


def test_a_model_says_what_it_makes_and_costs(api, settings) -> None:
    settings.OPENAI_API_KEY = "key"

    model = api.get("models/gpt-image-2").json()

    spec = CATALOGUE["gpt-image-2"]
    assert {name: model[name] for name in ("id", "name", "status", "reason", "successor")} == {
        "id": "gpt-image-2",
        "name": "GPT Image 2",
        "status": "ready",
        "reason": None,
        "successor": None,
    }
    assert model["sizes"]["1:1"] == {"1K": [1024, 1024], "2K": [1920, 1920], "4K": [2880, 2880]}
    assert (model["qualities"], model["default_quality"]) == (["low", "medium", "high"], "medium")
    assert (model["seed"], model["mask"], model["partials"]) == (False, True, True)
    assert {"resolution": "1K", "quality": "medium", "frame": 3, "reference": 1} in model["credits"]
    assert len(model["credits"]) == len(spec.rates)
    assert model["typical_seconds"] == spec.typical_seconds


def test_every_model_is_listed_with_its_standing(api, settings) -> None:
    settings.GEMINI_API_KEY = "key"
    ModelState.objects.create(model="nano-banana-pro", off=True)
    ModelState.objects.create(model="nano-banana", retired=True)

    rows = {row["id"]: row for row in api.get("models").json()["results"]}

    assert {name: row["status"] for name, row in rows.items()} == {
        "sketch": "ready",
        "nano-banana": "retired",
        "nano-banana-2": "ready",
        "nano-banana-pro": "unavailable",
        "gpt-image-2": "not_connected",
        "compatible": "not_connected",
    }
    assert rows["nano-banana-pro"]["reason"] == "Not offered at the moment"
    assert rows["sketch"]["reason"] is None


def test_models_are_tagged_and_not_sent_twice(api, settings) -> None:
    for path in ("models", "models/sketch"):
        first = api.get(path)
        again = api.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    old = api.get("models")["ETag"]
    settings.OPENAI_API_KEY = "key"
    assert api.get("models", HTTP_IF_NONE_MATCH=old).status_code == 200


def test_a_board_is_read_with_its_directions_and_frames(api, owner) -> None:
    made = api.post("projects", {"name": "  Spring  launch "})
    project = made.json()
    assert made.status_code == 201
    assert made["Location"] == f"/api/v1/projects/{project['id']}"
    assert project["name"] == "Spring launch"
    first = api.post("generations", ORDER | {"count": 2, "project": project["id"]}).json()
    api.post("generations", ORDER | {"prompt": "Another idea", "project": project["id"]})
    Frame.objects.filter(label="A2").update(removed_at="2026-01-01T00:00:00Z")

    board = api.get(f"projects/{project['id']}").json()

    assert board["frames_made"] == 2
    assert [
        (row["letter"], row["name"], [frame["label"] for frame in row["frames"]])
        for row in board["directions"]
    ] == [
        ("A", "Poster for a lake concert at dusk", ["A1"]),
        ("B", "Another idea", ["B1"]),
    ]
    assert board["directions"][0]["id"] == first["direction"]
    assert board["directions"][0]["frames"][0]["queue"]["position"] >= 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, 5, None, "a\0b"])
def test_a_project_needs_a_name(api, name) -> None:
    response = api.post("projects", {"name": name})

    assert refusal(response) == (400, "invalid_order", "name")
    assert not Project.objects.exists()


def test_projects_are_listed_by_page_and_state(api, owner) -> None:
    made = [api.post("projects", {"name": f"Number {n}"}).json()["id"] for n in range(3)]
    call_as(make_user()).post("projects", {"name": "Theirs"})
    Project.objects.filter(name="Number 0").update(archived_at="2026-01-01T00:00:00Z")

    page = api.get("projects?limit=2").json()
    assert [row["id"] for row in page["results"]] == [made[2], made[1]]
    rest = api.get("projects", {"cursor": page["next"]}).json()
    assert [(row["id"], row["archived"]) for row in rest["results"]] == [(made[0], True)]
    assert [r["id"] for r in api.get("projects?archived=true").json()["results"]] == [made[0]]
    assert len(api.get("projects?archived=false").json()["results"]) == 2
    assert refusal(api.get("projects?archived=1")) == (400, "invalid_order", "archived")


def test_the_ledger_reads_as_people_count(api, owner, told) -> None:
    grant(owner, 20)
    body = api.post("generations", PAID | {"count": 2}).json()
    api.post(f"frames/{body['frames'][1]['id']}/cancel")
    work("nano-banana-2")

    rows = api.get("credits/entries").json()["results"]

    first, second = (frame["id"] for frame in body["frames"])
    assert [(r["kind"], r["amount"], r["balance"], r["frame"], r["label"]) for r in rows] == [
        ("capture", -6, 14, first, "A1"),
        ("release", 6, 14, second, "A2"),
        ("hold", -6, 8, second, "A2"),
        ("hold", -6, 14, first, "A1"),
        ("adjust", 20, 20, None, ""),
    ]
    assert rows[-1]["note"] == "Test"
    assert rows[0]["id"] == CreditEntry.objects.get(kind="capture").public_id
    held = api.get("credits/entries?kind=hold&limit=1").json()
    assert [row["frame"] for row in held["results"]] == [second]
    rest = api.get("credits/entries", {"kind": "hold", "cursor": held["next"]}).json()
    assert [row["frame"] for row in rest["results"]] == [first]
    assert refusal(api.get("credits/entries?kind=gift")) == (400, "invalid_order", "kind")


def test_boards_and_lists_ask_as_often_for_many_as_for_few(
    api, owner, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    def add() -> str:
        api.post("projects", {"name": "One more"})
        return str(api.post("generations", ORDER | {"count": 2}).json()["project"])

    project = add()
    api.get("account")
    for path in ("projects", f"projects/{project}", "credits/entries", "models"):
        with django_assert_max_num_queries(12) as few:
            api.get(path)
        count = len(few)
        assert count
        add()
        with django_assert_num_queries(count):
            api.get(path)
