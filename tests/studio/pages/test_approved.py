"""What the desk approved leaves in one file with its list; the board says what it all came to."""

import csv
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from PIL import Image as Pillow

from accounts.models import Membership, User
from gallery import files
from gallery import services as gallery
from gallery.xmp import claimed
from studio import projects, reviewing, services
from studio.models import Frame
from studio.tallies import Tally, find_tally
from tests.factories import join, make_user
from tests.studio.pages.stage import HTMX, done_frames, piece, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db

NOTHING = "Nothing is approved here yet. Approve a frame at the desk first."


def decide(frame: Frame, by: User, verdict: str = "approved") -> None:
    reviewing.decide(frame=frame, reviewer=by, verdict=verdict, answers={}, note="")


def address(frame: Frame) -> str:
    return f"/projects/{frame.project.public_id}/approved"


def unpacked(answer: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))


def rows(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    text = archive.read("manifest.csv").decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_what_is_approved_leaves_named_with_its_list(told: ToldProvider) -> None:
    client, user = signed_in(credits=40, name="Mara Lind")
    frames = done_frames(
        user, 3, model="nano-banana", prompt='Can, headline "Open late"', words=("Low tide",)
    )
    decide(frames[2], user)
    decide(frames[0], user)
    decide(frames[1], user, "sent_back")
    projects.rename_project(project=frames[0].project, name="Spring launch")

    answer = client.get(address(frames[0]))

    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="spring-launch_approved.zip"'
    assert answer["Cache-Control"] == "private, no-store"
    with unpacked(answer) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "spring-launch_A1_1024x1024.png", "spring-launch_A3_1024x1024.png", "manifest.csv",
        ]  # fmt: skip
        with Pillow.open(BytesIO(archive.read("spring-launch_A1_1024x1024.png"))) as picture:
            assert picture.size == (1024, 1024)
            assert claimed(picture.info["xmp"]) == "trainedAlgorithmicMedia"
        assert rows(archive) == [
            {
                "file": f"spring-launch_{label}_1024x1024.png",
                "label": label,
                "brief": 'Can, headline "Open late"',
                "words": "Low tide\nOpen late",
                "model": "Nano Banana",
                "size": "1024x1024",
                "alt text": 'Can, headline "Open late"',
                "approved by": "Mara Lind",
                "credits": "2",
            }
            for label in ("A1", "A3")
        ]


@pytest.mark.parametrize(
    ("brief", "cell"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+1 tin", "'+1 tin"),
        ("-1 tin", "'-1 tin"),
        ("@tin", "'@tin"),
        ("\n =1+1", "'\n =1+1"),
        ("＝1+1", "'＝1+1"),
        ("A tin, 1+1=2", "A tin, 1+1=2"),
    ],
)
def test_no_cell_is_a_formula(told: ToldProvider, brief: str, cell: str) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    frame.generation.__class__.objects.filter(pk=frame.generation_id).update(prompt=brief)
    decide(frame, user)

    with unpacked(client.get(address(frame))) as archive:
        assert [row["brief"] for row in rows(archive)] == [cell]


def test_a_project_in_another_script_names_its_files(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    decide(frame, user)
    projects.rename_project(project=frame.project, name="إطلاق الربيع")

    answer = client.get(address(frame))

    assert answer["Content-Disposition"] == (
        "attachment; filename=\"approved.zip\"; filename*=UTF-8''%D8%A5%D8%B7%D9%84%D8%A7%D9%82-"
        "%D8%A7%D9%84%D8%B1%D8%A8%D9%8A%D8%B9_approved.zip"
    )
    with unpacked(answer) as archive:
        assert archive.namelist() == ["إطلاق-الربيع_A1_1024x1024.png", "manifest.csv"]


def test_only_what_is_approved_now_and_there_is_handed_over(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 6)
    for frame in frames:
        decide(frame, user)
    reviewing.reopen(frame=frames[0])
    decide(frames[1], user, "sent_back")  # the second version of its review
    services.remove_frame(frame=frames[2])
    assert frames[3].image is not None
    gallery.delete_image(image=frames[3].image)
    assert frames[4].image is not None
    files.delete([frames[4].image.file])

    with unpacked(client.get(address(frames[0]))) as archive:
        assert archive.namelist() == ["first-project_A6_1024x1024.png", "manifest.csv"]
        assert [(row["label"], row["file"]) for row in rows(archive)] == [
            ("A5", ""), ("A6", "first-project_A6_1024x1024.png"),
        ]  # fmt: skip
    assert find_tally(frames[0].project_id) == Tally(frames=5, approved=2, credits=0)


def test_nothing_approved_is_said_and_not_offered(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    board = f"/projects/{frame.project.public_id}"

    page = client.get(board)
    assert piece(page, 'id="tally"', "</div>").endswith("Nothing is approved yet Download approved")
    assert address(frame) not in page.content.decode()

    answer = client.get(address(frame))
    assert (answer.status_code, answer["Location"]) == (302, board)
    assert NOTHING in text_of(client.get(board))

    decide(frame, user)
    page = client.get(board)
    assert f'href="{address(frame)}"' in page.content.decode()
    assert "Nothing is approved yet" not in text_of(page)


def test_members_save_it_and_strangers_do_not(told: ToldProvider) -> None:
    _, user = signed_in()
    (frame,) = done_frames(user)
    decide(frame, user)
    judge = make_user()
    join(judge, frame.workspace, Membership.Role.REVIEWER)

    assert signed_in(judge)[0].get(address(frame)).status_code == 200
    assert signed_in()[0].get(address(frame)).status_code == 404


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(0, 0, 0), ""),
        (Tally(1, 0, 0), "1 frame"),
        (Tally(1, 1, 1), "1 frame, 1 approved, 1 credit, 1 an approved picture"),
        (Tally(46, 4, 118), "46 frames, 4 approved, 118 credits, 30 an approved picture"),
        (Tally(46, 4, 117), "46 frames, 4 approved, 117 credits, 29 an approved picture"),
        (Tally(9, 4, 0), "9 frames, 4 approved"),
        (Tally(9, 4, 1), "9 frames, 4 approved, 1 credit"),
        (Tally(1200, 0, 2400), "1,200 frames, 2,400 credits"),
    ],
)
def test_the_sums_in_words(tally: Tally, said: str) -> None:
    assert ", ".join(tally.parts) == said


def test_the_head_follows_the_cards(told: ToldProvider, django_assert_num_queries: Any) -> None:
    client, user = signed_in(credits=40)
    frames = done_frames(user, 3, model="nano-banana")
    decide(frames[0], user)
    services.remove_frame(frame=frames[2])
    project = frames[0].project.public_id
    said = "2 frames, 1 approved, 6 credits, 6 an approved picture"

    for place in (f"/projects/{project}", f"/projects/{project}/rows"):
        assert said in text_of(client.get(place))
    card = f"/frames/{frames[1].public_id}"
    assert said in text_of(client.get(f"{card}/card"))
    assert said in text_of(client.post(f"{card}/pick", {"picked": "1"}, headers=HTMX))
    with django_assert_num_queries(1):
        assert find_tally(frames[0].project_id) == Tally(2, 1, 6)
