"""Typed reading of the environment, for ``config.settings`` alone.

Every bad value is collected, so that one start names them all.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


class Environment:
    """The process environment, read by name and type."""

    def __init__(self) -> None:
        self._problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return os.environ.get(name, "").strip() or default

    def key(self, name: str) -> str:
        """A secret that travels in a header, whose every character it must take."""
        value = self.text(name)
        if not re.fullmatch(r"[!-~]*", value):
            self._problems.append(f"{name} holds a blank or a letter that no key has.")
            return ""
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.text(name).lower()
        if not value:
            return default
        if value in {"1", "true", "yes", "on"}:
            return True
        if value not in {"0", "false", "no", "off"}:
            self._problems.append(f"{name} must be 1 or 0, not {value!r}.")
        return False

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not value.isdecimal():
            self._problems.append(f"{name} must be a whole number, not {value!r}.")
            return default
        return int(value)

    def names(self, name: str, default: list[str]) -> list[str]:
        """A comma-separated list."""
        parts = [part.strip() for part in self.text(name).split(",")]
        return [part for part in parts if part] or default

    def path(self, name: str, default: Path) -> Path:
        value = self.text(name)
        return Path(value).resolve() if value else default

    def address(self, name: str, default: str = "") -> str:
        """An http or https address without a slash at its end."""
        value = self.text(name, default).rstrip("/")
        if value and (
            urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc
        ):
            self._problems.append(f"{name} must be an http or https address, not {value!r}.")
        return value

    def refuse(self, problem: str) -> None:
        self._problems.append(problem)

    def raise_problems(self) -> None:
        """Stop the start, naming everything that is wrong.

        Raises:
            ImproperlyConfigured: at least one value was bad.
        """
        if self._problems:
            raise ImproperlyConfigured(" ".join(self._problems))
