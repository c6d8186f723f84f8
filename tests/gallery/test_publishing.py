from typing import Any

import pytest
from django.test import Client

from gallery import files, services, xmp
from gallery.models import Image, Publication, Report
from gallery.refusals import NotPublishable
from tests.factories import make_image, make_user
from tests.pictures import a_picture, opened

pytestmark = pytest.mark.django_db
STORY: dict[str, Any] = {
    "prompt": "A tin on a plinth",
    "references": [
        {"image": "img_secret", "role": "product", "keep": "label", "change": None, "name": "x.png"}
    ],
}


def test_by_default_only_picture_and_maker_are_shown() -> None:
    image = make_image(make_user(), name="A1 secret project", **STORY)

    shown = services.publish(image=image, maker_name="Mara Lind")

    assert (shown.title, shown.maker_name, shown.alt) == (
        "A red disc on grey",
        "Mara Lind",
        "A red disc on grey",
    )
    assert (shown.prompt, shown.references, shown.settings) == ("", [], {})
    assert (shown.model, shown.model_name, shown.ratio) == ("sketch", "Sketch", "3:2")
    assert "plinth" not in shown.search
    assert "secret" not in shown.search
    assert shown.slug.startswith("a-red-disc-on-grey-")


@pytest.mark.parametrize("alt", [STORY["prompt"], "A tin on…", "Drawn: a tin on  a plinth."])
def test_an_alt_text_that_tells_the_prompt_is_shown_only_with_it(alt: str) -> None:
    image = make_image(make_user(), **STORY)
    image.alt = alt
    image.save()

    shown = services.publish(image=image, maker_name="Mara")
    assert (shown.title, shown.alt, shown.search) == ("Untitled", "Untitled", "untitled\nmara")
    assert "tin" not in shown.slug
    titled = services.publish(image=image, maker_name="Mara", title="Still life")
    assert titled.alt == "Still life"
    opened_up = services.publish(image=image, maker_name="Mara", show_prompt=True)
    assert opened_up.alt == alt


def test_the_address_never_tells_the_prompt_which_may_be_hidden_again() -> None:
    image = make_image(make_user(), **STORY)
    image.alt = STORY["prompt"]
    image.save()

    shown = services.publish(image=image, maker_name="Mara", show_prompt=True)
    hidden = services.publish(image=image, maker_name="Mara", show_prompt=False)

    assert shown.title == STORY["prompt"]
    assert hidden.title == "Untitled"
    assert "plinth" not in hidden.slug


def test_each_switch_opens_its_part() -> None:
    image = make_image(make_user(), **STORY)
    shown = services.publish(
        image=image,
        maker_name="Mara",
        title="Tin\u202e, lit",
        show_prompt=True,
        show_references=True,
        show_settings=True,
    )
    assert shown.title == "Tin, lit"
    assert shown.prompt == "A tin on a plinth"
    assert shown.references == [{"role": "product", "keep": "label", "change": ""}]
    assert shown.settings == {"ratio": "3:2", "resolution": "1K"}
    assert "plinth" in shown.search


def test_publishing_again_changes_words_and_nothing_else(stored_names: Any) -> None:
    image = make_image(make_user(), **STORY)
    first = services.publish(image=image, maker_name="Mara", show_prompt=True)
    before = stored_names()

    again = services.publish(image=image, maker_name="Mara", title="New")

    assert (again.pk, again.slug, again.files) == (first.pk, first.slug, first.files)
    assert again.published_at == first.published_at
    assert (again.title, again.prompt) == ("New", "")
    assert stored_names() == before
    assert Publication.objects.count() == 1


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (2000, {"320": 320, "640": 640, "1280": 1280, "full": 2000}),
        (500, {"320": 320, "640": 500, "1280": 500, "full": 500}),
        (100, {"320": 100, "640": 100, "1280": 100, "full": 100}),
    ],
)
def test_public_files_are_copies_with_names_and_a_note_of_their_own(
    width: int, widths: dict[str, int]
) -> None:
    image = make_image(make_user(), data=a_picture(width, 400))
    shown = services.publish(image=image, maker_name="Mara")

    assert set(shown.files) == {"320", "640", "1280", "full"}
    for copy, name in shown.files.items():
        answer = Client().get(f"/public/{name}")
        picture = opened(answer.content)
        assert picture.size[0] == widths[copy]
        assert xmp.claimed(picture.info["xmp"]) == "algorithmicMedia"
        assert image.file.split("/")[-1][:32] not in name
        assert answer["Cache-Control"] == "public, max-age=300"
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_withdrawal_takes_row_and_files_at_once(
    django_capture_on_commit_callbacks: Any, stored_names: Any
) -> None:
    image = make_image(make_user())
    private = stored_names()
    shown = services.publish(image=image, maker_name="Mara")
    assert len(stored_names() - private) == 3

    with django_capture_on_commit_callbacks(execute=True):
        assert services.unpublish(image=image)
    assert not services.unpublish(image=image)

    assert not Publication.objects.exists()
    assert stored_names() == private
    for name in shown.files.values():
        assert Client().get(f"/public/{name}").status_code == 404
    again = services.publish(image=image, maker_name="Mara")
    assert again.key != shown.key
    assert again.slug != shown.slug


