"""The composer: the advised model, the exact price, the ways on, words, references, remixes."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.ids import to_public
from gallery import services as gallery
from gallery.models import Image, Publication
from studio.models import Generation
from tests.factories import make_image, make_user
from tests.pictures import a_picture
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
FORM = {"composed": "1", "private": "1", "prompt": "A can on a plinth"}


def ask(client: Any, **fields: Any) -> Any:
    """Ask for the price as a script does."""
    return client.post("/studio/compose", FORM | fields, headers=HTMX)


def test_without_a_key_sketch_is_advised_and_credits_stay() -> None:
    client, _ = signed_in()  # with the welcome credits

    page = client.get("/studio?compose=1")

    assert cost_line(page) == (
        "Free. Your 40 credits stay. "
        "6 × 0. Sketch: built-in layout drafts, no generative model, free"
    )
    assert button(page) == "Generate 6 frames"
    said = text_of(page)
    assert "Same sentence, three directions." in said
    assert "Nano Banana would suit better. Not offered here yet." in said
    assert said.count("Not offered here yet") >= 4
    assert "GEMINI_API_KEY" not in said


def test_staff_read_which_key_is_missing() -> None:
    client, _ = signed_in(is_staff=True)

    said = text_of(client.get("/studio?compose=1"))

    assert "Not connected: set GEMINI_API_KEY and restart" in said
    assert "Not connected: set OPENAI_API_KEY and restart" in said


@pytest.mark.parametrize(
    ("keys", "goal", "advised"),
    [
        ((), "directions", "Sketch"),
        (("GEMINI_API_KEY",), "directions", "Nano Banana"),
        (("OPENAI_API_KEY",), "directions", "GPT Image 2"),
        (("GEMINI_API_KEY",), "text", "Nano Banana Pro"),
        (("GEMINI_API_KEY", "OPENAI_API_KEY"), "text", "GPT Image 2"),
        (("OPENAI_API_KEY",), "edit", "GPT Image 2"),
        (("GEMINI_API_KEY", "OPENAI_API_KEY"), "final", "Nano Banana Pro"),
    ],
)
def test_the_first_ready_model_of_the_goal_is_advised(
    settings: Any, keys: tuple[str, ...], goal: str, advised: str
) -> None:
    for key in keys:
        setattr(settings, key, "key-for-tests")
    client, _ = signed_in()

    answer = ask(client, goal=goal)

    assert piece(answer, 'class="model-row" popovertarget="models">', "</b>") == advised


def test_each_change_of_a_priced_setting_changes_the_line(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    line = cost_line(ask(client, model="nano-banana-2", resolution="2K", count="4"))
    fewer = cost_line(ask(client, model="nano-banana-2", resolution="1K", count="3"))
    fine = cost_line(ask(client, model="gpt-image-2", resolution="1K", quality="high", count="2"))

    assert line == "Costs 24 of your 310 credits 4 × 6. Frames that fail are returned."
    assert fewer == "Costs 12 of your 310 credits 3 × 4. Frames that fail are returned."
    assert re.match(r"Costs (\d+) of your 310 credits 2 × (\d+)\.", fine)
    assert Generation.objects.count() == 0


def test_qualities_are_shown_with_their_prices(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    said = text_of(ask(client, model="gpt-image-2", resolution="1K", quality="medium"))

    assert re.search(r"Draft \d+, Standard \d+, Fine \d+ credits a frame", said)


@pytest.mark.parametrize(
    ("model", "quality", "line"),
    [
        ("nano-banana-2", "", "1K 4, 2K 6, 4K 9 credits a frame"),
        ("nano-banana-pro", "", "1K and 2K (same price) 8, 4K 14 credits a frame"),
        ("gpt-image-2", "low", "1K, 2K and 4K (same price) 1 credit a frame"),
        ("nano-banana", "", "2 credits a frame"),
    ],
)
def test_a_larger_size_at_the_same_price_says_so(
    told: ToldProvider, model: str, quality: str, line: str
) -> None:
    client, _ = signed_in(credits=310)

    said = text_of(ask(client, model=model, quality=quality, resolution="1K"))

    assert line in said


def test_the_picker_prices_this_order_on_each_model(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    said = text_of(ask(client, goal="directions", count="3", resolution="1K"))

    assert "Advised Nano Banana" in said
    assert re.search(r"Also fit .* About \d+ s, 12 credits", said)  # three on Nano Banana 2
    assert re.search(r"Best for [^.]*\. Weak at: [^.]*\. About \d+ s, free", said)


def test_other_ready_models_stand_closed_under_the_button(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    answer = ask(client, model="nano-banana", count="4", resolution="1K")

    html = answer.content.decode()
    assert "<details" in html[: html.index("What this costs on other models")]
    assert '<details class="elsewhere">' in html
    prices = piece(answer, '<dl class="facts num">', "</dl>")
    assert "Sketch free" in prices
    assert "Nano Banana 2 16 credits" in prices


def test_short_of_credits_there_are_three_ways_on(told: ToldProvider) -> None:
    client, _ = signed_in(credits=6)

    answer = ask(client, model="nano-banana-2", resolution="2K", count="4")

    assert button(answer) == "Needs 24, you have 6"
    assert re.search(r"data-generate[^>]* disabled", answer.content.decode())
    ways = piece(answer, 'aria-label="Ways on">', "</div>")
    assert ways == (
        "1 frame at 2K, 6 credits 1 frame at 1K, 4 credits Sketch it, free "
        "Buying is not open here yet. Ask whoever runs this studio. Your credits"
    )


def test_with_nothing_the_button_says_what_it_needs(told: ToldProvider) -> None:
    client, _ = signed_in()

    answer = ask(client, model="nano-banana-2", resolution="2K", count="4")

    assert button(answer) == "Needs 24, you have 0"
    assert cost_line(answer).startswith("Costs 24 . You have 0 credits. 4 × 6.")
    assert piece(answer, 'aria-label="Ways on">', "</div>") == (
        "No smaller order fits. The smallest is 1 frame at 1K, Draft on GPT Image 2, 1 credit: "
        "1 more than you have. Sketch it, free "
        "Buying is not open here yet. Ask whoever runs this studio. Your credits"
    )


def test_what_another_model_makes_of_the_credits_is_a_way_on(told: ToldProvider) -> None:
    client, _ = signed_in(credits=1)
    asked = {"model": "nano-banana-2", "resolution": "2K", "count": "4"}

    answer = ask(client, **asked)
    settings = re.search(r'value="(across=,count=1,[^"]*)"', answer.content.decode())
    assert settings is not None
    fitting = ask(client, **asked, use=settings[1])

    ways = piece(answer, 'aria-label="Ways on">', "</div>")
    assert ways.startswith("1 frame at 1K, Draft on GPT Image 2, 1 credit Sketch it, free")
    assert "No smaller order fits" not in ways
    assert cost_line(fitting).startswith("Costs 1 of your 1 credit ")
    assert button(fitting) == "Generate 1 frame"


def test_a_way_on_makes_the_order_affordable(told: ToldProvider) -> None:
    client, _ = signed_in(credits=6)

    smaller = ask(
        client,
        model="nano-banana-2",
        resolution="2K",
        count="4",
        use="across=,count=1,resolution=2K,quality=,model=nano-banana-2",
    )
    sketched = ask(
        client,
        model="nano-banana-2",
        resolution="2K",
        count="4",
        use="across=,model=sketch,resolution=,quality=",
    )

    assert cost_line(smaller).startswith("Costs 6 of your 6 credits")
    assert button(smaller) == "Generate 1 frame"
    assert cost_line(sketched).startswith("Free. Your 6 credits stay.")


@pytest.mark.parametrize(
    "use",
    ["count=" + "9" * 5000, "ratio=../etc", "model=no-such", "quality=%00", "=,=,==", "x" * 999],
)
def test_a_made_up_way_on_changes_nothing_it_should_not(told: ToldProvider, use: str) -> None:
    client, _ = signed_in(credits=6)

    answer = ask(client, model="nano-banana", use=use)

    assert answer.status_code == 200


def test_several_models_are_one_price(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    answer = ask(client, goal="directions", across=["nano-banana-2", "sketch"], resolution="1K")

    assert cost_line(answer).startswith("Costs 24 of your 310 credits 4 × 2 + ")
    assert button(answer) == "Generate 12 frames"
    assert "All or none are ordered, for one price." in text_of(answer)


def test_short_for_several_one_alone_is_offered(told: ToldProvider) -> None:
    client, _ = signed_in(credits=10)

    answer = ask(client, goal="directions", across=["nano-banana-2"], resolution="1K")

    ways = piece(answer, 'aria-label="Ways on">', "</div>")
    assert ways.startswith("Only Nano Banana, 8 credits")


@pytest.mark.parametrize(("split", "credits"), [("", 24), ("1", 72)])
def test_too_small_for_its_channel_says_what_would_do(
    told: ToldProvider, settings: Any, split: str, credits: int
) -> None:
    """Three directions of four frames cost three times as much, there too."""
    settings.OPENAI_API_KEY = ""
    client, _ = signed_in(credits=310)

    answer = ask(
        client,
        model="nano-banana",
        ratio="9:16",
        channel="story",
        was_channel="story",
        resolution="1K",
        split=split,
        was_split=split,
        count="4",
    )

    assert (
        f"768 × 1344, too small for Story. 2K on Nano Banana 2 is enough, {credits} credits. "
        "Nano Banana makes 768 × 1344, 1.6% wider than 9:16."
    ) in text_of(answer)


def test_choosing_a_channel_chooses_its_format(told: ToldProvider) -> None:
    client, _ = signed_in(credits=40)

    answer = ask(client, ratio="1:1", channel="story", was_channel="")

    assert 'name="ratio" value="9:16" checked' in answer.content.decode()


def test_a_new_goal_takes_its_own_model_and_count(told: ToldProvider) -> None:
    client, _ = signed_in(credits=310)

    answer = ask(
        client,
        goal="final",
        was_goal="directions",
        model="sketch",
        was_model="sketch",
        count="4",
        resolution="1K",
    )

    assert piece(answer, 'popovertarget="models">', "</b>") == "Nano Banana Pro"
    assert button(answer) == "Generate 1 frame"


def test_the_picker_gives_each_model_the_time_of_this_order(told: ToldProvider) -> None:
    client, _ = signed_in(credits=40)

    fine = {"goal": "text", "model": "gpt-image-2", "was_model": "gpt-image-2"}
    answer = client.post(
        "/studio/compose", FORM | fine | {"resolution": "2K", "quality": "high", "count": "1"}
    )

    assert "Weak at: slow at high quality. About 180 s, 12 credits" in text_of(answer)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"goal": "directions"}, False),
        ({"goal": "text"}, True),
        ({"goal": "directions", "prompt": "A poster that says “Open late”"}, True),
        ({"goal": "directions", "prompt": 'A poster that says "Open late"'}, True),
        ({"goal": "directions", "headline": "Open late"}, True),
    ],
)
def test_words_have_fields_when_there_may_be_words(fields: dict[str, str], shown: bool) -> None:
    client, _ = signed_in()

    html = client.post("/studio/compose", FORM | fields).content.decode()

    assert ('id="words" hidden' not in html) is shown
    assert all(f'name="{name}"' in html for name in ("headline", "line", "button"))


def test_a_picture_is_added_given_a_role_put_first_and_taken_out() -> None:
    client, user = signed_in()
    earlier = make_image(user, name="Earlier")
    file = SimpleUploadedFile("a tin.png", a_picture(), "image/png")

    added = client.post(
        "/studio/compose",
        FORM | {"goal": "directions", "upload": file, "reference": earlier.public_id},
        headers=HTMX,
    )

    new = Image.objects.get(source="uploaded")
    assert f'name="reference" value="{earlier.public_id}"' in added.content.decode()
    assert f'name="reference" value="{new.public_id}"' in added.content.decode()
    assert "2 of " in piece(added, 'id="reference-count">', "</span>")

    both = {"reference": [earlier.public_id, new.public_id], f"role_{new.public_id}": "logo"}
    kept = {f"keep_{new.public_id}": "its label", f"change_{new.public_id}": "the wall"}
    page = client.post("/studio/compose", FORM | both | kept).content.decode()
    assert 'value="logo" selected' in page
    assert 'value="its label"' in page
    assert 'value="the wall"' in page

    first = client.post(
        "/studio/compose", FORM | both | {"first": new.public_id, "changed": "first"}, headers=HTMX
    ).content.decode()
    assert first.index(f'data-reference="{new.public_id}"') < first.index(
        f'data-reference="{earlier.public_id}"'
    )

    out = client.post("/studio/compose", FORM | both | {"drop": new.public_id}).content.decode()
    assert f'data-reference="{new.public_id}"' not in out
    assert f'data-reference="{earlier.public_id}"' in out


def test_a_file_that_is_no_picture_is_refused_with_a_sentence() -> None:
    client, _ = signed_in()
    file = SimpleUploadedFile("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")

    answer = client.post("/studio/compose", FORM | {"upload": file}, headers=HTMX)

    assert piece(answer, 'id="composer-problem"', "</strong>").partition(">")[2]
    assert Image.objects.count() == 0


def test_a_strangers_picture_cannot_be_leaned_on() -> None:
    client, _ = signed_in()
    theirs = make_image(make_user())

    page = client.get(f"/studio?reference={theirs.public_id}")

    assert f'data-reference="{theirs.public_id}"' not in page.content.decode()
    assert "It was left out." in text_of(page)


def test_starting_from_a_picture_fills_the_composer() -> None:
    client, user = signed_in()
    image = make_image(user)

    page = client.get(f"/studio?goal=edit&reference={image.public_id}&compose=1")

    html = page.content.decode()
    assert f'data-reference="{image.public_id}"' in html
    assert 'value="edit" checked' in html


def published(**shows: bool) -> Publication:
    user = make_user()
    image = make_image(user, prompt="A heron at dawn", settings={"ratio": "3:2", "quality": ""})
    return gallery.publish(image=image, maker_name="Ada", title="Heron", **shows)


def test_a_remix_begins_with_what_its_maker_shows() -> None:
    client, _ = signed_in()
    open_one = published(show_prompt=True, show_settings=True)
    closed = published()

    told_all = client.get(f"/studio?remix={open_one.slug}")
    told_little = client.get(f"/studio?remix={closed.slug}")

    assert "A heron at dawn</textarea>" in told_all.content.decode()
    assert f'name="remix" value="{open_one.slug}"' in told_all.content.decode()
    assert "A heron at dawn" not in told_little.content.decode()
    assert client.get("/studio?remix=no-such-thing").status_code == 404


def test_a_remix_is_counted_when_it_is_ordered_and_only_then() -> None:
    client, _ = signed_in()
    publication = published(show_prompt=True)
    client.get(f"/studio?remix={publication.slug}")
    refused = client.post("/studio/order", FORM | {"prompt": "", "remix": publication.slug})
    publication.refresh_from_db()
    assert (refused.status_code, publication.remix_count) == (422, 0)

    client.post("/studio/order", FORM | {"remix": publication.slug, "press": "a"})

    publication.refresh_from_db()
    assert publication.remix_count == 1


def test_refining_puts_the_picture_first_and_keeps_the_words(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, words=("Open late",))

    page = client.get(f"/projects/{frame.project.public_id}?from={frame.public_id}")

    html = page.content.decode()
    assert f"Refine {frame.label}" in text_of(page)
    assert f'name="parent" value="{frame.public_id}"' in html
    assert f'data-reference="{to_public("img", frame.image_id)}"' in html  # type: ignore[arg-type]
    assert 'name="headline" value="Open late"' in html


def test_other_model_leaves_the_model_to_the_advice_and_keeps_the_rest(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user, model="nano-banana", ratio="4:5", goal="directions")
    board = f"/projects/{frame.project.public_id}"

    named = client.get(f"{board}?again={frame.public_id}&model=sketch").content.decode()

    assert 'name="ratio" value="4:5" checked' in named
    assert 'name="model" value="sketch" checked' in named


def test_public_says_what_everyone_sees_and_asks_once() -> None:
    client, user = signed_in(name="Ada")
    public = {"composed": "1", "prompt": "A can"}

    first = client.post("/studio/compose", public, headers=HTMX)
    assert "Everyone sees each picture, your name Ada, and nothing else." in text_of(first)
    assert 'data-asks="publicity"' in first.content.decode()
    preview = client.get("/studio/public")
    assert "What everyone sees" in text_of(preview)
    assert preview.content.decode().count('name="part"') == 3

    client.post("/studio/public", {"part": ["prompt", "price"]})

    user.refresh_from_db()
    assert user.shows == ["prompt"]
    second = client.post("/studio/compose", public, headers=HTMX)
    assert "Everyone sees each picture, your name Ada and the prompt." in text_of(second)
    assert "data-asks" not in second.content.decode()


def test_a_public_order_shows_what_its_maker_chose(told: ToldProvider) -> None:
    client, user = signed_in()
    client.post("/studio/public", {"part": ["settings"]})

    done_frames(user, private=False)

    publication = Publication.objects.get()
    assert (publication.show_prompt, publication.show_settings) == (False, True)
