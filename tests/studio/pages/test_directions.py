"""Three directions of one sentence: shown before the press, edited, ordered all or none."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from billing import ledger
from studio.models import Direction, Frame, Generation, Project
from studio.treatments import TREATMENTS, added_words
from tests.factories import make_user, workspace_of
from tests.studio.pages.stage import (
    HTMX,
    button,
    cost_line,
    done_frames,
    piece,
    signed_in,
    text_of,
)
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
SENTENCE = "A slim can of sparkling tea"
FORM = {
    "composed": "1",
    "private": "1",
    "goal": "directions",
    "was_goal": "directions",
    "split": "1",
    "was_split": "1",
    "count": "2",
    "prompt": SENTENCE,
    "press": "one-press",
}
THREE = ("quiet-studio", "evening-lamp", "earth-tones")
FIELD = re.compile(r'<(?:input|textarea)\b[^>]*name="((?:name|added|usual)_[^"]+|treatment)"[^>]*>')


def shown_form(page: Any) -> dict[str, Any]:
    """Read the directions' fields as a browser would send them."""
    html = page.content.decode()
    fields: dict[str, Any] = {"treatment": []}
    for match in FIELD.finditer(html):
        name = match[1]
        if name.startswith("added_"):
            fields[name] = unescape(html[match.end() :].partition("</textarea>")[0])
            continue
        found = re.search(r'value="([^"]*)"', match[0])
        assert found
        if name == "treatment":
            fields[name].append(found[1])
        else:
            fields[name] = unescape(found[1])
    return fields


def seen(client: Client, **fields: Any) -> dict[str, Any]:
    """Ask for the directions and give the form with them in it."""
    page = client.post("/studio/compose", FORM | fields, headers=HTMX)
    assert page.status_code == 200
    return FORM | fields | shown_form(page)


def added_in(page: Any) -> list[str]:
    return [unescape(text) for text in re.findall(r"<ins>(.*?)</ins>", page.content.decode())]


def nothing_was_ordered(client_user: Any) -> bool:
    balance = ledger.balance(workspace_of(client_user).pk)
    rows = Frame.objects.exists() or Generation.objects.exists() or Project.objects.exists()
    return not rows and balance.held == 0


def test_a_new_composer_offers_three_directions_first() -> None:
    client, _ = signed_in()

    page = client.get("/studio?compose=1")

    html = page.content.decode()
    assert 'name="split" value="1" checked' in html
    said = text_of(page)
    assert "Three directions × 2 frames Same idea, four frames" in said
    assert "Write a sentence. What each direction adds to it is shown here" in said
    assert "Show the directions" in said
    assert button(page) == "Generate 6 frames"
    assert "Frames each" in said


def test_each_direction_shows_what_it_adds_behind_the_sentence() -> None:
    client, _ = signed_in()

    page = client.post("/studio/compose", FORM, headers=HTMX)

    expected = [f", {added_words(SENTENCE, TREATMENTS[name])}" for name in THREE]
    assert added_in(page) == expected
    assert page.content.decode().count(f"{SENTENCE}<ins>") == 3
    fields = shown_form(page)
    assert fields["treatment"] == list(THREE)
    assert fields["name_evening-lamp"] == "Evening in"
    assert fields["added_earth-tones"] == added_words(SENTENCE, TREATMENTS["earth-tones"])
    assert cost_line(page).startswith("Free.")
    assert Generation.objects.count() == 0


def test_without_scripts_the_button_shows_them_on_the_whole_page() -> None:
    client, _ = signed_in()

    page = client.post("/studio/compose", FORM | {"treatment": []})

    assert page.status_code == 200
    assert len(added_in(page)) == 3
    assert "Quiet studio" in text_of(page)


