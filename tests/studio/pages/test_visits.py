"""Coming back: the draft, what ended meanwhile, the board seen last, the prompts of before."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import Membership
from billing import ledger
from gallery.models import Image
from studio import projects, visits
from studio.models import Frame, Project, Visit
from studio.services import cancel_frame
from tests.factories import join, make_image, make_user, workspace_of
from tests.pictures import a_picture
from tests.studio.pages.stage import HTMX, done_frames, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
FORM = {"composed": "1", "private": "1", "goal": "final", "prompt": "A tin at dusk"}


def board(project: Project, tail: str = "") -> str:
    return f"/projects/{project.public_id}{tail}"


def prompt_in(page: Any) -> str:
    found = re.search(r'id="prompt"[^>]*>([^<]*)<', page.content.decode())
    assert found
    return found[1]


@pytest.fixture
def place(told: ToldProvider) -> tuple[Client, Any, Project]:
    """A person's board with one frame on it, seen once."""
    client, user = signed_in(credits=40)
    (frame,) = done_frames(user, prompt="A first idea")
    client.get(board(frame.project))
    return client, user, frame.project


def test_what_was_typed_stands_there_on_return(place: tuple[Client, Any, Project]) -> None:
    client, user, project = place
    more = {"headline": "Open late", "channel": "story", "ratio": "9:16", "count": "3"}
    client.post(board(project, "/compose"), FORM | more, headers=HTMX)

    page = client.get(board(project))

    html = page.content.decode()
    assert prompt_in(page) == "A tin at dusk"
    assert 'value="Open late"' in html
    assert re.search(r'value="final"\s+checked', html)
    assert re.search(r'<option value="story"[^>]*selected', html)
    assert re.search(r'id="count"[^>]*value="3"', html)
    kept = Visit.objects.get(member=user, project=project).draft
    assert "csrf" not in kept
    assert "press" not in kept
    assert prompt_in(client.get(board(project, "?compose=1"))) == ""


def test_another_person_and_another_project_have_their_own(
    place: tuple[Client, Any, Project],
) -> None:
    client, user, project = place
    client.post(board(project, "/compose"), FORM, headers=HTMX)
    colleague = make_user()
    join(colleague, workspace_of(user), Membership.Role.MEMBER)
    other = projects.make_project(workspace=workspace_of(user), maker=user, name="Autumn")

    assert prompt_in(signed_in(colleague)[0].get(board(project))) == ""
    assert prompt_in(client.get(board(other, "?compose=1"))) == ""
    assert prompt_in(client.get(board(project))) == "A tin at dusk"


def test_the_last_of_two_tabs_stands_and_an_empty_one_clears(
    place: tuple[Client, Any, Project],
) -> None:
    client, user, project = place
    client.post(board(project, "/compose"), FORM, headers=HTMX)
    client.post(board(project, "/compose"), FORM | {"prompt": "A jar"}, headers=HTMX)
    assert prompt_in(client.get(board(project))) == "A jar"

    client.post(board(project, "/compose"), FORM | {"prompt": " "}, headers=HTMX)

    assert prompt_in(client.get(board(project))) == ""
    assert Visit.objects.get(member=user, project=project).draft == ""