@pytest.mark.parametrize(
    ("held_back", "sentence"),
    [
        ("blank", "This picture looks blank, so it stays private."),
        ("explicit", "A check found this picture explicit, so it stays private."),
    ],
)
def test_a_picture_that_a_check_held_back_stays_private(
    held_back: str, sentence: str, stored_names: Any
) -> None:
    image = make_image(make_user(), held_back=held_back)
    before = stored_names()
    with pytest.raises(NotPublishable) as refusal:
        services.publish(image=image, maker_name="Mara")
    assert str(refusal.value) == sentence
    assert not Publication.objects.exists()
    assert stored_names() == before


def test_a_picture_in_the_bin_stays_private() -> None:
    image = make_image(make_user())
    services.delete_image(image=image)
    image.refresh_from_db()
    with pytest.raises(NotPublishable) as refusal:
        services.publish(image=image, maker_name="Mara")
    assert str(refusal.value) == "This picture is in the bin. Restore it first, then publish it."
    assert not Publication.objects.exists()


def test_a_picture_thrown_away_while_its_copies_are_made_stays_private(stored_names: Any) -> None:
    image = make_image(make_user())  # this copy still says that it is present
    before = stored_names()
    services.delete_image(image=image)
    assert image.deleted_at is None
    with pytest.raises(NotPublishable):
        services.publish(image=image, maker_name="Mara")
    assert not Publication.objects.exists()
    assert stored_names() == before


def test_staff_can_hide_and_show_again() -> None:
    image = make_image(make_user())
    shown = services.publish(image=image, maker_name="Mara")
    services.report(publication=shown, reason="person")
    address = f"/public/{shown.files['640']}"

    assert services.hide(image=shown.image, reason="A real person")
    assert not services.hide(image=shown.image, reason="again")

    shown.refresh_from_db()
    image.refresh_from_db()
    assert image.held_why == "A real person"
    assert Client().get(address).status_code == 404
    assert services.public_page().rows == []
    assert Report.objects.get().closed_at is not None
    for _ in range(2):  # neither as it is, nor after withdrawing it
        with pytest.raises(NotPublishable, match="has hidden this picture"):
            services.publish(image=image, maker_name="Mara")
        services.unpublish(image=image)
    assert not Publication.objects.exists()


def test_what_was_hidden_by_mistake_comes_back() -> None:
    image = make_image(make_user())
    shown = services.publish(image=image, maker_name="Mara")
    services.hide(image=shown.image, reason="Mistake")

    assert services.unhide(image=shown.image)
    assert not services.unhide(image=shown.image)

    assert Client().get(f"/public/{shown.files['640']}").status_code == 200
    assert Image.objects.get().held_back == ""
    assert [row.slug for row in services.public_page().rows] == [shown.slug]


def test_reports_are_kept_once_a_person() -> None:
    reporter = make_user()
    shown = services.publish(image=make_image(make_user()), maker_name="Mara")
    services.report(publication=shown, reason="rights", reporter_id=reporter.pk)
    services.report(
        publication=shown, reason="harmful", note="Look\0 closer", reporter_id=reporter.pk
    )
    services.report(publication=shown, reason="other")
    services.report(publication=shown, reason="other")
    kept = Report.objects.order_by("pk").values_list("reason", "note", "reporter_id")
    assert list(kept) == [
        ("harmful", "Look closer", reporter.pk),
        ("other", "", None),
        ("other", "", None),
    ]
    with pytest.raises(ValueError, match="spam"):
        services.report(publication=shown, reason="spam")


def test_a_remix_counts() -> None:
    shown = services.publish(image=make_image(make_user()), maker_name="Mara")
    services.count_remix(slug=shown.slug)
    services.count_remix(slug=shown.slug)
    services.count_remix(slug="no-such-slug")
    shown.refresh_from_db()
    assert shown.remix_count == 2


@pytest.mark.parametrize(
    "name",
    ["x", "0" * 32 + "-640.webp", "../images/aa", "%2e%2e%2fsecret-key", "0" * 32 + "-640.png"],
)
def test_an_unknown_public_name_is_not_there(name: str) -> None:
    assert Client().get(f"/public/{name}").status_code == 404


def test_a_public_file_costs_one_query(django_assert_num_queries: Any) -> None:
    shown = services.publish(image=make_image(make_user()), maker_name="Mara")
    client = Client()
    with django_assert_num_queries(1):
        assert client.get(f"/public/{shown.files['320']}").status_code == 200
    assert files.public_stored(shown.files["320"]).startswith(f"public/{shown.key[:2]}/")


@pytest.mark.parametrize(
    ("size", "ratio"), [((600, 600), "1:1"), ((1632, 2040), "4:5"), ((1920, 1080), "16:9")]
)
def test_without_an_order_the_nearest_ratio_is_named(size: tuple[int, int], ratio: str) -> None:
    assert services.shown_ratio(Image(width=size[0], height=size[1])) == ratio
