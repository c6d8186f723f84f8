"""Publishing: the public page as it will be, its switches, and taking it back."""

import re
from typing import Any

import pytest

from accounts.models import Membership, User
from gallery import services
from gallery.hooks import hooks
from gallery.models import Image, Publication
from tests.factories import make_image, make_user
from tests.gallery.screens import client_of, colleague, read, toasts, words

pytestmark = pytest.mark.django_db
MEMBER, REVIEWER = Membership.Role.MEMBER, Membership.Role.REVIEWER
STORY: dict[str, Any] = {
    "prompt": "A tin on a plinth",
    "settings": {"ratio": "3:2", "resolution": "2K", "quality": "medium", "seed": 7},
    "references": [{"role": "product", "keep": "label", "change": None}],
}


@pytest.fixture
def owner() -> User:
    return make_user(name="Mara Lindqvist", email="mara@tidewater.example")


@pytest.fixture
def image(owner: User) -> Image:
    return make_image(owner, name="A3.2", **STORY)


def page_of(image: Image) -> str:
    return f"/images/{image.public_id}/publish"


def test_the_preview_shows_everything_with_every_switch_off(owner: User, image: Image) -> None:
    page = read(owner, page_of(image))

    text = words(page)
    for told in (
        "Publish this picture", "Mara Lindqvist", "Your public name. Change it",
        "A tin on a plinth", "3:2, 900 × 600", "Resolution 2K", "Quality Standard", "Seed 7",
        "1 reference", "Product kept: label",
        "Drawn by Sketch: layout drafts by rules, no generative model.",
    ):  # fmt: skip
        assert told in text
    assert page.count('role="switch"') == 3
    assert "checked" not in page
    assert "Withdraw" not in re.sub(r"You can withdraw", "", text)
    assert not Publication.objects.exists()


def test_publishing_shows_what_was_switched_on(owner: User, image: Image) -> None:
    sent = {"title": " Tin,  lit ", "show_prompt": "on"}

    answer = client_of(owner).post(page_of(image), sent, follow=True)

    shown = Publication.objects.get()
    assert answer.redirect_chain == [(f"/gallery/{shown.slug}", 303)]
    page = answer.content.decode()
    assert toasts(page) == ["Published. Everyone can see it."]
    assert f'action="/images/{image.public_id}/withdraw"' in page
    assert (shown.title, shown.maker_name) == ("Tin, lit", "Mara Lindqvist")
    assert (shown.prompt, shown.settings, shown.references) == ("A tin on a plinth", {}, [])


def test_publishing_again_changes_what_is_shown(owner: User, image: Image) -> None:
    client = client_of(owner)
    first = services.publish(image=image, maker_name="Mara", title="Tin", show_prompt=True)

    page = read(owner, page_of(image))
    assert "What the public sees" in words(page)
    assert 'value="Tin"' in page
    assert page.count(" checked") == 1
    sent = {"title": "Tin two", "show_settings": "on"}
    answer = client.post(page_of(image), sent, follow=True)

    assert toasts(answer.content.decode()) == ["Saved. The public page shows it now."]
    again = Publication.objects.get()
    assert (again.slug, again.title, again.prompt) == (first.slug, "Tin two", "")
    assert again.settings == STORY["settings"]


@pytest.mark.parametrize(
    ("title", "sentence"),
    [("x" * 121, "at most 120 characters"), ("a\0b", "Null characters are not allowed.")],
)
def test_a_bad_title_is_422_and_publishes_nothing(
    owner: User, image: Image, title: str, sentence: str, stored_names: Any
) -> None:
    before = stored_names()

    answer = client_of(owner).post(page_of(image), {"title": title, "show_prompt": "on"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert page.count(" checked") == 1  # what was switched on stays on
    assert not Publication.objects.exists()
    assert stored_names() == before


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"held_back": "blank"}, "This picture looks blank, so it stays private."),
        ({"held_back": "explicit"}, "A check found this picture explicit, so it stays private."),
        (
            {"held_back": "hidden"},
            "Whoever runs this studio has hidden this picture, so it stays private.",
        ),
        (
            {"deleted_at": "2026-11-25T12:00Z"},
            "This picture is in the bin. Restore it first, then publish it.",
        ),
    ],
)
def test_a_picture_that_stays_private_says_why(
    owner: User, image: Image, fields: dict[str, Any], sentence: str
) -> None:
    Image.objects.filter(pk=image.pk).update(**fields)

    page = read(owner, page_of(image))
    answer = client_of(owner).post(page_of(image), {"title": "Tin"})

    assert sentence in words(page)
    assert "Publishing" not in page  # no button
    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    assert not Publication.objects.exists()


