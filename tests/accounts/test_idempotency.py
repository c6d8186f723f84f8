from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts import idempotency
from accounts.models import IdempotencyKey
from tests.factories import make_user, workspace_of

pytestmark = pytest.mark.django_db

NOW = "2026-11-25T10:00:00Z"


@pytest.fixture
def workspace_id():
    return workspace_of(make_user()).pk


def claim(workspace_id, *, key="k1", fingerprint="a" * 64):
    return idempotency.claim(workspace_id=workspace_id, key=key, fingerprint=fingerprint)


def test_the_kept_answer_is_given_again(workspace_id) -> None:
    first = claim(workspace_id)
    idempotency.keep(first, status=202, headers={"Location": "/x"}, body={"id": 1})

    assert claim(workspace_id) == idempotency.StoredAnswer(202, {"Location": "/x"}, {"id": 1})


def test_the_same_key_for_another_request_is_a_mismatch(workspace_id) -> None:
    idempotency.keep(claim(workspace_id), status=201, headers={}, body=None)

    with pytest.raises(idempotency.Mismatch):
        claim(workspace_id, fingerprint="b" * 64)
    assert IdempotencyKey.objects.get().fingerprint == "a" * 64


def test_another_workspace_has_its_own_keys(workspace_id) -> None:
    idempotency.keep(claim(workspace_id), status=201, headers={}, body={"secret": 1})

    other = claim(workspace_of(make_user()).pk)

    assert isinstance(other, idempotency.Claim)


def test_a_running_request_blocks_the_second_until_it_counts_as_dead(workspace_id) -> None:
    with time_machine.travel(NOW, tick=False):
        first = claim(workspace_id)
        with pytest.raises(idempotency.InFlight) as refusal:
            claim(workspace_id)
        assert refusal.value.retry_after == timedelta(seconds=90)
    with time_machine.travel("2026-11-25T10:01:30Z", tick=False):
        second = claim(workspace_id)
        assert isinstance(second, idempotency.Claim)
    with pytest.raises(idempotency.InFlight):
        idempotency.keep(first, status=201, headers={}, body=None)
    idempotency.keep(second, status=201, headers={}, body={"by": "second"})
    assert IdempotencyKey.objects.get().body == {"by": "second"}


def test_a_refused_request_gives_the_key_back(workspace_id) -> None:
    idempotency.drop(claim(workspace_id))

    assert isinstance(claim(workspace_id, fingerprint="b" * 64), idempotency.Claim)


def test_answers_are_kept_for_72_hours(workspace_id) -> None:
    with time_machine.travel(NOW, tick=False):
        idempotency.keep(claim(workspace_id), status=201, headers={}, body=None)
    with time_machine.travel("2026-11-28T09:59:59Z", tick=False):
        assert isinstance(claim(workspace_id), idempotency.StoredAnswer)
        assert idempotency.forget_expired(now=timezone.now()) == 0
    with time_machine.travel("2026-11-28T10:00:00Z", tick=False):
        assert isinstance(claim(workspace_id, fingerprint="b" * 64), idempotency.Claim)
    with time_machine.travel("2026-12-02T10:00:00Z", tick=False):
        assert idempotency.forget_expired(now=timezone.now()) == 1


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "é", "a\n", "\x00"])
def test_what_is_no_key_is_refused(workspace_id, key) -> None:
    with pytest.raises(idempotency.InvalidKey):
        claim(workspace_id, key=key)
    assert not IdempotencyKey.objects.exists()


def test_the_fingerprint_is_of_the_parsed_body() -> None:
    one = idempotency.fingerprint_of(method="POST", path="/a", body={"a": 1, "b": [2]})
    same = idempotency.fingerprint_of(method="POST", path="/a", body={"b": [2], "a": 1})
    other = idempotency.fingerprint_of(method="POST", path="/a", body={"a": 1, "b": [3]})
    lone = idempotency.fingerprint_of(method="POST", path="/a", body={"a": "\ud800"})

    assert one == same
    assert len({one, other, lone}) == 3