def test_one_press_makes_three_named_directions_of_two_frames(told: ToldProvider) -> None:
    client, user = signed_in(credits=40)

    answer = client.post("/studio/order", seen(client, model="nano-banana") | {"shown_total": "12"})

    assert answer.status_code == 303
    directions = list(Direction.objects.order_by("position"))
    assert [(d.letter, d.name) for d in directions] == [
        ("A", "Quiet studio"),
        ("B", "Evening in"),
        ("C", "Earth tones"),
    ]
    labels = list(Frame.objects.order_by("label").values_list("label", flat=True))
    assert labels == ["A1", "A2", "B1", "B2", "C1", "C2"]
    orders = list(Generation.objects.order_by("part"))
    assert [(o.part, o.treatment, o.count) for o in orders] == [
        (1, "quiet-studio", 2),
        (2, "evening-lamp", 2),
        (3, "earth-tones", 2),
    ]
    for order, direction in zip(orders, directions, strict=True):
        assert order.direction == direction
        assert order.sentence == SENTENCE
        assert order.added == f", {added_words(SENTENCE, TREATMENTS[order.treatment])}"
        assert order.prompt == SENTENCE + order.added
    assert ledger.balance(workspace_of(user).pk).held == 12


def test_one_price_for_all_stands_on_the_cost_line(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    one = client.post("/studio/compose", FORM | {"model": "nano-banana"}, headers=HTMX)
    two = client.post(
        "/studio/compose",
        FORM | {"model": "nano-banana", "across": "nano-banana-2", "resolution": "1K"},
        headers=HTMX,
    )

    assert cost_line(one).startswith("Costs 12 of your 310 credits 3 × 2 × 2.")
    assert cost_line(two).startswith("Costs 36 of your 310 credits 3 × (2 × 2 + 2 × 4).")
    assert (button(one), button(two)) == ("Generate 6 frames", "Generate 12 frames")


def test_the_hold_is_one_statement_for_all(
    told: ToldProvider, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = signed_in(credits=40)
    calls: list[int] = []
    hold_each = ledger.hold_each

    def counted(account: Any, lines: Any, **said: Any) -> Any:
        calls.append(len(lines))
        return hold_each(account, lines, **said)

    monkeypatch.setattr(ledger, "hold_each", counted)

    client.post("/studio/order", seen(client, model="nano-banana"))

    assert calls == [6]


def test_the_other_models_are_priced_for_all_three_directions(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    answer = client.post("/studio/compose", seen(client, model="nano-banana"), headers=HTMX)

    assert "Costs 12 of your 310 credits" in cost_line(answer)
    assert '<details class="elsewhere">' in answer.content.decode()
    prices = piece(answer, '<dl class="facts num">', "</dl>")
    assert prices.startswith("Sketch free Nano Banana 2 24 credits")
    assert prices.endswith("Nano Banana Pro 48 credits GPT Image 2 18 credits")


def test_several_models_share_each_direction(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    client.post(
        "/studio/order",
        seen(client, model="nano-banana", across="nano-banana-2", resolution="1K"),
    )

    assert Direction.objects.count() == 3
    assert Frame.objects.count() == 12
    for direction in Direction.objects.all():
        models = set(direction.generations.values_list("model", flat=True))
        assert models == {"nano-banana", "nano-banana-2"}


def test_the_same_press_twice_makes_no_more(told: ToldProvider) -> None:
    client, user = signed_in(credits=40)
    form = seen(client, model="nano-banana")

    first, second = client.post("/studio/order", form), client.post("/studio/order", form)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert (Direction.objects.count(), Frame.objects.count()) == (3, 6)
    assert ledger.balance(workspace_of(user).pk).held == 12


def test_short_of_credits_nothing_changes_and_ways_on_are_named(told: ToldProvider) -> None:
    client, user = signed_in(credits=6)
    form = seen(client, model="nano-banana")

    answer = client.post("/studio/order", form)

    assert answer.status_code == 422
    assert nothing_was_ordered(user)
    ways = piece(answer, 'aria-label="Ways on">', "</div>")
    assert ways.startswith("One frame each, 6 credits Same idea, 2 frames, 4 credits Sketch it")
    assert len(added_in(answer)) == 3


def test_the_ways_on_lead_to_what_they_say(told: ToldProvider) -> None:
    client, _ = signed_in(credits=6)
    form = seen(client, model="nano-banana")

    each = client.post("/studio/compose", form | {"use": "count=1"}, headers=HTMX)
    idea = "split=0,across=,count=2,resolution=1K,quality=,model=nano-banana"
    one = client.post("/studio/compose", form | {"use": idea}, headers=HTMX)

    assert cost_line(each).startswith("Costs 6 of your 6 credits 3 × 1 × 2.")
    assert cost_line(one).startswith("Costs 4 of your 6 credits 2 × 2.")
    assert button(one) == "Generate 2 frames"
    assert added_in(one) == []


def test_changed_names_and_words_are_what_is_ordered() -> None:
    client, _ = signed_in()
    form = seen(client)
    form |= {"name_quiet-studio": "  White  room ", "added_quiet-studio": "in a white room"}

    again = client.post("/studio/compose", form, headers=HTMX)
    answer = client.post("/studio/order", form | shown_form(again))

    assert answer.status_code == 303
    first = Generation.objects.get(part=1)
    assert first.prompt == f"{SENTENCE}, in a white room"
    assert first.sentence == SENTENCE
    assert first.direction.name == "White room"
    assert Generation.objects.get(part=2).direction.name == "Evening in"


def test_words_that_were_taken_out_leave_the_sentence_alone() -> None:
    client, _ = signed_in()
    form = seen(client)
    form |= {f"added_{name}": "" for name in THREE}

    client.post("/studio/order", form)

    assert {order.prompt for order in Generation.objects.all()} == {SENTENCE}
    assert Direction.objects.count() == 3


def test_a_changed_direction_stays_when_the_sentence_changes() -> None:
    client, _ = signed_in()
    form = seen(client) | {"added_evening-lamp": "by candlelight"}

    page = client.post("/studio/compose", form | {"prompt": "A fox at night"}, headers=HTMX)

    fields = shown_form(page)
    assert "evening-lamp" in fields["treatment"]
    assert fields["added_evening-lamp"] == "by candlelight"
    assert len(fields["treatment"]) == 3


def test_directions_that_nobody_saw_are_not_ordered() -> None:
    client, user = signed_in()

    answer = client.post("/studio/order", FORM)

    assert answer.status_code == 422
    assert "These are the three directions now." in text_of(answer)
    assert nothing_was_ordered(user)
    assert client.post("/studio/order", FORM | shown_form(answer)).status_code == 303


def test_a_sentence_that_changed_behind_the_directions_is_shown_again() -> None:
    client, user = signed_in()
    form = seen(client) | {"prompt": f"{SENTENCE} at night"}

    answer = client.post("/studio/order", form)

    assert answer.status_code == 422
    assert nothing_was_ordered(user)
    assert "evening-lamp" not in shown_form(answer)["treatment"]


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("name_quiet-studio", "x" * 81, "A direction’s name has up to 80 characters."),
        ("added_quiet-studio", "x" * 400, "Up to 400 characters can be added"),
        ("added_quiet-studio", "a\x00b", "cannot be read (U+0000)"),
    ],
)
def test_what_cannot_be_stored_is_refused_in_words(field: str, text: str, reason: str) -> None:
    client, user = signed_in()
    form = seen(client) | {field: text}

    answer = client.post("/studio/order", form)

    assert answer.status_code == 422
    assert reason in text_of(answer).replace("'", "’")
    assert nothing_was_ordered(user)


def test_made_up_treatments_are_left_out() -> None:
    client, user = signed_in()

    answer = client.post("/studio/order", FORM | {"treatment": ["no-such", "../x", "late-sun"]})

    assert answer.status_code == 422
    assert nothing_was_ordered(user)


def test_the_other_choice_is_four_frames_of_one_idea() -> None:
    client, _ = signed_in()
    form = seen(client) | {"split": ""}

    page = client.post("/studio/compose", form, headers=HTMX)
    client.post("/studio/order", form | {"was_split": "", "count": "4"})

    assert button(page) == "Generate 4 frames"
    assert added_in(page) == []
    order = Generation.objects.get()
    assert (order.prompt, order.added, order.part, order.count) == (SENTENCE, "", 0, 4)


def test_choosing_three_directions_brings_their_two_frames() -> None:
    client, _ = signed_in()

    page = client.post("/studio/compose", FORM | {"was_split": "", "count": "4"}, headers=HTMX)

    assert button(page) == "Generate 6 frames"
    assert len(added_in(page)) == 3


def test_a_sentence_that_settles_everything_stays_one_direction() -> None:
    client, _ = signed_in()
    sentence = "A vase on a table, soft light, centred, in navy and gold"

    page = client.post("/studio/compose", FORM | {"prompt": sentence}, headers=HTMX)
    client.post("/studio/order", FORM | {"prompt": sentence})

    assert "Nothing is left to vary, so this stays one direction." in text_of(page)
    assert button(page) == "Generate 2 frames"
    assert Direction.objects.count() == 1
    assert Generation.objects.get().prompt == sentence


@pytest.mark.parametrize("goal", ["text", "edit", "final"])
def test_only_trying_directions_has_the_choice(goal: str) -> None:
    client, _ = signed_in()

    page = client.post("/studio/compose", FORM | {"goal": goal}, headers=HTMX)
    back = client.post("/studio/compose", FORM | {"was_goal": goal}, headers=HTMX)

    assert re.search(r'id="directions" hidden', page.content.decode())
    assert added_in(page) == []
    assert len(added_in(back)) == 3
    assert button(back) == "Generate 6 frames"


def test_frames_that_are_added_to_a_direction_stay_in_it(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    direction = frame.direction.public_id

    page = client.post(
        "/studio/order",
        FORM | {"direction": direction, "count": "1", "press": "added", "model": "sketch"},
    )

    assert page.status_code == 303
    assert Direction.objects.count() == 1
    assert Frame.objects.count() == 2


def test_a_long_sentence_opens_as_one_idea() -> None:
    client, _ = signed_in()
    long = " ".join(["word"] * 12)

    short = client.get("/studio", {"compose": "1", "prompt": SENTENCE})
    said = client.get("/studio", {"compose": "1", "prompt": long})

    assert 'name="split" value="1" checked' in short.content.decode()
    assert len(added_in(short)) == 3
    assert 'name="split" value="" checked' in said.content.decode()
    assert button(said) == "Generate 4 frames"


def test_sending_keeps_the_sentence_and_the_directions() -> None:
    client, _ = signed_in()
    form = seen(client) | {"added_quiet-studio": "in a white room"}
    form |= {"name_quiet-studio": "White room"}

    page = client.get(client.post("/studio/order", form)["Location"])

    fields = shown_form(page)
    assert piece(page, 'maxlength="32000" required>', "</textarea>") == SENTENCE
    assert fields["treatment"] == list(THREE)
    assert fields["name_quiet-studio"] == "White room"
    assert fields["added_quiet-studio"] == "in a white room"
    assert button(page) == "Generate 6 frames"


def test_the_board_names_the_directions_and_the_frame_shows_what_was_added() -> None:
    client, _ = signed_in()
    client.post("/studio/order", seen(client))
    frame = Frame.objects.get(label="B1")

    board = text_of(client.get(f"/projects/{frame.project.public_id}"))
    inspector = client.get(f"/frames/{frame.public_id}", headers=HTMX)

    assert all(name in board for name in ("Quiet studio", "Evening in", "Earth tones"))
    assert "Prompt, with what B adds" in text_of(inspector)
    added = frame.generation.added
    assert f"{SENTENCE}<ins>{added}</ins>" in inspector.content.decode()


def test_one_more_like_it_keeps_its_direction_and_words() -> None:
    client, _ = signed_in()
    client.post("/studio/order", seen(client))
    frame = Frame.objects.get(label="B1")
    client.post(f"/frames/{frame.public_id}/cancel")

    client.post(f"/frames/{frame.public_id}/retry", {"press": "again"})

    again = Frame.objects.get(label="B3")
    assert again.direction == frame.direction
    assert again.generation.added == frame.generation.added
    assert again.generation.part == 0


def test_strangers_find_nothing_to_order_in() -> None:
    client, _ = signed_in()
    client.post("/studio/order", seen(client))
    project = Project.objects.get()
    stranger, _ = signed_in(make_user())
    form = seen(stranger)

    for deed in ("order", "compose"):
        assert stranger.post(f"/projects/{project.public_id}/{deed}", form).status_code == 404
    assert Frame.objects.count() == 6
