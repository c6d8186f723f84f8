from typing import Any

import pytest

from gallery import naming, services
from tests.factories import make_image, make_user
from tests.pictures import a_picture


@pytest.mark.parametrize(
    ("project", "label", "start"),
    [
        ("Spring launch", "A3.2.1", "spring-launch_A3.2.1"),
        ("  Spring -- launch! ", "AA12.10.3", "spring-launch_AA12.10.3"),
        ("Söhne’s Frühling", "A1", "söhnes-frühling_A1"),
        ("إطلاق الربيع", "B2", "إطلاق-الربيع_B2"),
        ("हिन्दी नाम", "B2", "हिन्दी-नाम_B2"),
        ("../../etc/passwd", "A1", "etc-passwd_A1"),
        ('a"b\r\nc', "A1", "a-b-c_A1"),
        ("🎈", "A1", "A1"),
        ("Spring launch", "", "spring-launch"),
        ("x" * 80, "A1", f"{'x' * 60}_A1"),
        ("x", "A1" + ".2" * 100 + ".7", "x_A1-" + "2." * 18 + "7"),
    ],
)
def test_a_name_begins_with_project_and_label(project: str, label: str, start: str) -> None:
    assert naming.name_start(project, label) == start


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("spring_A1_2x2.png", 'attachment; filename="spring_A1_2x2.png"'),
        (
            "frühling_A1.png",
            "attachment; filename=\"fruhling_A1.png\"; filename*=UTF-8''fr%C3%BChling_A1.png",
        ),
        (
            "В_A3.2_1x1.png",
            "attachment; filename=\"A3.2_1x1.png\"; filename*=UTF-8''%D0%92_A3.2_1x1.png",
        ),
        ("花", "attachment; filename=\"picture\"; filename*=UTF-8''%E8%8A%B1"),
    ],
)
def test_every_client_gets_a_name_it_can_read(name: str, header: str) -> None:
    assert naming.attachment(name) == header


@pytest.mark.django_db
def test_an_uploaded_picture_keeps_its_own_name(django_assert_num_queries: Any) -> None:
    user = make_user()
    workspace = user.personal_workspace
    image = services.add_upload(
        workspace_id=workspace.pk,
        maker_id=user.pk,
        file_name="Käse Theke.png",
        data=a_picture(300, 200),
    )

    with django_assert_num_queries(0):
        name = naming.name_file(image, width=300, height=200, kind="image/png")

    assert name == "käse-theke_300x200.png"


@pytest.mark.django_db
def test_a_picture_of_no_project_keeps_its_own_name() -> None:
    image = make_image(make_user(), name="A3.2")

    assert naming.name_file(image, width=1, height=2, kind="image/webp") == "a3-2_1x2.webp"
