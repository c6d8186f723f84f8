"""Ordering over the API: what comes back, what is held, and what each refusal leaves unchanged."""

import pytest
from django.utils.dateparse import parse_datetime

from studio.models import Direction, Frame, Generation, Project
from tests.api.callers import ORDER, PAID, call_as, everything, refusal
from tests.factories import make_image, make_user
from tests.studio.rendering_stage import grant, order, work

pytestmark = pytest.mark.django_db


def test_an_order_is_taken_and_says_everything_of_itself(api, owner) -> None:
    response = api.post("generations", ORDER | {"words": ["Lake"], "ratio": "4:5", "count": 2})

    generation = Generation.objects.get()
    body = response.json()
    assert response.status_code == 202
    assert response["Location"] == f"/api/v1/generations/{body['id']}"
    assert body["id"] == generation.public_id
    frames = body.pop("frames")
    assert parse_datetime(body.pop("created_at")) == generation.created_at
    assert body == {
        "id": generation.public_id,
        "status": "queued",
        "model": "sketch",
        "prompt": "Poster for a lake concert at dusk",
        "words": ["Lake"],
        "ratio": "4:5",
        "resolution": "1K",
        "quality": None,
        "count": 2,
        "width": generation.width,
        "height": generation.height,
        "private": True,
        "seed": None,
        "stage": "explore",
        "project": Project.objects.get().public_id,
        "direction": Direction.objects.get().public_id,
        "parent": None,
        "also_from": None,
        "references": [],
        "credits": {"held": 0, "charged": 0, "returned": 0},
        "finished_at": None,
    }
    assert [frame["label"] for frame in frames] == ["A1", "A2"]
    assert frames[0].pop("queue").keys() == {"position", "eta_seconds"}
    assert frames[0] == {
        "id": Frame.objects.get(label="A1").public_id,
        "generation": generation.public_id,
        "label": "A1",
        "status": "queued",
        "credits": 0,
        "image": None,
        "notes": [],
        "error": None,
        "parent": None,
        "picked": False,
    }


def test_a_paid_order_holds_then_charges_what_arrived(api, owner, told) -> None:
    grant(owner, 20)
    body = api.post("generations", PAID | {"count": 2}).json()
    assert body["credits"] == {"held": 12, "charged": 0, "returned": 0}
    assert [frame["credits"] for frame in body["frames"]] == [6, 6]
    assert api.get("account").json()["credits"] == {"available": 8, "held": 12}

    work("nano-banana-2")

    done = api.get(f"generations/{body['id']}").json()
    assert done["status"] == "succeeded"
    assert done["credits"] == {"held": 0, "charged": 12, "returned": 0}
    assert done["finished_at"].endswith("Z")
    frame = done["frames"][0]
    assert (frame["status"], frame["credits"], frame["queue"]) == ("done", 6, None)
    image = frame["image"]
    assert (image["width"], image["height"]) == (done["width"], done["height"])
    assert image["kind"] == "image/png"
    assert image["alt"] == "A can on a plinth"
    assert set(image["variants"]) == {"320", "640", "1280"}
    assert api.get("account").json()["credits"] == {"available": 8, "held": 0}


def test_a_done_pictures_addresses_open_without_a_key(api, owner, client) -> None:
    image = make_image(owner)
    body = api.get(f"images/{image.public_id}").json()

    for address in (body["url"], *body["variants"].values()):
        assert address.startswith("http://testserver/files/img_")
        assert client.get(address).status_code == 200
    assert client.get(body["url"].partition("?")[0]).status_code == 404


def test_short_of_credits_is_402_with_both_numbers(api, owner, told) -> None:
    grant(owner, 5)
    before = everything()

    response = api.post("generations", PAID)

    assert refusal(response) == (402, "insufficient_credits", None)
    assert (response.json()["needed"], response.json()["available"]) == (6, 5)
    assert everything() == before


def test_refining_joins_the_parents_direction_and_keeps_its_references(api, owner, told) -> None:
    grant(owner, 50)
    first = api.post("generations", PAID).json()
    work("nano-banana-2")
    parent = api.get(f"generations/{first['id']}").json()["frames"][0]
    image = parent["image"]["id"]
    reference = {"image": image, "role": "product", "keep": "label text", "change": None}

    body = api.post("generations", PAID | {"parent": parent["id"], "references": [reference]})

    made = body.json()
    assert body.status_code == 202
    assert made["frames"][0]["label"] == "A1.1"
    assert (made["parent"], made["direction"]) == (parent["id"], first["direction"])
    assert made["stage"] == "refine"
    assert made["references"] == [reference]


@pytest.mark.parametrize(
    ("reference", "written"),
    [
        ({"contract": "keep", "note": "the label"}, ("the label", None)),
        ({"contract": "change", "note": "the ground"}, (None, "the ground")),
        ({"contract": "keep"}, ("the whole picture", None)),
    ],
)
def test_a_reference_may_carry_a_contract_and_a_note(api, owner, reference, written) -> None:
    image = make_image(owner)

    body = api.post(
        "generations", ORDER | {"references": [{"image": image.public_id} | reference]}
    ).json()

    (found,) = body["references"]
    assert (found["keep"], found["change"]) == written


