"""What an OpenAI-compatible server does differently, as the operator says it.

Read for stable-diffusion.cpp, LocalAI, vLLM-Omni, SGLang, Xinference, Lemonade and LiteLLM, all
as of autumn 2026. The defaults are those of stable-diffusion.cpp. The settings read this module,
so it imports nothing of Django.
"""

from dataclasses import dataclass, fields

import orjson


class QuirksFault(Exception):
    """The operator's quirks are not what this module knows."""


@dataclass(frozen=True, slots=True)
class Quirks:
    """What a server wants to be sent, and what it can."""

    send_response_format: bool = False
    """Ask for ``b64_json``: LocalAI and SGLang answer with an address otherwise."""
    send_model: bool = True
    send_quality: bool = False
    send_background: bool = False
    send_moderation: bool = False
    send_safety_identifier: bool = False
    image_field: str = "image[]"
    supports_edits: bool = True
    accept_url: bool = True
    download_hosts: tuple[str, ...] = ()
    """Hosts besides its own from which a picture may be fetched."""
    read_timeout_s: int = 600

    @classmethod
    def from_json(cls, text: str) -> "Quirks":
        """Read the operator's flags; an empty text means the defaults.

        Raises:
            QuirksFault: no JSON object, an unknown flag, or a value of the wrong kind.
        """
        if not text:
            return cls()
        try:
            given = orjson.loads(text)
        except orjson.JSONDecodeError as wrong:
            raise QuirksFault("COMPATIBLE_QUIRKS is not JSON.") from wrong
        known = {field.name: field for field in fields(cls)}
        if not isinstance(given, dict) or (unknown := set(given) - set(known)):
            named = ", ".join(sorted(unknown)) if isinstance(given, dict) else "that, not an object"
            raise QuirksFault(f"COMPATIBLE_QUIRKS knows nothing of {named}.")
        for name, value in given.items():
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                given[name] = tuple(value)
            if type(given[name]) is not type(known[name].default):
                raise QuirksFault(f"COMPATIBLE_QUIRKS: {name} has the wrong kind of value.")
        return cls(**given)