def test_what_is_too_long_to_keep_leaves_the_draft(place: tuple[Client, Any, Project]) -> None:
    client, _, project = place
    client.post(board(project, "/compose"), FORM, headers=HTMX)
    long = "é" * (visits.DRAFT_MAX // 6 + 1)  # six characters each, as a form sends them

    client.post(board(project, "/compose"), FORM | {"prompt": long}, headers=HTMX)

    assert prompt_in(client.get(board(project))) == "A tin at dusk"


def test_without_scripts_save_says_so(place: tuple[Client, Any, Project]) -> None:
    client, _, project = place

    page = client.post(board(project, "/compose"), FORM | {"save": "1"})

    assert "Saved. It stands here when you come back." in text_of(page)
    assert prompt_in(page) == "A tin at dusk"
    assert prompt_in(client.get(board(project))) == "A tin at dusk"


def test_sending_keeps_the_text(place: tuple[Client, Any, Project]) -> None:
    client, _user, project = place

    client.post(board(project, "/order"), FORM | {"model": "sketch", "press": "p"}, headers=HTMX)

    assert Frame.objects.filter(generation__prompt="A tin at dusk").count() == 1
    assert prompt_in(client.get(board(project))) == "A tin at dusk"


def test_the_first_press_keeps_its_text_and_its_photo(told: ToldProvider) -> None:
    client, _ = signed_in()
    photo = SimpleUploadedFile("jar.png", a_picture(), "image/png")
    form = {"starter": "product", "folded": "1", "prompt": "My jar on a plinth", "model": "sketch"}
    client.post("/studio/order", form | {"composed": "1", "private": "1", "upload": photo})

    page = client.get(board(Project.objects.get()))

    image = Image.objects.get(name="jar.png")
    assert prompt_in(page) == "My jar on a plinth"
    assert f'hidden" name="reference" value="{image.public_id}"' in page.content.decode()


def test_a_dropped_reference_is_not_kept(place: tuple[Client, Any, Project]) -> None:
    client, user, project = place
    kept, dropped = make_image(user), make_image(user)
    named = {"reference": [kept.public_id, dropped.public_id], "drop": dropped.public_id}
    said = {f"role_{kept.public_id}": "product", f"keep_{kept.public_id}": "the label"}
    client.post(board(project, "/compose"), FORM | named | said, headers=HTMX)

    page = client.get(board(project)).content.decode()

    assert f'hidden" name="reference" value="{kept.public_id}"' in page
    assert f'hidden" name="reference" value="{dropped.public_id}"' not in page
    assert 'value="the label"' in page
    assert re.search(r'<option value="product" selected', page)


def test_a_refused_press_keeps_nothing_and_orders_nothing(
    place: tuple[Client, Any, Project],
) -> None:
    client, user, project = place
    before = Frame.objects.count()

    answer = client.post(board(project, "/order"), FORM | {"prompt": " "}, headers=HTMX)

    assert answer.status_code == 422
    assert Frame.objects.count() == before
    assert Visit.objects.get(member=user, project=project).draft == ""


def test_the_board_says_once_what_ended_meanwhile(place: tuple[Client, Any, Project]) -> None:
    client, user, project = place
    Visit.objects.filter(project=project).update(seen_at=timezone.now() - timedelta(hours=2))
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Frame.objects.filter(project=project).update(finished_at=an_hour_ago)
    for status, price, charged in (("refused", 4, 0), ("failed", 2, 0), ("done", 6, 4)):
        frame = waiting_frame(user, project=project.pk, model="sketch")
        Frame.objects.filter(pk=frame.pk).update(
            status=status, price=price, charged=charged, finished_at=an_hour_ago
        )

    said = text_of(client.get(board(project)))

    sentence = "While you were away: 2 frames finished, 1 refused, 1 failed, 8 credits returned."
    assert sentence in said
    assert "While you were away" not in text_of(client.get(board(project)))


def test_what_was_watched_or_cancelled_is_no_news(place: tuple[Client, Any, Project]) -> None:
    client, user, project = place
    watched, cancelled = done_frames(user, project=project.pk)[0], waiting_frame(user)
    cancel_frame(frame=cancelled)
    client.get(f"/frames/{watched.public_id}/card", headers=HTMX)

    assert "While you were away" not in text_of(client.get(board(project)))
    assert ledger.balance(workspace_of(user).pk).held == 0


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ((1, 0, 0, 0), "1 frame finished"),
        ((0, 1, 0, 1), "1 frame refused, 1 credit returned"),
        ((0, 0, 3, 6), "3 frames failed, 6 credits returned"),
    ],
)
def test_the_sentence_counts_rightly(facts: tuple[int, int, int, int], sentence: str) -> None:
    assert str(visits.News(*facts)) == sentence


def test_the_studio_opens_where_this_person_was(place: tuple[Client, Any, Project]) -> None:
    client, user, project = place
    newer = projects.make_project(workspace=workspace_of(user), maker=user, name="Autumn")

    assert client.get("/studio").headers["Location"] == board(project)
    client.get(board(newer))
    assert client.get("/studio").headers["Location"] == board(newer)
    projects.archive_project(project=newer)
    assert client.get("/studio").headers["Location"] == board(project)


def test_prompts_are_listed_once_searched_and_written_again(
    place: tuple[Client, Any, Project],
) -> None:
    client, user, project = place
    done_frames(user, prompt="A red kettle", project=project.pk)
    done_frames(user, prompt="A first idea", project=project.pk)

    page = client.get(board(project, "/prompts"))
    found = client.get(board(project, "/prompts?q=KETTLE"), headers=HTMX)

    listed = re.findall(r'data-prompt="([^"]*)"', page.content.decode())
    assert listed == ["A first idea", "A red kettle"]
    assert re.findall(r'data-prompt="([^"]*)"', found.content.decode()) == ["A red kettle"]
    assert "<html" not in found.content.decode()
    address = re.search(r'href="([^"#]*recall=[^"#]*)', found.content.decode())
    assert address
    assert prompt_in(client.get(address[1])) == "A red kettle"
    nothing = text_of(client.get(board(project, "/prompts?q=zebra")))
    assert "Nothing you wrote has “zebra” in it." in nothing


def test_prompts_are_ones_own(place: tuple[Client, Any, Project]) -> None:
    _client, user, project = place
    frame = Frame.objects.get(project=project)
    stranger, _ = signed_in()
    colleague = make_user()
    join(colleague, workspace_of(user), Membership.Role.MEMBER)

    assert stranger.get(board(project, "/prompts")).status_code == 404
    assert "A first idea" not in text_of(signed_in(colleague)[0].get(board(project, "/prompts")))
    theirs = stranger.get(f"/studio?compose=1&recall={frame.generation.public_id}")
    assert prompt_in(theirs) == ""


def test_the_draft_stands_beside_earlier_frames_too(place: tuple[Client, Any, Project]) -> None:
    client, _, project = place
    client.post(board(project, "/compose"), FORM, headers=HTMX)
    frame = Frame.objects.get().public_id

    page = client.get(board(project, f"?since={frame}&past={frame}"))

    assert prompt_in(page) == "A tin at dusk"


def test_a_form_of_more_fields_than_can_be_read_is_not_kept(
    place: tuple[Client, Any, Project],
) -> None:
    client, _, project = place
    client.post(board(project, "/compose"), FORM, headers=HTMX)
    upload = SimpleUploadedFile("tin.png", a_picture(), content_type="image/png")
    junk = {f"x{number}": "" for number in range(1000 - len(FORM))}

    client.post(
        board(project, "/compose"), FORM | junk | {"prompt": "x", "upload": upload}, headers=HTMX
    )

    page = client.get(board(project))
    assert page.status_code == 200
    assert prompt_in(page) == "A tin at dusk"
