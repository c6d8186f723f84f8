"""Why the studio says no. Each text is written for the person who asked."""

from datetime import datetime


class Refusal(Exception):
    """The parent of them all; ``code`` is the API's."""

    code = "refused"


class ModelNotReady(Refusal):
    """Not connected or retired; ``successor`` is a ready model's id, or empty."""

    code = "model_not_ready"

    def __init__(self, reason: str, *, successor: str = "") -> None:
        super().__init__(reason)
        self.successor = successor


class ModelUnavailable(Refusal):
    """Out for now, by its provider's trouble or an operator; back at ``until`` when known."""

    code = "model_unavailable"

    def __init__(self, reason: str, *, until: datetime | None = None) -> None:
        super().__init__(reason)
        self.until = until


class AddressUnconfirmed(Refusal):
    """Only Sketch works before the e-mail address is confirmed."""

    code = "address_unconfirmed"

    def __init__(self) -> None:
        super().__init__(
            "Confirm your e-mail address first. Until then Sketch, the built-in layout drafts, "
            "is open to you."
        )


class PriceChanged(Refusal):
    """The order costs more than the page said when the button was pressed."""

    code = "price_changed"

    def __init__(self, *, shown: int, total: int) -> None:
        super().__init__(f"This costs {total} credits now, not {shown}. Press again to agree.")
        self.shown = shown
        self.total = total


class NoSuchReason(Refusal):
    """A frame is picked for one of ``Frame.PickReason``, or for no reason given."""

    code = "invalid_reason"

    def __init__(self) -> None:
        super().__init__("A frame is picked for its mood, placement, palette or idea.")


class QuoteUsed(Refusal):
    code = "quote_used"

    def __init__(self) -> None:
        super().__init__("This quote has been ordered already. Ask for a new one.")


class QuoteExpired(Refusal):
    code = "quote_expired"

    def __init__(self) -> None:
        super().__init__("This quote has expired: a quote holds for 30 minutes. Ask for a new one.")


class NotCancellable(Refusal):
    """It has ended."""

    code = "not_cancellable"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} has ended already; there is nothing to cancel.")


class NotThere(Refusal):
    """What is named is not in this workspace, or no longer so that this can be done with it."""

    code = "not_found"
