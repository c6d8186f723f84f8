"""The ledger over the API."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import require
from accounts.endpoints import Endpoint, read_choice, read_limit
from accounts.shapes import PAGING, choice, page_answer, page_of
from billing import ledger


class EntryShape(serializers.Serializer[dict[str, object]]):
    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=ledger.KINDS)
    amount = serializers.IntegerField(
        help_text="−n for a hold, +n for a release, −n for a capture; signed otherwise."
    )
    balance = serializers.IntegerField(help_text="Credits available after this line.")
    frame = serializers.CharField(allow_null=True)
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]  # no class attribute
    note = serializers.CharField(allow_blank=True)
    created_at = serializers.DateTimeField()


class Entries(Endpoint):
    @extend_schema(
        operation_id="list_credit_entries",
        summary="Read the ledger",
        description="Every movement of credits, newest first, for the workspace's owner. A capture "
        "does not change the balance: its credits were held before.",
        parameters=[choice("kind", ledger.KINDS, "Only entries of this kind."), *PAGING],
        responses=page_of(EntryShape),
    )
    def get(self, request: Request) -> Response:
        require(self.membership, "manage")
        page = ledger.entries(
            self.membership.workspace_id,
            kind=read_choice(request, "kind", ledger.KINDS) or None,
            cursor=request.query_params.get("cursor") or None,
            limit=read_limit(request),
        )
        rows = [
            {
                "id": line.public_id,
                "kind": line.kind,
                "amount": line.amount,
                "balance": line.balance,
                "frame": line.frame_public_id,
                "label": line.label,
                "note": line.note,
                "created_at": line.created_at,
            }
            for line in page.rows
        ]
        return Response(page_answer(page, rows))
