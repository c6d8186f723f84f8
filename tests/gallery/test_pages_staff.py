"""What staff do with a publication: hide it with a reason, pick it, read and close reports."""

import pytest

from accounts.models import User
from gallery import services
from gallery.models import Image, Publication, Report
from gallery.refusals import NotPublishable
from tests.factories import make_user
from tests.gallery.screens import bare_publication, client_of, read, toasts, words

pytestmark = pytest.mark.django_db
PAGE = "/gallery/row-1"


@pytest.fixture
def maker() -> User:
    return make_user()


@pytest.fixture
def publication(maker: User) -> Publication:
    return bare_publication(maker, 1)


@pytest.fixture
def staff() -> User:
    return make_user(is_staff=True, is_superuser=True)


def test_staff_hide_with_a_reason_and_show_again(publication: Publication, staff: User) -> None:
    client = client_of(staff)
    services.report(publication=publication, reason="rights")
    assert "1 open report" in words(read(staff, PAGE))

    answer = client.post(f"{PAGE}/hide", {"reason": "Not theirs"}, follow=True)

    page = answer.content.decode()
    assert toasts(page) == ["Hidden. Only staff see this page now."]
    assert "Hidden: only staff see this page Not theirs" in words(page)
    assert client_of(None).get(PAGE).status_code == 404
    assert not Report.objects.filter(closed_at=None).exists()

    page = client.post(f"{PAGE}/unhide", follow=True).content.decode()
    assert toasts(page) == ["Shown again."]
    assert client_of(None).get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("why", "sentence"),
    [("", "This field is required."), ("x" * 201, "at most 200 characters")],
)
def test_hiding_without_a_reason_is_422_and_hides_nothing(
    publication: Publication, staff: User, why: str, sentence: str
) -> None:
    answer = client_of(staff).post(f"{PAGE}/hide", {"reason": why})

    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    publication.refresh_from_db()
    assert publication.hidden_at is None


def test_staff_pick_and_unpick(publication: Publication, staff: User) -> None:
    client = client_of(staff)

    page = client.post(f"{PAGE}/pick", {"picked": "1"}, follow=True).content.decode()
    assert toasts(page) == ["Picked for the gallery."]
    assert "Row 1" in words(read(None, "/gallery?order=picked"))

    page = client.post(f"{PAGE}/pick", {"picked": "0"}, follow=True).content.decode()
    assert toasts(page) == ["No longer picked."]
    assert "Nothing is picked yet" in words(read(None, "/gallery?order=picked"))


@pytest.mark.parametrize("who", ["maker", "stranger", "anonymous"])
def test_for_everybody_else_there_is_nothing(
    publication: Publication, maker: User, who: str
) -> None:
    user = {"maker": lambda: maker, "stranger": make_user}.get(who)
    client = client_of(user() if user else None)

    for deed in ("hide", "unhide", "pick"):
        answer = client.post(f"{PAGE}/{deed}", {"reason": "x", "picked": "1"})
        assert answer.status_code == (302 if who == "anonymous" else 404)
        assert "login" in answer.headers.get("Location", "login")
    publication.refresh_from_db()
    assert (publication.hidden_at, publication.picked_at) == (None, None)


def test_deeds_are_not_done_by_looking(publication: Publication, staff: User) -> None:
    for deed in ("hide", "unhide", "pick"):
        assert client_of(staff).get(f"{PAGE}/{deed}").status_code == 405


def test_reports_are_read_closed_and_acted_on_in_the_admin(
    publication: Publication, maker: User, staff: User
) -> None:
    client = client_of(staff)
    other = bare_publication(maker, 2)
    first = services.report(publication=publication, reason="rights", note="My can")
    second = services.report(publication=other, reason="person")
    listed = "/admin/gallery/report/"

    page = client.get(listed).content.decode()
    assert '<a href="/gallery/row-1">Row 1</a>' in page
    assert client.get(f"{listed}{first.pk}/change/").status_code == 200
    assert client.post(f"{listed}{first.pk}/change/", {"note": "x"}).status_code == 403
    assert client.post(f"{listed}{first.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"{listed}add/").status_code == 403

    def act(action: str, report: Report) -> str:
        sent = {"action": action, "_selected_action": [report.pk]}
        return client.post(listed, sent, follow=True).content.decode()

    assert "Pictures hidden: 1." in act("hide_pictures", first)
    assert "Reports closed: 1." in act("close_reports", second)
    publication.refresh_from_db()
    other.refresh_from_db()
    assert publication.image.held_why == "Reported: It uses something of mine"
    assert other.hidden_at is None
    assert not Report.objects.filter(closed_at=None).exists()
    assert client_of(maker).get(listed).status_code == 302


def test_reports_and_the_hold_outlive_a_withdrawal_and_staff_lift_it(
    publication: Publication, maker: User, staff: User
) -> None:
    client = client_of(staff)
    publish = f"/images/{publication.image.public_id}/publish"
    report = services.report(publication=publication, reason="rights", note="My can")
    services.hide(image=publication.image, reason="Not theirs")

    client_of(maker).post(f"/images/{publication.image.public_id}/withdraw")

    assert not Publication.objects.exists()
    assert "They say: “Not theirs”" in words(read(maker, publish))
    assert client_of(maker).post(publish, {}).status_code == 422
    listed = words(client.get("/admin/gallery/report/").content.decode())
    assert "My can Row 1 (withdrawn)" in listed
    change = client.get(f"/admin/gallery/report/{report.pk}/change/").content.decode()
    assert "It uses something of mine" in change

    held = client.get("/admin/gallery/image/").content.decode()
    assert publication.image.public_id in held
    assert "Not theirs" in held
    assert "A disc at dusk" not in held
    sent = {"action": "show_again", "_selected_action": [publication.image.pk]}
    page = client.post("/admin/gallery/image/", sent, follow=True).content.decode()

    assert "Pictures that may be shown again: 1." in page
    assert publication.image.public_id not in client.get("/admin/gallery/image/").content.decode()
    assert "They say" not in words(read(maker, publish))
    assert Report.objects.get().pk == report.pk


def test_a_report_of_a_withdrawn_picture_can_still_keep_it_from_the_public(
    publication: Publication, maker: User, staff: User
) -> None:
    report = services.report(publication=publication, reason="harmful")
    services.unpublish(image=publication.image)

    sent = {"action": "hide_pictures", "_selected_action": [report.pk]}
    client_of(staff).post("/admin/gallery/report/", sent)

    image = Image.objects.get()
    assert (image.held_back, image.held_why) == ("hidden", "Reported: It is harmful or explicit")
    with pytest.raises(NotPublishable):
        services.publish(image=image, maker_name="Mara")


def test_hidden_pictures_are_listed_for_staff_alone_and_not_changed(
    publication: Publication, maker: User, staff: User
) -> None:
    services.hide(image=publication.image, reason="Not theirs")
    page = f"/admin/gallery/image/{publication.image.pk}"

    assert client_of(maker).get("/admin/gallery/image/").status_code == 302
    assert client_of(staff).get(f"{page}/change/").status_code == 200
    assert client_of(staff).post(f"{page}/change/", {"held_why": "x"}).status_code == 403
    assert client_of(staff).post(f"{page}/delete/", {"post": "yes"}).status_code == 403
    assert client_of(staff).get("/admin/gallery/image/add/").status_code == 403
