"""Pressing the button: rows and holds, once; what is refused leaves nothing behind."""

from typing import Any

import pytest

from billing import ledger
from studio.models import Direction, Frame, Generation, Project
from tests.factories import make_image, make_user, workspace_of
from tests.studio.pages.stage import HTMX, cost_line, piece, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
FORM = {
    "composed": "1",
    "private": "1",
    "goal": "directions",
    "prompt": "A can on a plinth",
    "model": "nano-banana",
    "resolution": "1K",
    "count": "4",
    "press": "press-1",
}


def rows() -> tuple[int, int, int, int]:
    counted = (Project, Direction, Generation, Frame)
    return tuple(model.objects.count() for model in counted)  # type: ignore[return-value]


def test_an_order_makes_rows_and_holds_its_price(told: ToldProvider) -> None:
    client, user = signed_in(credits=310)

    answer = client.post("/studio/order", FORM | {"shown_total": "8"})

    made = Generation.objects.get()
    board = f"/projects/{made.project.public_id}"
    assert answer.status_code == 303
    assert answer["Location"] == f"{board}?after={made.public_id}#{made.direction.public_id}"
    assert rows() == (1, 1, 1, 4)
    assert [frame.label for frame in made.frames.order_by("number")] == ["A1", "A2", "A3", "A4"]
    assert made.private
    balance = ledger.balance(workspace_of(user).pk)
    assert (balance.available, balance.held) == (302, 8)
    page = client.get(answer["Location"])
    assert "4 × 2" in cost_line(page)
    assert "2 held" in text_of(page)


def test_the_prompt_is_still_there_after_the_first_order(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)
    fields = {"headline": "Open late", "ratio": "4:5", "count": "3"}

    page = client.post("/studio/order", FORM | fields, follow=True)

    html = page.content.decode()
    assert "A can on a plinth</textarea>" in html
    assert 'name="headline" value="Open late"' in html
    assert 'name="ratio" value="4:5" checked' in html
    assert 'value="3"' in piece_of_count(html)
    assert "New direction" in text_of(page)
    assert 'name="parent"' not in html
    assert 'name="direction"' not in html


def piece_of_count(html: str) -> str:
    return html.partition('id="count"')[2].partition(">")[0]


