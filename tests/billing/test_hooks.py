"""An account opens with the workspace; welcome credits come once."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.hooks import hooks
from accounts.models import Workspace
from billing import ledger
from billing.hooks import welcome_source
from tests.billing.books import assert_proved, entries, figures

pytestmark = pytest.mark.django_db


def opened_workspace() -> Workspace:
    workspace = Workspace.objects.create(name="Tidewater")
    for opened in hooks.workspace_opened:
        opened(workspace.pk)
    return workspace


def confirm(workspace: Workspace) -> None:
    for confirmed in hooks.address_confirmed:
        confirmed(workspace.pk)


def test_a_workspace_opens_with_an_empty_account() -> None:
    workspace = opened_workspace()

    assert ledger.balance(workspace.pk) == ledger.Balance(posted=0, held=0, debt=0)
    assert entries(workspace.pk) == []
    assert workspace.credit_account.seq == 0


def test_a_confirmed_address_earns_the_welcome_credits_once() -> None:
    workspace = opened_workspace()

    confirm(workspace)
    confirm(workspace)

    assert figures(workspace.pk) == (40, 0)
    [line] = ledger.entries(workspace.pk).rows
    assert (line.kind, line.amount, line.note) == ("grant", 40, "Welcome")
    assert_proved(workspace.pk)


def test_what_was_granted_in_place_of_the_welcome_stands_alone() -> None:
    workspace = opened_workspace()
    ledger.grant(
        workspace.pk,
        credits=5000,
        source=welcome_source(workspace.pk),
        kind="bootstrap",
        note="Set up",
    )

    confirm(workspace)

    assert figures(workspace.pk) == (5000, 0)


def test_a_studio_may_welcome_with_nothing(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.WELCOME_CREDITS = 0
    workspace = opened_workspace()

    with django_assert_num_queries(0):
        confirm(workspace)

    assert entries(workspace.pk) == []
