from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import ids


@given(st.uuids())
def test_an_id_reads_back_as_itself(value: UUID) -> None:
    text = ids.to_public("frm", value)

    assert len(text) == 30
    assert ids.from_public("frm", text) == value
    assert ids.from_public("frm", "frm_" + text[4:].upper()) == value


def test_new_ids_sort_by_time() -> None:
    made = [ids.new_id() for _ in range(100)]

    assert [ids.to_public("img", one) for one in made] == sorted(
        ids.to_public("img", one) for one in made
    )
    assert {one.version for one in made} == {7}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "frm",
        "frm_",
        "img_00000000000000000000000001",
        "frm_0000000000000000000000000",
        "frm_000000000000000000000000u1",
        "frm_80000000000000000000000000",
        "frm_0000000000000000000000000１",
    ],
)
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ids.InvalidId):
        ids.from_public("frm", text)


def test_letters_that_look_like_digits_are_read_as_them() -> None:
    assert ids.from_public("frm", "frm_0000000000000000000000oiL1") == UUID(int=0b1_00001_00001)
