from dataclasses import replace
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.orders import ROLES, ImageOrder, OrderedReference
from studio.providers.prompts import compile_prompt

CAN = UUID("0192a5a0-0000-7000-8000-000000000001")
ORDER = ImageOrder("gpt-image-2", "A can on a plinth")


def compiled(order: ImageOrder) -> str:
    return compile_prompt(order.prompt, order.words, order.references)


def test_a_bare_prompt_is_sent_as_it_is() -> None:
    assert compiled(ORDER) == "A can on a plinth"


def test_words_stand_in_quotes_and_references_by_number() -> None:
    order = replace(
        ORDER,
        words=("Sparkling tea", 'Say "yes"'),
        references=(
            OrderedReference(CAN, "product", keep="label text, shape."),
            OrderedReference(CAN, "", keep="light", change="plinth to limestone"),
            OrderedReference(CAN, ""),
        ),
    )
    assert compiled(order) == (
        "A can on a plinth\n"
        "\n"
        "Set these words in the picture, each exactly as written, and no others:\n"
        "“Sparkling tea”\n"
        '“Say "yes"”\n'
        "\n"
        "Image 1 shows the product: it must be recognisably this one. Keep: label text, shape.\n"
        "Image 2 is the picture to change; leave the rest of it as it is. Keep: light. "
        "Change: plinth to limestone.\n"
        "Image 3 belongs in the picture."
    )


notes = st.text(max_size=300)
references = st.builds(
    OrderedReference, st.just(CAN), st.sampled_from(("", *ROLES)), keep=notes, change=notes
)


# A busy machine is slow to make up texts; that says nothing of them.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    prompt=st.text(min_size=1, max_size=200),
    words=st.lists(st.text(min_size=1, max_size=120), max_size=8),
    given_references=st.lists(references, max_size=16),
)
def test_no_text_is_longer_than_the_order_says(
    prompt: str, words: list[str], given_references: list[OrderedReference]
) -> None:
    order = replace(ORDER, prompt=prompt, words=tuple(words), references=tuple(given_references))
    assert len(compiled(order)) <= order.text_length


def test_what_the_prompt_quotes_is_not_forbidden_by_the_ordered_words() -> None:
    sent = compile_prompt("A sign, “Open late” in neon", ["Bar Nord"], [])

    assert sent.endswith("and no others:\n“Bar Nord”\n“Open late”")
