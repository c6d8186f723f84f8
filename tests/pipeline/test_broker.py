"""The queue in Redis: its consumers wake at once, and nobody waits long for it when it is down."""

import queue
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

import dramatiq
import pytest
from dramatiq.errors import ConnectionClosed

from config import broker as brokers
from config.broker import WakingRedisBroker, impatient, wake_channel


class OneQueueRedis:
    """Stands in for the client: one queue, and what is published."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []
        self.published: list[str] = []
        self.wakes: queue.Queue[str] = queue.Queue()
        self.listened: list[float] = []

    def register_script(self, script: bytes) -> Any:
        def run(*, args: Sequence[Any] = ("",), keys: Sequence[str] = ()) -> Any:
            command, rest = args[0], args[8:]
            if command == "enqueue":
                self.waiting.append(rest[1])
            if command == "fetch":
                taken, self.waiting = self.waiting[: rest[0]], self.waiting[rest[0] :]
                return taken
            return 200

        return run

    def publish(self, channel: str, data: bytes) -> None:
        self.published.append(channel)
        self.wakes.put(channel)

    def pubsub(self, *, ignore_subscribe_messages: bool) -> "OneQueueRedis":
        return self

    def subscribe(self, channel: str) -> None:
        self.channel = channel

    def get_message(self, *, timeout: float) -> None:
        self.listened.append(timeout)

    def close(self) -> None:
        self.channel = ""


@pytest.fixture
def redis() -> OneQueueRedis:
    return OneQueueRedis()


@pytest.fixture
def broker(redis: OneQueueRedis) -> WakingRedisBroker:
    made = WakingRedisBroker(client=redis)
    made.declare_queue("render")
    return made


def message(broker: WakingRedisBroker) -> dramatiq.Message[Any]:
    return dramatiq.Message(
        queue_name="render", actor_name="render", args=("sketch",), kwargs={}, options={}
    )


def test_a_message_wakes_the_consumers_of_its_queue(
    broker: WakingRedisBroker, redis: OneQueueRedis
) -> None:
    broker.enqueue(message(broker))
    broker.enqueue(message(broker), delay=1000)

    assert redis.published == ["dramatiq:wake:render", "dramatiq:wake:render.DQ"]


def test_an_idle_consumer_listens_and_a_busy_one_does_not(
    broker: WakingRedisBroker, redis: OneQueueRedis
) -> None:
    consumer = broker.consume("render", prefetch=1, timeout=200)
    assert redis.channel == wake_channel(broker, "render")

    assert next(consumer) is None
    assert redis.listened == [0.2]

    broker.enqueue(message(broker))
    taken = next(consumer)
    assert taken is not None
    assert redis.listened == [0.2], "what is there is taken without waiting"

    assert next(consumer) is None
    assert redis.listened == [0.2], "full: its own acknowledgement makes room, which wakes nobody"

    consumer.ack(taken)
    assert next(consumer) is None
    assert redis.listened == [0.2, 0.2]
    consumer.close()
    assert redis.channel == ""


@pytest.mark.parametrize("fails", ["fetch", "listen", "requeue", "subscribe"])
def test_whatever_redis_raises_is_a_lost_connection(
    broker: WakingRedisBroker, redis: OneQueueRedis, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    class Trouble(Exception):
        """Neither of the two that dramatiq knows."""

    def fail(*args: Any, **facts: Any) -> None:
        raise Trouble

    consumer = broker.consume("render", prefetch=1, timeout=200)
    broker.enqueue(message(broker))
    taken = next(consumer)
    assert taken is not None
    consumer.ack(taken)
    monkeypatch.setattr(redis, "get_message" if fails == "listen" else "subscribe", fail)
    if fails in {"fetch", "requeue"}:
        monkeypatch.setitem(broker.scripts, "dispatch", fail)

    ask = {
        "requeue": lambda: consumer.requeue([taken]),
        "subscribe": lambda: broker.consume("render", prefetch=1, timeout=200),
    }.get(fails, lambda: next(consumer))
    with pytest.raises(ConnectionClosed):
        ask()


def test_a_redis_that_does_not_answer_is_not_waited_for() -> None:
    given = parse_qs(urlsplit(impatient("redis://u:p@redis.lan:6379/1?socket_timeout=9")).query)

    assert given == {"socket_timeout": ["9"], "socket_connect_timeout": ["2"]}
    assert impatient("redis://r/0").startswith("redis://r/0?")
    assert brokers.broker is dramatiq.get_broker()