def test_cancelling_returns_the_credits_once(api, owner, told) -> None:
    grant(owner, 12)
    body = api.post("generations", PAID | {"count": 2}).json()
    first = body["frames"][0]["id"]

    frame = api.post(f"frames/{first}/cancel")
    assert frame.status_code == 200
    assert (frame.json()["status"], frame.json()["credits"]) == ("cancelled", 0)
    assert api.get("account").json()["credits"] == {"available": 6, "held": 6}
    order_now = api.post(f"generations/{body['id']}/cancel")
    assert order_now.status_code == 200
    assert order_now.json()["status"] == "cancelled"
    assert order_now.json()["credits"] == {"held": 0, "charged": 0, "returned": 12}

    for path in (f"frames/{first}/cancel", f"generations/{body['id']}/cancel"):
        assert refusal(api.post(path)) == (409, "not_cancellable", None)
    assert api.get("account").json()["credits"] == {"available": 12, "held": 0}


def test_a_frame_is_ordered_again_under_the_next_number(api, owner, told) -> None:
    grant(owner, 12)
    body = api.post("generations", PAID).json()
    api.post(f"generations/{body['id']}/cancel")

    response = api.post(f"frames/{body['frames'][0]['id']}/retry")

    made = response.json()
    assert response.status_code == 202
    assert response["Location"] == f"/api/v1/generations/{made['id']}"
    assert [frame["label"] for frame in made["frames"]] == ["A2"]
    assert made["direction"] == body["direction"]
    assert made["credits"]["held"] == 6


def test_a_refused_frame_says_why_and_costs_nothing(api, owner, told) -> None:
    from studio.providers.protocol import ContentRefused

    grant(owner, 6)
    told.answers = [ContentRefused("The model declined this prompt: it names a living person.")]
    body = api.post("generations", PAID).json()

    work("nano-banana-2")

    done = api.get(f"generations/{body['id']}").json()
    assert done["status"] == "failed"
    assert done["frames"][0]["status"] == "refused"
    assert done["frames"][0]["error"]["code"] == "content_refused"
    assert done["credits"] == {"held": 0, "charged": 0, "returned": 6}


def test_orders_are_listed_newest_first_by_cursor_and_state(api, owner) -> None:
    made = [api.post("generations", ORDER).json()["id"] for _ in range(3)]
    api.post(f"generations/{made[0]}/cancel")

    page = api.get("generations?limit=2").json()
    assert [row["id"] for row in page["results"]] == [made[2], made[1]]
    rest = api.get("generations", {"limit": 2, "cursor": page["next"]}).json()
    assert [row["id"] for row in rest["results"]] == [made[0]]
    assert rest["next"] is None
    states = {
        state: [row["id"] for row in api.get(f"generations?status={state}").json()["results"]]
        for state in ("queued", "cancelled", "failed")
    }
    assert states == {"queued": [made[2], made[1]], "cancelled": [made[0]], "failed": []}


def test_orders_of_one_project_are_listed_and_anothers_is_404(api, owner) -> None:
    api.post("generations", ORDER)
    project = api.post("projects", {"name": "Spring launch"}).json()["id"]
    named = api.post("generations", ORDER | {"project": project}).json()["id"]
    foreign = order(make_user(), model="sketch")[0].project

    rows = api.get(f"generations?project={project}").json()["results"]
    assert [row["id"] for row in rows] == [named]
    for unknown in (foreign.public_id, "prj_1", "x"):
        assert refusal(api.get(f"generations?project={unknown}")) == (404, "not_found", None)


def test_strangers_find_nothing(api, owner) -> None:
    body = api.post("generations", ORDER).json()
    before = everything()
    stranger = call_as(make_user())

    paths = {
        "get": [f"generations/{body['id']}", f"generations/{body['id']}/events",
                f"projects/{body['project']}"],
        "post": [f"generations/{body['id']}/cancel", f"frames/{body['frames'][0]['id']}/cancel",
                 f"frames/{body['frames'][0]['id']}/retry"],
    }  # fmt: skip
    for method, found in paths.items():
        for path in found:
            assert refusal(getattr(stranger, method)(path)) == (404, "not_found", None)
    assert everything() == before


def test_a_list_asks_the_database_as_often_for_many_as_for_few(
    api, owner, django_assert_max_num_queries
) -> None:
    api.post("generations", ORDER | {"count": 2})
    api.get("generations")
    with django_assert_max_num_queries(12) as few:
        api.get("generations")
    count = len(few)
    for _ in range(4):
        api.post("generations", ORDER | {"count": 3})
    with django_assert_max_num_queries(12) as many:
        assert len(api.get("generations").json()["results"]) == 5

        assert len(many) == count > 0


def test_the_events_of_an_order_that_has_ended_are_all_there_is(api, owner) -> None:
    body = api.post("generations", ORDER | {"count": 2}).json()
    api.post(f"generations/{body['id']}/cancel")

    response = api.get(f"generations/{body['id']}/events", HTTP_ACCEPT="text/event-stream")

    written = b"".join(response.streaming_content).decode()
    assert response["Content-Type"] == "text/event-stream"
    assert [line for line in written.splitlines() if line.startswith("event:")] == [
        "event: frame",
        "event: frame",
        "event: generation",
    ]