def test_with_scripts_the_first_order_goes_to_its_board(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    answer = client.post("/studio/order", FORM, headers=HTMX)

    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/projects/prj_")


def test_with_scripts_a_later_order_swaps_the_board(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)
    client.post("/studio/order", FORM)
    board = f"/projects/{Project.objects.get().public_id}"

    answer = client.post(f"{board}/order", FORM | {"press": "press-2"}, headers=HTMX)

    assert answer.status_code == 200
    html = answer.content.decode()
    assert 'hx-target="#board-rows"' in html
    assert 'hx-target="#composer-foot"' in html
    assert html.count("<article") == 8
    assert piece(answer, 'hx-target="#credits" hx-swap="innerHTML">') == "294"
    assert 'value="press-2"' not in html  # the next press is another one


def test_a_double_press_is_one_order(told: ToldProvider) -> None:
    client, user = signed_in(credits=310)

    first = client.post("/studio/order", FORM)
    second = client.post("/studio/order", FORM)

    assert first["Location"] == second["Location"]
    assert rows() == (1, 1, 1, 4)
    assert ledger.balance(workspace_of(user).pk).held == 8


def test_a_page_gone_back_to_and_changed_is_another_order(told: ToldProvider) -> None:
    client, user = signed_in(credits=310)
    client.post("/studio/order", FORM)

    client.post("/studio/order", FORM | {"prompt": "A jar on a shelf"})  # the same press
    client.post("/studio/order", FORM | {"prompt": "A jar on a shelf"})

    prompts = Generation.objects.order_by("id").values_list("prompt", flat=True)
    assert list(prompts) == ["A can on a plinth", "A jar on a shelf"]
    assert ledger.balance(workspace_of(user).pk).held == 16


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"prompt": ""}, "Write"),
        ({"prompt": "   \n "}, "Write"),
        ({"prompt": "x" * 40_000}, "16,000"),
        ({"prompt": "nul \x00 inside"}, ""),
        ({"headline": "nul \x00 inside"}, ""),
        ({"model": "nano-banana", "resolution": "4K"}, "1K only"),
        ({"model": "gpt-image-2", "quality": "splendid"}, ""),
        ({"resolution": "8K"}, "makes 1K only"),
        ({"ratio": "7:9"}, "The nearest that it makes is 4:5."),
        ({"ratio": "0:0"}, "The nearest that it makes is 1:1."),
        ({"count": "0"}, "Order between 1 and 10 frames at once. Use 1"),
        ({"count": "50"}, "Order between 1 and 10 frames at once. Use 10"),
        ({"count": "two"}, "Order between 1 and 10 frames at once."),
        ({"model": "nano-bananna"}, "There is no model of this name. Use nano-banana"),
        ({"across": "dall-e"}, "There is no model of this name."),
        ({"goal": "finl"}, "There is no goal of this name."),
        ({"channel": "storry"}, "There is no channel of this name."),
        ({"seed": "1.5"}, "A seed is a whole number."),
        ({"parent": "frm_x"}, "There is no such frame here."),
        ({"direction": "dir_x"}, "There is no such direction here."),
        ({"reference": "img_x"}, "A picture that this leaned on is gone."),
        ({"shown_total": "3"}, "This costs 8 credits now, not 3. Press again to agree."),
    ],
)
def test_a_bad_order_is_422_and_stores_nothing(
    told: ToldProvider, fields: dict[str, str], says: str
) -> None:
    client, user = signed_in(credits=310)

    answer = client.post("/studio/order", FORM | fields)

    assert answer.status_code == 422
    problem = piece(answer, 'id="composer-problem"', "</div>").partition(">")[2]
    assert problem
    assert says in problem
    assert "autofocus" in answer.content.decode()
    assert rows() == (0, 0, 0, 0)
    balance = ledger.balance(workspace_of(user).pk)
    assert (balance.available, balance.held) == (310, 0)


def test_an_unready_model_is_422(settings: Any) -> None:
    client, _ = signed_in()

    answer = client.post("/studio/order", FORM)

    assert answer.status_code == 422
    assert "Nano Banana cannot be ordered: not offered here yet." in text_of(answer)
    assert rows() == (0, 0, 0, 0)


def test_an_order_that_cannot_be_paid_is_422(told: ToldProvider) -> None:
    client, user = signed_in(credits=7)

    answer = client.post("/studio/order", FORM, headers=HTMX)

    assert answer.status_code == 422
    assert "Needs 8, you have 7" in text_of(answer)
    assert rows() == (0, 0, 0, 0)
    assert ledger.balance(workspace_of(user).pk).held == 0


def test_a_price_that_fell_is_taken(told: ToldProvider) -> None:
    client, user = signed_in(credits=310)

    client.post("/studio/order", FORM | {"shown_total": "99"})

    assert ledger.balance(workspace_of(user).pk).held == 8


def test_several_models_are_all_or_none(told: ToldProvider) -> None:
    client, user = signed_in(credits=25)
    across = FORM | {"across": ["nano-banana-2", "gpt-image-2"]}

    refused = client.post("/studio/order", across)
    assert refused.status_code == 422
    assert rows() == (0, 0, 0, 0)

    client.post("/studio/order", FORM | {"across": ["nano-banana-2"], "press": "p2"})
    assert {row.model for row in Generation.objects.all()} == {"nano-banana", "nano-banana-2"}
    assert Frame.objects.count() == 8
    assert ledger.balance(workspace_of(user).pk).held == 24


