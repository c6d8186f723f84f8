"""Projects and directions: made, named, put away, opened again."""

import pytest

from studio.models import Direction, Project
from tests.studio.pages.stage import done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamt"


def test_each_project_shows_its_last_frames_and_what_it_cost(
    told: ToldProvider, django_assert_max_num_queries: object
) -> None:
    client, user = signed_in(credits=30)
    done_frames(user, 4, model="nano-banana")
    first = Project.objects.get()
    client.post("/projects", {"name": "Autumn"})
    second = Project.objects.exclude(pk=first.pk).get()
    done_frames(user, 1, project=second.pk)

    page = client.get("/projects")

    said = text_of(page)
    assert "First project 4 frames, 8 credits. Edited just now" in said
    assert "Autumn 1 frame, nothing spent. Edited just now" in said
    assert page.content.decode().count('/320" width') == 4  # three of the first, one of the second
    assert said.index("Autumn") < said.index("First project")


def test_a_new_project_opens_its_empty_board() -> None:
    client, _ = signed_in()

    answer = client.post("/projects", {"name": "  Spring   launch "})

    project = Project.objects.get()
    assert (answer.status_code, project.name) == (303, "Spring launch")
    page = text_of(client.get(answer["Location"]))
    assert "Spring launch , no frames yet What should the picture show?" in page
    board = text_of(client.get(f"{answer['Location']}?compose=1"))
    assert "Begin with a rough idea Write one line. Six drafts on Sketch are free" in board


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "bell \x07 inside"])
def test_a_bad_name_is_422_and_makes_nothing(name: str) -> None:
    client, _ = signed_in()

    answer = client.post("/projects", {"name": name})

    assert answer.status_code == 422
    assert "Give it a name of 1 to 80 characters." in text_of(answer)
    assert Project.objects.count() == 0


def test_renaming_and_a_bad_new_name(told: ToldProvider) -> None:
    client, user = signed_in()
    done_frames(user)
    project, direction = Project.objects.get(), Direction.objects.get()

    client.post(f"/projects/{project.public_id}/rename", {"name": LONG})
    client.post(f"/directions/{direction.public_id}/rename", {"name": "إبريق شاي"})
    refused = client.post(f"/projects/{project.public_id}/rename", {"name": ""}, follow=True)
    client.post(f"/directions/{direction.public_id}/rename", {"name": "x" * 81})

    project.refresh_from_db()
    direction.refresh_from_db()
    assert (project.name, direction.name) == (LONG, "إبريق شاي")
    assert "Give it a name of 1 to 80 characters." in text_of(refused)
    assert LONG in text_of(client.get(f"/projects/{project.public_id}"))


def test_putting_away_can_be_undone_and_loses_nothing(told: ToldProvider) -> None:
    client, user = signed_in()
    done_frames(user)
    project = Project.objects.get()
    board = f"/projects/{project.public_id}"

    page = client.post(f"{board}/archive", follow=True)

    assert "Put “First project” away. Its frames stay." in text_of(page)
    assert f'action="{board}/unarchive"' in page.content.decode()
    assert "First project" in text_of(client.get("/projects?show=archived"))
    assert "This project is put away Bring it back" in text_of(client.get(board))
    client.post(f"{board}/unarchive")
    project.refresh_from_db()
    assert project.archived_at is None


def test_the_studio_opens_what_was_worked_on_last(told: ToldProvider) -> None:
    client, user = signed_in()
    assert client.get("/studio").status_code == 200
    done_frames(user)
    first = Project.objects.get()
    client.post("/projects", {"name": "Autumn"})
    second = Project.objects.exclude(pk=first.pk).get()

    assert client.get("/studio")["Location"] == f"/projects/{second.public_id}"
    client.post(f"/projects/{first.public_id}/rename", {"name": "Spring"})
    answer = client.get("/studio?goal=edit&compose=1")
    assert answer["Location"] == f"/projects/{first.public_id}?goal=edit&compose=1"


def test_the_projects_name_is_the_switcher() -> None:
    client, _ = signed_in()
    for name in ("Spring", "Autumn"):
        client.post("/projects", {"name": name})
    spring = Project.objects.get(name="Spring")

    html = client.get(f"/projects/{spring.public_id}?compose=1").content.decode()

    autumn = Project.objects.get(name="Autumn")
    menu = html.partition('id="project-menu"')[2]
    assert f'href="/projects/{autumn.public_id}"' in menu
