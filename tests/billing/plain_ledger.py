"""The ledger as a page of plain Python: lists, whole numbers and no database."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

PRIORITY = {"monthly": 10, "welcome": 20, "adjust": 20, "pack": 50}


@dataclass
class Lot:
    priority: int
    expires_at: datetime | None
    remaining: int
    held: int = 0


@dataclass
class Hold:
    amount: int
    expires_at: datetime
    shares: list[tuple[Lot, int]] = field(default_factory=list)
    state: str = "held"
    captured: int = 0


@dataclass
class PlainLedger:
    """What must come out. Lots are kept in the order in which they came."""

    lots: list[Lot] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)

    @property
    def posted(self) -> int:
        return sum(lot.remaining for lot in self.lots)

    @property
    def held(self) -> int:
        return sum(lot.held for lot in self.lots)

    def grant(self, credits: int, kind: str, expires_at: datetime | None) -> None:
        self.lots.append(Lot(PRIORITY[kind], expires_at, credits))

    def hold_each(
        self, prices: list[int], now: datetime, expires_at: datetime
    ) -> list[Hold] | None:
        """None: refused."""
        alive = [lot for lot in self.lots if lot.expires_at is None or lot.expires_at > now]
        if sum(lot.remaining - lot.held for lot in alive) < sum(prices):
            return None
        endless = now + timedelta(days=99_999)
        alive.sort(key=lambda lot: (lot.priority, lot.expires_at or endless))
        made = []
        for price in prices:
            hold = Hold(price, expires_at)
            left = price
            for lot in alive:
                share = min(left, lot.remaining - lot.held)
                if share:
                    lot.held += share
                    left -= share
                    hold.shares.append((lot, share))
            made.append(hold)
        self.holds += made
        return made

    def end(self, hold: Hold, take: int, now: datetime, state: str) -> None:
        if hold.state != "held":
            return
        hold.state, hold.captured = state, take
        for lot, share in hold.shares:
            taken = min(take, share)
            take -= taken
            lot.held -= share
            lot.remaining -= taken
            back = share - taken
            if back and lot.expires_at and lot.expires_at <= now:
                lot.remaining -= back
                self.lots.append(Lot(lot.priority, now + timedelta(days=30), back))

    def lapse(self, now: datetime) -> int:
        lapsed = [
            lot
            for lot in self.lots
            if lot.expires_at and lot.expires_at <= now and lot.remaining > lot.held
        ]
        for lot in lapsed:
            lot.remaining = lot.held
        return len(lapsed)