def test_after_several_models_the_form_still_has_them(told: ToldProvider) -> None:
    client, _ = signed_in(credits=100)

    page = client.post(
        "/studio/order", FORM | {"across": ["nano-banana-2"]}, follow=True
    ).content.decode()

    assert 'name="across" value="nano-banana-2" checked' in page


@pytest.mark.parametrize("field", ["parent", "direction", "reference"])
def test_what_is_a_strangers_is_not_there(told: ToldProvider, field: str) -> None:
    stranger_client, stranger = signed_in(credits=50)
    stranger_client.post("/studio/order", FORM)
    theirs = Frame.objects.select_related("direction", "project").order_by("id")[0]
    named = {
        "parent": theirs.public_id,
        "direction": theirs.direction.public_id,
        "reference": make_image(stranger).public_id,
    }
    before = rows()
    client, user = signed_in(credits=310)

    elsewhere = client.post(f"/projects/{theirs.project.public_id}/order", FORM)
    refused = client.post("/studio/order", FORM | {field: named[field], "press": "p2"})

    assert elsewhere.status_code == 404
    assert refused.status_code == 422
    assert rows() == before
    assert ledger.balance(workspace_of(user).pk).available == 310


def test_a_picture_that_went_meanwhile_is_said_before_anything_is_ordered(
    told: ToldProvider,
) -> None:
    client, user = signed_in(credits=310)
    image = make_image(user)
    client.post("/images/delete", {"image": image.public_id})
    pressed = FORM | {"reference": image.public_id}

    refused = client.post("/studio/order", pressed, headers={"HX-Request": "true"})

    assert refused.status_code == 422
    assert "A picture that this leaned on is gone." in text_of(refused)
    assert 'hx-target="#references"' in refused.content.decode()
    assert f'value="{image.public_id}"' not in refused.content.decode()
    assert rows() == (0, 0, 0, 0)


def test_adding_to_a_direction_goes_on_there(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)
    client.post("/studio/order", FORM)
    direction = Direction.objects.get()
    board = f"/projects/{direction.project.public_id}"

    answer = client.post(f"{board}/order", FORM | {"press": "p2", "direction": direction.public_id})

    assert Direction.objects.count() == 1
    assert Frame.objects.filter(label="A8").exists()
    assert "Add to A" in text_of(client.get(answer["Location"].partition("#")[0]))


def test_a_hundred_frames_ask_no_more_of_the_database(
    told: ToldProvider, django_assert_max_num_queries: Any
) -> None:
    client, user = signed_in(credits=310)
    client.post("/studio/order", FORM | {"count": "1"})
    board = f"/projects/{Project.objects.get().public_id}"
    client.get(board)

    with django_assert_max_num_queries(19) as with_one:
        client.get(board)
    few = len(with_one)
    for n in range(10):
        client.post(f"{board}/order", FORM | {"count": "10", "press": f"many-{n}"})
    assert Frame.objects.count() == 101
    with django_assert_max_num_queries(19) as with_many:
        page = client.get(board)

    assert page.content.decode().count("<article") == 101
    assert len(with_many) == few
    assert user.pk


def test_somebody_elses_order_is_not_resumed(told: ToldProvider) -> None:
    other, _ = signed_in(make_user(), credits=20)
    other.post("/studio/order", FORM | {"prompt": "A secret can"})
    theirs = Generation.objects.get()
    client, _ = signed_in()

    page = client.get(f"/studio?after={theirs.public_id}")

    assert "A secret can" not in page.content.decode()


def test_what_is_ordered_as_final_waits_for_review(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    client.post("/studio/order", FORM | {"goal": "final", "model": "nano-banana-pro", "count": "1"})

    made = Generation.objects.get()
    assert (made.goal, made.stage, made.parent_id) == ("final", "final", None)
    assert [frame.stage for frame in made.frames.all()] == ["final"]


def test_a_draft_on_the_best_model_is_a_draft(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    client.post("/studio/order", FORM | {"model": "nano-banana-pro", "count": "1"})

    assert Generation.objects.get().stage == "explore"
