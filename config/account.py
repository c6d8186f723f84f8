"""Who calls, what may be spent, what the plan allows: facts of several apps, so it is here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.endpoints import Endpoint
from accounts.models import Workspace
from billing import ledger
from studio.claims import FRAMES_IN_FLIGHT

REQUESTS_PER_MINUTE: Mapping[str, int] = MappingProxyType(
    {Workspace.Plan.FREE: 30, Workspace.Plan.SOLO: 60, Workspace.Plan.TEAM: 120}
)
"""What each plan allows a workspace to ask of the API."""

Shape = serializers.Serializer[dict[str, Any]]


class AccountWorkspaceShape(Shape):
    id = serializers.CharField()
    name = serializers.CharField()
    plan = serializers.ChoiceField(choices=Workspace.Plan.values)


class AccountUserShape(Shape):
    email = serializers.EmailField()


class BalanceShape(Shape):
    available = serializers.IntegerField()
    held = serializers.IntegerField()


class LimitsShape(Shape):
    requests_per_minute = serializers.IntegerField()
    frames_in_flight = serializers.IntegerField(
        help_text="How many frames are made at once; more are accepted and wait."
    )


class AccountShape(Shape):
    workspace = AccountWorkspaceShape()
    user = AccountUserShape()
    credits = BalanceShape()
    limits = LimitsShape()


class Account(Endpoint):
    @extend_schema(
        operation_id="get_account",
        summary="Read the account",
        description="The workspace that the key works in, its credits and its plan's limits.",
        responses=AccountShape,
    )
    def get(self, request: Request) -> Response:
        workspace = self.workspace
        balance = ledger.balance(workspace.pk)
        body = {
            "workspace": {
                "id": workspace.public_id,
                "name": workspace.name,
                "plan": workspace.plan,
            },
            "user": {"email": self.member.email},
            "credits": {"available": balance.available, "held": balance.held},
            "limits": {
                "requests_per_minute": REQUESTS_PER_MINUTE[workspace.plan],
                "frames_in_flight": FRAMES_IN_FLIGHT[workspace.plan],
            },
        }
        return Response(body)
