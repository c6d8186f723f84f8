"""What the screens are pictured with: an account with boards, pictures and publications."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.people import PASSWORD, jar
from tests.pipeline.server import StudioServer


@dataclass
class Exhibits:
    """One account's things, by the names that addresses need."""

    email: str
    server: StudioServer
    key: str
    names: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, **more: Any) -> Any:
        """Ask the API; gives the answer's JSON, or nothing where there is none."""
        answer = httpx.request(
            method,
            f"{self.server.address}/api/v1/{path}",
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=60,
            **more,
        )
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def order(self, prompt: str, **more: Any) -> dict[str, Any]:
        """Order frames and wait until they have ended."""
        body = {"model": "sketch", "prompt": prompt, "ratio": "4:5"} | more
        made = self.call("POST", "generations", json=body)
        for _ in range(10):
            if made["status"] not in {"queued", "running"}:
                break
            made = self.call("GET", f"generations/{made['id']}", params={"wait": 20})
        return dict(made)

    def publish(self, frame: dict[str, Any], title: str) -> str:
        """Publish a frame's picture with its prompt; gives its slug."""
        body = {"title": title, "show_prompt": True, "show_settings": True}
        self.call("POST", f"images/{frame['image']['id']}/publish", json=body)
        found = self.call("GET", "gallery", params={"q": title})
        return str(found["results"][0]["slug"])


def open_account(server: StudioServer, email: str, *more: str) -> Exhibits:
    """Set up an account as an operator does, with a key."""
    said = server.manage("bootstrap", "--email", email, "--password", PASSWORD, "--api-key", *more)
    return Exhibits(email, server, json.loads(said)["api_key"])


def sketched(server: StudioServer) -> Exhibits:
    """Fill an account on the sketch engine: two directions, all three stages, a bin, a gallery."""
    shown = open_account(server, "vera@example.com")
    drafts = shown.order(
        'Poster for a winter market in the old town, headline "Cold hands, warm cups"', count=4
    )
    place = {"project": drafts["project"]}
    first = {**place, "direction": drafts["direction"]}
    refined = shown.order(
        'Night sky, headline "Cold hands, warm cups"',
        count=2, stage="refine", parent=drafts["frames"][1]["id"], **first,
    )  # fmt: skip
    final = shown.order(
        'Night sky, snow, headline "Cold hands, warm cups"',
        stage="final", resolution="2K", parent=refined["frames"][0]["id"], **first,
    )  # fmt: skip
    second = shown.order("Lighthouse on a cliff at dusk, empty space above", count=4, **place)
    gone = shown.order("A toaster on a beach", **place, direction=second["direction"])
    shown.call("DELETE", f"images/{gone['frames'][0]['image']['id']}")
    upload = {"file": ("jar.png", jar(), "image/png")}
    shown.names = {
        "project": drafts["project"],
        "direction": drafts["direction"],
        "draft": drafts["frames"][0]["id"],
        "other": drafts["frames"][1]["id"],
        "refined": refined["frames"][0]["id"],
        "final": final["frames"][0]["id"],
        "image": refined["frames"][0]["image"]["id"],
        "unpublished": refined["frames"][1]["image"]["id"],
        "uploaded": shown.call("POST", "images", files=upload)["id"],
        "publication": shown.publish(refined["frames"][0], "Warm cups at the winter market"),
    }
    titles = ("Old town in red", "Old town by day", "Market street")
    for frame, title in zip(drafts["frames"], titles, strict=False):
        shown.publish(frame, title)
    for frame, title in zip(second["frames"], ("Lighthouse", "Dusk", "The cliff"), strict=False):
        shown.publish(frame, title)
    return shown


def charged(server: StudioServer) -> Exhibits:
    """Fill an account on hosted models, so that its ledger has a line of each kind."""
    shown = open_account(server, "hugo@example.com", "--credits", "54")
    nano = {"model": "nano-banana-2", "ratio": "4:5"}
    made = shown.order("A harbour in the morning", count=3, **nano)
    shown.order("A harbour that is declined [refuse]", project=made["project"], **nano)
    shown.order("A harbour, large", project=made["project"], resolution="2K", **nano)
    shown.names = {"project": made["project"], "image": made["frames"][0]["image"]["id"]}
    return shown
