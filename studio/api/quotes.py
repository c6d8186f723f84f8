"""An order's price, before it is ordered."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.endpoints import Endpoint
from accounts.replays import replayable
from billing import ledger
from studio import services
from studio.api.inputs import OrderInput, read_order
from studio.api.shapes import QuoteShape
from studio.orders import InvalidOrder


class Quotes(Endpoint):
    @extend_schema(
        operation_id="create_quote",
        summary="Ask for a price",
        description="Nothing is held. The price stands for 30 minutes: order exactly the same with "
        "the quote's id in `quote`.",
        request=OrderInput,
        responses={201: QuoteShape},
    )
    @replayable()
    def post(self, request: Request) -> Response:
        order, redeemed = read_order(request.data)
        if redeemed is not None:
            raise InvalidOrder("quote", "A quote is asked for here, not redeemed. Leave it out.")
        quote = services.make_quote(workspace=self.workspace, order=order)
        balance = ledger.balance(self.workspace.pk)
        body = {
            "id": quote.public_id,
            "credits": quote.credits,
            "lines": quote.lines,
            "width": quote.width,
            "height": quote.height,
            "affordable": quote.credits == 0
            or (balance.available >= quote.credits and not balance.debt),
            "expires_at": quote.expires_at,
        }
        return Response(body, status=201)