def test_the_maker_reads_why_staff_hid_it(owner: User, image: Image) -> None:
    shown = services.publish(image=image, maker_name="Mara")
    services.hide(image=shown.image, reason="It shows a bottle of Fizz")

    text = words(read(owner, page_of(image)))

    assert "so it stays private. They say: “It shows a bottle of Fizz”" in text
    assert client_of(owner).post(page_of(image), {"title": "Anew"}).status_code == 422
    shown.refresh_from_db()
    assert shown.hidden_at is not None
    assert shown.title != "Anew"


def test_a_picture_whose_file_is_gone_is_not_published(owner: User, image: Image) -> None:
    Image.objects.filter(pk=image.pk).update(file="images/no/none.png")

    answer = client_of(owner).post(page_of(image), {"title": "Tin"})

    assert answer.status_code == 422
    assert "The file of this picture is gone." in words(answer.content.decode())
    assert not Publication.objects.exists()


def test_publishing_waits_for_the_address(owner: User, image: Image, settings: Any) -> None:
    settings.CONFIRM_ADDRESSES = True

    page = read(owner, page_of(image))
    answer = client_of(owner).post(page_of(image), {"title": "Tin"})

    assert "Publishing waits until your address is confirmed." in words(page)
    assert '<a class="btn" href="/you">Confirm your address</a>' in page
    assert answer.status_code == 422
    assert not Publication.objects.exists()


def test_a_final_that_nobody_checked_says_so_and_can_be_published(
    owner: User, image: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = "/frames/frm_01jdq8c2v4e5r8t2m6k0x9w3zb/review"
    monkeypatch.setattr(hooks, "find_check", lambda asked: check if asked == image else "")

    page = read(owner, page_of(image))

    assert "Not checked yet" in words(page)
    assert f'href="{check}">Check now' in page
    assert client_of(owner).post(page_of(image), {"title": "Tin"}).status_code == 303
    assert Publication.objects.exists()


def test_what_is_no_final_needs_no_check(owner: User, image: Image) -> None:
    page = read(owner, f"{page_of(image)}?unchecked=1&check=//evil.example")

    assert "Not checked yet" not in words(page)
    assert "evil" not in page


def test_withdrawing_removes_page_and_files_at_once(
    owner: User, image: Image, django_capture_on_commit_callbacks: Any, stored_names: Any
) -> None:
    private = stored_names()
    shown = services.publish(image=image, maker_name="Mara")
    client, visitor = client_of(owner), client_of(None)
    assert visitor.get(f"/public/{shown.files['640']}").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/images/{image.public_id}/withdraw", follow=True)

    assert answer.redirect_chain == [(page_of(image), 303)]
    assert toasts(answer.content.decode()) == ["Withdrawn. It is private again."]
    assert visitor.get(f"/gallery/{shown.slug}").status_code == 404
    assert visitor.get(f"/public/{shown.files['640']}").status_code == 404
    assert "Nothing published yet" in words(read(None, "/gallery"))
    assert stored_names() == private
    assert client.post(f"/images/{image.public_id}/withdraw").status_code == 404


def test_a_member_publishes_under_the_makers_name(owner: User, image: Image) -> None:
    member = colleague(owner, MEMBER)

    assert "The public name of its maker" in words(read(member, page_of(image)))
    client_of(member).post(page_of(image), {"title": "Tin"})

    assert Publication.objects.get().maker_name == "Mara Lindqvist"


@pytest.mark.parametrize("who", ["reviewer", "stranger", "anonymous"])
def test_others_find_nothing_to_publish_or_withdraw(owner: User, image: Image, who: str) -> None:
    services.publish(image=image, maker_name="Mara", title="Before")
    user = {"reviewer": lambda: colleague(owner, REVIEWER), "stranger": make_user}.get(who)
    client = client_of(user() if user else None)
    expected = 302 if who == "anonymous" else 404

    assert client.get(page_of(image)).status_code == expected
    assert client.post(page_of(image), {"title": "After"}).status_code == expected
    assert client.post(f"/images/{image.public_id}/withdraw").status_code == expected
    assert Publication.objects.get().title == "Before"


def test_withdrawing_is_not_done_by_looking(owner: User, image: Image) -> None:
    services.publish(image=image, maker_name="Mara")

    assert client_of(owner).get(f"/images/{image.public_id}/withdraw").status_code == 405
    assert Publication.objects.exists()
