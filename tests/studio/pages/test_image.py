"""A picture by itself: what can be done with it, and how it came to be."""

import pytest
from django.utils import timezone

from gallery import services as gallery
from gallery.models import Image
from studio.models import Frame, ModelState
from tests.factories import join, make_image, make_user, workspace_of
from tests.studio.pages.stage import done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def page_of(frame: Frame) -> str:
    assert frame.image is not None
    return f"/images/{frame.image.public_id}"


def test_all_that_the_inspector_offers_is_offered_here(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user, model="nano-banana")

    page = client.get(page_of(frame))

    html, said = page.content.decode(), text_of(page)
    board = f"/projects/{frame.project.public_id}"
    for query in (f"from={frame.public_id}", f"again={frame.public_id}"):
        assert f'href="{board}?{query}&amp;compose=1#composer"' in html
    assert f'href="{board}?again={frame.public_id}&amp;other=1&amp;compose=1#composer"' in html
    assert "Refine from this Pick" in said
    assert "Send to review Same again Other model" in said
    assert "The same again costs 2 credits. Nothing is held until you press Generate." in said
    assert f'action="/frames/{frame.public_id}/send"' in html
    assert f'href="{page_of(frame)}/publish" aria-label="Publish"' in html
    assert f'action="/files/{page_of(frame).rpartition("/")[2]}/download"' in html
    assert client.get(f"{board}?again={frame.public_id}&other=1&compose=1").status_code == 200


def test_picking_leads_back_here(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    sent = {"picked": "1", "next": page_of(frame)}
    assert f'name="next" value="{page_of(frame)}"' in client.get(page_of(frame)).content.decode()

    answer = client.post(f"/frames/{frame.public_id}/pick", sent, follow=True)

    assert answer.redirect_chain == [(page_of(frame), 303)]
    assert "A1 Picked" in text_of(answer)
    assert "Unpick" in text_of(answer)


def test_a_model_that_is_gone_is_said_and_the_others_are_offered(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user, model="nano-banana")
    ModelState.objects.update_or_create(model="nano-banana", defaults={"retired": True})

    said = text_of(client.get(page_of(frame)))

    assert "Nano Banana: Retired by its maker; Nano Banana 2 follows it." in said
    assert "Other model" in said


def test_it_tells_how_it_came_to_be(told: ToldProvider) -> None:
    client, user = signed_in(name="Mara", credits=20)
    drafts = done_frames(user, 2)
    (refined,) = done_frames(user, stage="refine", parent=drafts[1].pk, model="nano-banana")
    (final,) = done_frames(user, stage="final", parent=refined.pk)
    client.post(
        f"/frames/{final.public_id}/review",
        {"check_job": "pass", "decide": "1", "verdict": "approve"},
    )
    assert final.image is not None
    gallery.publish(image=Image.objects.get(pk=final.image.pk), maker_name="Mara", title="Dusk")

    said = text_of(client.get(page_of(final))).partition("Provenance")[2]
    before = text_of(client.get(page_of(refined))).partition("Provenance")[2]

    day = f"{timezone.now():%-d %b}"
    assert f"Draft {day} A2, Sketch, 1 of 2 Refined {day} A2.1, Nano Banana Final {day}" in said
    assert f"Final {day} A2.1.1, Sketch Approved {day} 1 of 7 checks answered by Mara" in said
    assert f"Published {day} Everyone can see it" in said
    assert f"Refined {day} A2.1, Nano Banana Deleted pictures" in before  # not what came after


def test_one_off_the_board_says_so_and_goes_back_on_it(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    client.post(f"/frames/{frame.public_id}/remove")

    page = client.get(page_of(frame))
    assert "Taken off the board Put it back" in text_of(page)
    assert "Send to review" not in text_of(page)
    sent = {"next": page_of(frame)}
    back = client.post(f"/frames/{frame.public_id}/restore", sent, follow=True)

    assert back.redirect_chain == [(page_of(frame), 303)]
    assert "Taken off the board" not in text_of(back)


def test_it_is_deleted_from_here(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    upload = make_image(user, name="jar.png")
    made, sent = client.get(page_of(frame)), client.get(f"/images/{upload.public_id}")

    assert f'name="f" value="{frame.public_id}"' in made.content.decode()
    assert f'name="only" value="{upload.public_id}"' in sent.content.decode()
    assert "Delete</button>" in made.content.decode()
    assert "Uploaded" in text_of(sent)
    client.post("/selection/delete", {"f": frame.public_id})
    client.post("/images/delete", {"only": upload.public_id})

    assert set(Image.objects.binned()) == {frame.image, upload}
    for address in (page_of(frame), f"/images/{upload.public_id}"):
        page = client.get(address)
        assert "In the bin Restore it there" in text_of(page)
        assert "Delete</button>" not in page.content.decode()


def test_a_reviewer_looks_picks_and_checks_and_no_more(told: ToldProvider) -> None:
    _, user = signed_in()
    (frame,) = done_frames(user)
    judge = make_user()
    join(judge, workspace_of(user), "reviewer")

    said = text_of(signed_in(judge)[0].get(page_of(frame)))

    assert "Pick" in said
    assert "Send to review" in said
    for deed in ("Refine", "Same again", "Other model", "Delete", "Nothing is held"):
        assert deed not in said
