"""Words that the prompt quotes are ordered words, on every screen that shows an order."""

import pytest

from tests.studio.pages.stage import HTMX, done_frames, piece, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
PROMPT = "A neon sign that says “Open late”"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/frames/{frame}", "Words: “Bar Nord”, “Open late”"),
        ("/images/{image}", "Words: “Bar Nord”, “Open late”"),
        ("/frames/{frame}/review", "Words ordered “Bar Nord” “Open late”"),
        ("/compare?f={frame}", "“Bar Nord”, “Open late”"),
        ("/projects/{project}?from={frame}", "Words in the picture From the prompt: “Open late”"),
    ],
)
def test_quoted_words_stand_beside_the_ordered_ones(
    told: ToldProvider, address: str, says: str
) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, prompt=PROMPT, words=("Bar Nord",))

    page = client.get(
        address.format(
            frame=frame.public_id,
            image=frame.image.public_id,  # type: ignore[union-attr]  # it is done
            project=frame.project.public_id,
        )
    )

    assert says in text_of(page)


def test_compare_says_that_no_words_were_ordered_only_where_that_is_so(told: ToldProvider) -> None:
    client, user = signed_in()
    (quoted,) = done_frames(user, prompt=PROMPT)
    (bare,) = done_frames(user, prompt="A neon sign")

    page = client.get(f"/compare?f={quoted.public_id}&f={bare.public_id}")

    assert text_of(page).count("No words ordered") == 1


def test_the_composer_follows_what_is_quoted_while_it_is_written(told: ToldProvider) -> None:
    client, _ = signed_in()

    quoted = client.post("/studio/compose", {"prompt": PROMPT}, headers=HTMX)
    bare = client.post("/studio/compose", {"prompt": "A neon sign"}, headers=HTMX)

    assert piece(quoted, 'id="words-quoted">') == "From the prompt: “Open late”"
    assert 'id="words-quoted" hidden' in bare.content.decode()


def test_compare_names_a_quality_as_the_composer_does(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (frame,) = done_frames(user, model="gpt-image-2", quality="high")

    page = client.get(f"/compare?f={frame.public_id}")

    assert "GPT Image 2, 1K, 1:1, Fine" in text_of(page)
