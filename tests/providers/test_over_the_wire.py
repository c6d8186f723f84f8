"""The adapters against servers that speak the real formats, over real connections."""

import asyncio
import io
from dataclasses import replace

import pytest
from PIL import Image

from studio.catalogue import CATALOGUE
from studio.providers.openai import OpenAI
from studio.providers.protocol import (
    Busy,
    ContentRefused,
    Endpoint,
    FrameFailed,
    ModelRetired,
    ModelTrouble,
    OutcomeUnknown,
    RenderedImage,
    TryAgain,
)
from studio.providers.registry import Registry
from studio.providers.sketch_adapter import SketchProvider
from studio.providers.transport import Transport
from tests.providers.requests import JPEG, PNG, provider, request

BASES = {"gpt-image-2": "/v1", "nano-banana-2": "", "compatible": "/v1"}


def render(
    fake, model: str, prompt: str, previews: list[bytes] | None = None, **fields
) -> RenderedImage:
    async def keep(data: bytes) -> None:
        assert previews is not None
        previews.append(data)

    adapter = provider(model, fake[1] + BASES[model])
    asked = request(model, prompt=prompt, **fields)
    return asyncio.run(adapter.render(asked, preview=None if previews is None else keep))


def opened(data: bytes) -> tuple[str | None, tuple[int, int]]:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image.format, image.size


@pytest.mark.parametrize(
    ("model", "kind"), [("gpt-image-2", "PNG"), ("nano-banana-2", "JPEG"), ("compatible", "PNG")]
)
def test_a_picture_comes_in_the_size_ordered_and_no_two_are_alike(fake, model, kind) -> None:
    width, height = CATALOGUE[model].sizes["9:16"]["1K"]
    first, second = (render(fake, model, f"two of {model}", ratio="9:16") for _ in range(2))
    assert opened(first.data) == opened(second.data) == (kind, (width, height))
    assert first.data != second.data
    assert fake[0].count(f"two of {model}") == 2


@pytest.mark.parametrize("model", BASES)
def test_references_arrive_byte_for_byte(fake, model) -> None:
    render(fake, model, f"edit on {model}", references=(PNG, JPEG))
    call = next(c for c in fake[0].recent if f"edit on {model}" in c.prompt)
    if model == "nano-banana-2":
        kinds = [p["inlineData"]["mimeType"] for p in call.fields["contents"][0]["parts"][1:]]
        assert kinds == ["image/png", "image/jpeg"]
    else:
        assert [(file[2], file[3]) for file in call.files] == [
            ("image/png", PNG.data),
            ("image/jpeg", JPEG.data),
        ]


def test_previews_come_before_the_picture(fake) -> None:
    previews: list[bytes] = []
    image = render(fake, "gpt-image-2", "streamed", previews)
    assert [opened(p) for p in previews] == [("PNG", (256, 256))]
    assert opened(image.data) == ("PNG", (1024, 1024))


@pytest.mark.parametrize("model", BASES)
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("refuse", ContentRefused),
        ("refuse output", ContentRefused),
        ("429", Busy),
        ("quota", ModelTrouble),
        ("key", ModelTrouble),
        ("retired", ModelRetired),
        ("500", TryAgain),
        ("503", TryAgain),
        ("text only", TryAgain),
        ("cut", OutcomeUnknown),
    ],
)
def test_each_fault_is_told_apart_on_every_adapter(fake, model, words, kind) -> None:
    with pytest.raises(kind):
        render(fake, model, f"[{words}] on {model}")
    assert fake[0].count(f"[{words}] on {model}") == 1


@pytest.mark.parametrize("model", ["gpt-image-2", "nano-banana-2"])
def test_an_answer_that_is_no_json_is_a_bad_picture(fake, model) -> None:
    with pytest.raises(FrameFailed) as raised:
        render(fake, model, "[garbage]")
    assert raised.value.code == "bad_image"


def test_a_stream_that_is_cut_is_never_a_picture(fake) -> None:
    previews: list[bytes] = []
    with pytest.raises(OutcomeUnknown):
        render(fake, "gpt-image-2", "[cut] stream", previews)
    assert len(previews) == 1


def test_a_time_that_runs_out_after_sending_is_an_unknown_outcome(fake) -> None:
    impatient = replace(CATALOGUE["gpt-image-2"], read_seconds=1)
    adapter = OpenAI(impatient, Endpoint(fake[1] + "/v1", "k"), Transport())

    with pytest.raises(OutcomeUnknown):
        asyncio.run(adapter.render(request(prompt="[slow] late"), preview=None))


def test_a_fault_may_pass_after_the_first_call(fake) -> None:
    with pytest.raises(TryAgain):
        render(fake, "nano-banana-2", "[500 once] passes")
    assert opened(render(fake, "nano-banana-2", "[500 once] passes").data)[0] == "JPEG"


def test_an_own_servers_address_is_fetched(fake) -> None:
    assert opened(render(fake, "compatible", "[url]").data) == ("PNG", (512, 512))


def test_thoughts_are_passed_over(fake) -> None:
    assert opened(render(fake, "nano-banana-2", "[thought]").data)[1] == (1024, 1024)
    alone = render(fake, "nano-banana-2", "[thought only]")
    assert opened(alone.data)[1] == (64, 64)
    assert len(alone.notes) == 1


# --- The registry --------------------------------------------------------------------------------


def test_each_model_has_one_provider_built_from_the_settings(fake, settings) -> None:
    settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY = fake[1] + "/v1", "k"
    settings.GEMINI_BASE_URL, settings.GEMINI_API_KEY = fake[1], "k"
    settings.COMPATIBLE_BASE_URL = fake[1] + "/v1"
    registry = Registry(Transport())

    async def call(model: str) -> RenderedImage:
        adapter = registry.provider_for(CATALOGUE[model])
        assert registry.provider_for(CATALOGUE[model]) is adapter
        return await adapter.render(request(model), preview=None)

    for model in ("gpt-image-2", "nano-banana", "nano-banana-pro", "compatible"):
        assert opened(asyncio.run(call(model)).data)[1] == (1024, 1024)  # each on a loop of its own
    assert isinstance(registry.provider_for(CATALOGUE["sketch"]), SketchProvider)
    asyncio.run(registry.close())
    assert opened(asyncio.run(call("gpt-image-2")).data)[1] == (1024, 1024)
