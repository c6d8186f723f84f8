"""Two to four frames side by side."""

from datetime import timedelta

import pytest
from django.utils import timezone

from studio.models import Frame
from tests.factories import make_user
from tests.studio.pages.stage import done_frames, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def address(*frames: object, **more: str) -> str:
    query = "&".join(f"f={frame.public_id}" for frame in frames)  # type: ignore[attr-defined]
    return f"/compare?{query}" + "".join(f"&{name}={value}" for name, value in more.items())


def test_prompts_differ_word_by_word_and_settings_stand_side_by_side(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (first,) = done_frames(user, prompt="A red can on a plinth")
    (second,) = done_frames(user, prompt="A blue can on a plinth", model="nano-banana", ratio="4:5")

    page = client.get(address(first, second))

    html = page.content.decode()
    assert "Compare 2 frames" in text_of(page)
    assert "<del>red </del><ins>blue </ins>can on a plinth" in html
    assert "<ins>Nano Banana, 1K, 4:5</ins>" in html
    assert "<ins>2 credits</ins>" in html
    assert 'data-n="2"' in html
    assert html.count("data-sync") == 2
    assert html.count("data-keep") == 2


def test_the_kept_one_is_what_the_others_are_compared_to(told: ToldProvider) -> None:
    client, user = signed_in()
    (first,) = done_frames(user, prompt="A red can")
    (second,) = done_frames(user, prompt="A blue can")

    answer = client.post(
        f"/frames/{second.public_id}/pick",
        {"picked": "1", "next": address(first, second, kept=second.public_id)},
    )
    page = client.get(answer["Location"])

    assert "Kept, others compared to this" in text_of(page)
    assert "<del>blue </del><ins>red </ins>can" in page.content.decode()


def test_a_comma_is_no_part_of_the_word_before_it(told: ToldProvider) -> None:
    client, user = signed_in()
    (first,) = done_frames(user, prompt="A red can, three lemons")
    (second,) = done_frames(user, prompt="A red can on steps, two lemons")

    html = client.get(address(first, second)).content.decode()

    assert "A red can <ins>on steps</ins>, <del>three </del><ins>two </ins>lemons" in html


def test_a_prompt_stands_across_the_models_that_answered_it(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketched,) = done_frames(user, prompt="A red can")
    first, second = done_frames(user, 2, prompt="A red can", model="nano-banana")
    (alone,) = done_frames(user, prompt="A blue can")
    Frame.objects.filter(pk=second.pk).update(picked_at=timezone.now())
    now = timezone.now()
    Frame.objects.filter(pk=second.pk).update(
        started_at=now, finished_at=now + timedelta(seconds=9)
    )

    page = client.get(address(sketched, second, view="models"))

    html, said = page.content.decode(), text_of(page)
    assert "Same prompt, 2 models" in said
    assert f"{second.short_label} picked 9 s, 2 credits" in said
    assert html.count("<article") == 2
    assert f'href="/frames/{sketched.public_id}"' in html
    assert f'href="/frames/{first.public_id}"' not in html
    assert f'href="/frames/{alone.public_id}"' not in html
    assert "A blue can" not in said


def test_a_prompt_on_one_model_is_no_comparison_across_models(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 2)

    page = client.get(address(*frames, view="models"))

    assert "No prompt has run on two models yet" in text_of(page)


def test_each_pane_has_its_map_and_its_turn_on_a_phone(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 4)

    html = client.get(address(*frames)).content.decode()

    assert html.count('class="minimap"') == 4
    assert [f'name="flip" value="{n}"' in html for n in range(1, 6)] == [True] * 4 + [False]
    assert html.count("<tr>") * 4 == html.count("<td>")


def test_only_four_are_shown_and_a_repeated_one_once(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 5)

    page = client.get(address(*frames, frames[0]))

    assert "Compare 4 frames" in text_of(page)
    assert f'id="pane-{frames[4].public_id}"' not in page.content.decode()


def test_fewer_than_two_offer_more(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 2)

    nothing = client.get("/compare")
    one = client.get(address(frames[0]))

    assert "Choose two to four frames" in text_of(nothing)
    assert "Add another" in text_of(one)
    assert f"{address(frames[0]).replace('&', '&amp;')}&amp;f={frames[1].public_id}" in (
        one.content.decode()
    )


@pytest.mark.parametrize("text", ["frm_nonsense", "frm_00000000000000000000000000", "img_x", ""])
def test_what_is_not_there_is_404(text: str) -> None:
    client, _ = signed_in()

    assert client.get(f"/compare?f={text}").status_code == 404


def test_somebody_elses_frame_is_404(told: ToldProvider) -> None:
    client, user = signed_in()
    (mine,) = done_frames(user)
    (theirs,) = done_frames(make_user())

    assert client.get(address(mine, theirs)).status_code == 404
    assert client.get(address(mine)).status_code == 200


def test_a_frame_that_is_not_done_is_404(told: ToldProvider) -> None:
    client, user = signed_in()
    waiting = waiting_frame(user, model="sketch")

    assert client.get(address(waiting)).status_code == 404
