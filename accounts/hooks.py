"""Where upper apps hang what must happen when something happens to an account.

``accounts`` knows nothing of credits or pictures. Billing and the others add their part in
``AppConfig.ready()``; services here call it, inside their own transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

WorkspaceHook = Callable[[UUID], None]


@dataclass(slots=True)
class Hooks:
    """Each list holds functions that take a workspace's id and may be called again safely."""

    workspace_opened: list[WorkspaceHook] = field(default_factory=list)
    address_confirmed: list[WorkspaceHook] = field(default_factory=list)
    """Called with the personal workspace of the person whose address was confirmed."""


hooks = Hooks()
