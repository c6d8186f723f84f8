"""Which words name which setting."""

PAINTERS: dict[str, object] = {}


def find(text: str) -> str | None:
    """The setting that the words name, or None."""
    return None


def find_weather(text: str) -> str | None:
    """rain, storm, snow, fog, or None."""
    return None


def find_hour(text: str) -> str | None:
    """night, sunset, sunrise, day, or None."""
    return None
