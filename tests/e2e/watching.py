"""What a browser complains about while a page is used."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response

_LEFT = "net::ERR_ABORTED"
"""A request that a new page, a closed stream or a newer question made needless."""


class Watch:
    """Collects console errors, script errors, failed requests and answers from 400 upwards.

    ``allow`` takes an answer's status out of the complaints, for pages that are meant to fail.
    """

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.allowed: set[int] = set()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def allow(self, *statuses: int) -> None:
        self.allowed.update(statuses)

    def _heard(self, message: ConsoleMessage) -> None:
        # Chromium repeats an answer's status here; _answered has it with its address.
        if message.type == "error" and "the server responded with a status of" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != _LEFT:
            self.complaints.append(f"failed: {request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.allowed:
            self.complaints.append(f"{response.status}: {response.request.method} {response.url}")
