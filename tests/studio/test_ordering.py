"""Taking orders: what is stored, held and queued, and what a refusal leaves as it was."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import Membership, User
from billing import ledger
from gallery.services import delete_image
from studio import actors, labels
from studio.models import Direction, Frame, Generation, Project, Quote, Reference
from studio.orders import ImageOrder, InvalidOrder, OrderedReference
from studio.refusals import (
    AddressUnconfirmed,
    ModelNotReady,
    PriceChanged,
    QuoteExpired,
    QuoteUsed,
)
from studio.services import make_quote, order_again, order_images, retry_frame
from tests.factories import join, make_image, make_user, workspace_of
from tests.studio.rendering_stage import ToldProvider, grant, order, work

pytestmark = pytest.mark.django_db

CAN = ImageOrder(model="nano-banana", prompt="A can on a plinth")


def rich(credits: int = 100) -> User:
    user = make_user()
    grant(user, credits)
    return user


def place(user: User, *orders: ImageOrder, press: str = "p1", **said: Any) -> list[Generation]:
    return order_images(
        workspace=workspace_of(user), member=user, orders=orders, press=press, **said
    )


def nothing_was_stored(user: User) -> bool:
    balance = ledger.balance(workspace_of(user).pk)
    rows = Frame.objects.exists() or Generation.objects.exists() or Project.objects.exists()
    return not rows and balance.held == 0


def test_an_order_holds_its_price_and_queues_after_the_commit(
    told: ToldProvider,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(actors, "nudge", lambda model, *, times=1: sent.append((model, times)))
    user = rich(10)

    with django_capture_on_commit_callbacks(execute=True):
        (generation,) = place(user, replace(CAN, count=3))
        assert sent == [], "nudged before the commit"

    assert sent == [("nano-banana", 3)]
    assert (generation.status, generation.stage, generation.credits_each) == (
        "queued",
        "explore",
        2,
    )
    frames = list(generation.frames.order_by("number"))
    assert [frame.label for frame in frames] == ["A1", "A2", "A3"]
    assert {frame.price for frame in frames} == {2}
    assert len({frame.seed for frame in frames}) == 3
    assert frames[0].give_up_at - frames[0].created_at >= timedelta(hours=23, minutes=59)
    assert ledger.balance(generation.workspace_id).held == 6


def test_a_broker_that_is_down_does_not_lose_the_order(
    told: ToldProvider,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def down(model: str, *, times: int = 1) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(actors, "nudge", down)
    user = rich(10)

    with django_capture_on_commit_callbacks(execute=True):
        (generation,) = place(user, CAN)

    assert generation.frames.get().status == "queued"


def test_the_same_press_is_one_order(told: ToldProvider) -> None:
    user = rich(10)

    first = place(user, CAN)
    again = place(user, replace(CAN, prompt="Something else", count=2))

    assert again == first
    assert Frame.objects.count() == 1
    assert ledger.balance(first[0].workspace_id).held == 2


def test_the_same_press_of_another_workspace_is_another_order(told: ToldProvider) -> None:
    first, second = rich(10), rich(10)

    assert place(first, CAN) != place(second, CAN)
    assert Frame.objects.count() == 2


def test_several_models_are_one_idea_and_one_hold(told: ToldProvider) -> None:
    user = rich(10)

    made = place(user, CAN, replace(CAN, model="nano-banana-2"), replace(CAN, model="sketch"))

    assert [g.frames.get().label for g in made] == ["A1", "A2", "A3"]
    assert Direction.objects.count() == 1
    assert ledger.balance(made[0].workspace_id).held == 6


def test_orders_pressed_together_are_all_or_none(told: ToldProvider) -> None:
    user = rich(5)

    with pytest.raises(ledger.InsufficientCredits) as refusal:
        place(user, CAN, replace(CAN, model="nano-banana-2"))

    assert (refusal.value.needed, refusal.value.available) == (6, 5)
    assert nothing_was_stored(user)


def test_one_bad_order_of_two_stores_nothing(told: ToldProvider) -> None:
    user = rich(50)

    with pytest.raises(InvalidOrder) as refusal:
        place(user, CAN, replace(CAN, model="nano-banana-2", ratio="17:3"))

    assert refusal.value.field == "ratio"
    assert nothing_was_stored(user)


def test_a_model_without_a_key_is_not_ready() -> None:
    user = make_user()

    with pytest.raises(ModelNotReady):
        place(user, CAN)

    assert nothing_was_stored(user)


def test_an_unconfirmed_address_may_only_sketch(told: ToldProvider, settings: Any) -> None:
    settings.CONFIRM_ADDRESSES = True
    user = rich(50)

    with pytest.raises(AddressUnconfirmed):
        place(user, CAN)
    assert nothing_was_stored(user)
    place(user, replace(CAN, model="sketch"), press="p2")

    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    (generation,) = place(user, CAN, press="p3")
    assert generation.model == "nano-banana"


def test_a_price_that_rose_since_it_was_shown_is_refused(told: ToldProvider) -> None:
    user = rich(50)

    with pytest.raises(PriceChanged) as refusal:
        place(user, replace(CAN, count=2), shown_total=3)

    assert (refusal.value.shown, refusal.value.total) == (3, 4)
    assert nothing_was_stored(user)
    place(user, replace(CAN, count=2), shown_total=9)
    assert ledger.balance(workspace_of(user).pk).held == 4


def test_labels_follow_the_lineage(told: ToldProvider) -> None:
    user = rich()
    (first,) = order(user, count=3)
    third = first.frames.get(number=3)
    (second,) = order(user, press="p2", parent=third.pk, count=2)
    child = second.frames.get(number=2)
    (third_order,) = order(user, press="p3", parent=child.pk)
    (fourth,) = order(user, press="p4", prompt="Another idea")
    (fifth,) = order(user, press="p5", direction=first.direction_id)

    assert [f.label for f in second.frames.order_by("number")] == ["A3.1", "A3.2"]
    assert third_order.frames.get().label == "A3.2.1"
    assert fourth.frames.get().label == "B1"
    assert fifth.frames.get().label == "A4"
    assert third_order.stage == "refine"
    assert Project.objects.count() == 1


def test_a_refused_order_uses_no_number_up(told: ToldProvider) -> None:
    user = rich(2)
    with pytest.raises(ledger.InsufficientCredits):
        order(user, count=2)

    (generation,) = order(user, press="p2")

    assert generation.frames.get().label == "A1"
    assert generation.direction.letter == "A"


def test_letters_go_on_after_z() -> None:
    assert [labels.letter_of(n) for n in (1, 26, 27, 52, 53, 702, 703)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["project", "direction", "parent", "also_from"])
def test_what_belongs_to_somebody_else_is_not_there(told: ToldProvider, field: str) -> None:
    stranger = rich()
    (theirs,) = order(stranger)
    frame = theirs.frames.get()
    pk = {
        "project": theirs.project_id,
        "direction": theirs.direction_id,
        "parent": frame.pk,
        "also_from": frame.pk,
    }[field]
    user = rich()

    with pytest.raises(InvalidOrder) as refusal:
        order(user, press="mine", **{field: pk})

    assert refusal.value.field == field
    assert Generation.objects.count() == 1
    assert ledger.balance(workspace_of(user).pk).held == 0


def test_a_direction_of_another_project_is_refused(told: ToldProvider) -> None:
    user = rich()
    (first,) = order(user)
    other = Project.objects.create(workspace=first.workspace, maker=user, name="Other")

    with pytest.raises(InvalidOrder) as refusal:
        order(user, press="p2", project=other.pk, direction=first.direction_id)

    assert refusal.value.field == "project"


def test_an_archived_project_takes_no_order(told: ToldProvider) -> None:
    user = rich()
    (first,) = order(user)
    Project.objects.update(archived_at=timezone.now())

    with pytest.raises(InvalidOrder) as refusal:
        order(user, press="p2", project=first.project_id)
    (fresh,) = order(user, press="p3")

    assert refusal.value.field == "project"
    assert fresh.project_id != first.project_id


def test_references_are_kept_in_order(told: ToldProvider) -> None:
    user = rich()
    base, can = make_image(user), make_image(user)

    (generation,) = order(
        user,
        references=(
            OrderedReference(base.pk, keep="the light"),
            OrderedReference(can.pk, role="product"),
        ),
    )

    rows = Reference.objects.filter(generation=generation).order_by("position")
    assert [(r.image_id, r.role, r.keep) for r in rows] == [
        (base.pk, "", "the light"),
        (can.pk, "product", ""),
    ]
    work()
    sent = told.requests[0].references
    assert [(r.role, r.keep, r.kind) for r in sent] == [
        ("", "the light", base.kind),
        ("product", "", can.kind),
    ]


@pytest.mark.parametrize("whose", ["stranger", "binned"])
def test_a_reference_must_be_ones_own_and_not_in_the_bin(told: ToldProvider, whose: str) -> None:
    user = rich()
    image = make_image(user if whose == "binned" else rich())
    if whose == "binned":
        delete_image(image=image)

    with pytest.raises(InvalidOrder) as refusal:
        order(user, references=(OrderedReference(image.pk),))

    assert refusal.value.field == "references"
    assert nothing_was_stored(user)


def test_again_is_new_frames_at_todays_price(told: ToldProvider) -> None:
    user = rich()
    image = make_image(user)
    (first,) = order(user, count=2, references=(OrderedReference(image.pk, role="style"),))

    (again,) = order_again(generation=first, member=user, press="p2")

    assert [f.label for f in again.frames.order_by("number")] == ["A3", "A4"]
    assert again.references.get().role == "style"
    assert ledger.balance(first.workspace_id).held == 8


def test_a_retry_is_a_new_frame_of_the_same_parent(told: ToldProvider) -> None:
    user = rich()
    (first,) = order(user)
    parent = first.frames.get()
    (second,) = order(user, press="p2", parent=parent.pk, count=2)

    retried = retry_frame(frame=second.frames.get(number=1), member=user, press="p3")

    frame = retried.frames.get()
    assert (frame.label, frame.parent_id, frame.direction_id) == (
        "A1.3",
        parent.pk,
        first.direction_id,
    )
    assert retried.count == 1


def test_a_quote_is_redeemed_once_and_its_price_wins(told: ToldProvider) -> None:
    user = rich()
    asked = replace(CAN, count=2)
    quote = make_quote(workspace=workspace_of(user), order=asked)
    assert (quote.credits, quote.width, quote.height) == (4, 1024, 1024)
    Quote.objects.update(credits_each=1)

    (generation,) = place(user, asked, quote=quote.pk)

    assert generation.credits_each == 1
    assert ledger.balance(generation.workspace_id).held == 2
    with pytest.raises(QuoteUsed):
        place(user, asked, press="p2", quote=quote.pk)
    assert Generation.objects.count() == 1


def test_a_quote_is_left_unused_by_an_order_that_cannot_be_paid(told: ToldProvider) -> None:
    user = rich(1)
    quote = make_quote(workspace=workspace_of(user), order=CAN)

    with pytest.raises(ledger.InsufficientCredits):
        place(user, CAN, quote=quote.pk)

    assert Quote.objects.get().redeemed_at is None


def test_a_quote_expires(told: ToldProvider) -> None:
    user = rich()
    quote = make_quote(workspace=workspace_of(user), order=CAN)
    Quote.objects.update(expires_at=timezone.now())

    with pytest.raises(QuoteExpired):
        place(user, CAN, quote=quote.pk)

    assert nothing_was_stored(user)


@pytest.mark.parametrize("change", [{"count": 2}, {"prompt": "A jar"}, {"private": False}])
def test_a_quote_is_for_its_order_alone(told: ToldProvider, change: dict[str, Any]) -> None:
    user = rich()
    quote = make_quote(workspace=workspace_of(user), order=CAN)

    with pytest.raises(InvalidOrder) as refusal:
        place(user, replace(CAN, **change), quote=quote.pk)

    assert refusal.value.field == "quote"
    assert nothing_was_stored(user)


def test_a_strangers_quote_is_not_there(told: ToldProvider) -> None:
    quote = make_quote(workspace=workspace_of(rich()), order=CAN)
    user = rich()

    with pytest.raises(InvalidOrder) as refusal:
        place(user, CAN, quote=quote.pk)

    assert refusal.value.field == "quote"


def test_a_colleague_who_tries_again_publishes_nothing(told: ToldProvider) -> None:
    user, colleague = make_user(), make_user()
    join(colleague, workspace_of(user), Membership.Role.MEMBER)
    grant(user, 40)
    (made,) = order(user, private=False)
    frame = made.frames.get(number=1)

    theirs = retry_frame(frame=frame, member=colleague, press="theirs")
    own = retry_frame(frame=frame, member=user, press="own")

    assert (made.private, theirs.private, own.private) == (False, True, False)
