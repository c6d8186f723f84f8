from dataclasses import replace

import pytest
from django.test import Client

from config import offer
from gallery import services as gallery
from studio import catalogue
from studio.catalogue import CATALOGUE
from tests.factories import make_image, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_keys(settings) -> None:
    settings.OPENAI_API_KEY = settings.GEMINI_API_KEY = settings.COMPATIBLE_BASE_URL = ""


def landing() -> str:
    answer = Client().get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def best(job: offer.Job, columns: tuple[offer.Column, ...]) -> str:
    marked = [
        column.spec.id
        for column, cell in zip(columns, job.cells, strict=True)
        if cell.kind == "best"
    ]
    assert len(marked) == 1
    return marked[0]


def test_without_keys_it_says_start_free_and_sketch_leads_every_job() -> None:
    page = landing()

    assert "Start free" in page
    assert "Start with 40 credits" not in page
    assert page.count("Not offered here yet") == 4
    assert 'Free. Your <b class="num">40</b> credits stay.' in page
    now = offer.offer_now()
    assert now.columns[0].spec.id == "sketch"
    assert {best(job, now.columns) for job in now.jobs} == {"sketch"}


def test_with_gemini_only_its_models_lead_and_gpt_is_marked(settings) -> None:
    settings.GEMINI_API_KEY = "g"
    page = landing()

    assert "Start with 40 credits" in page
    assert page.count("Not offered here yet") == 1
    assert "Quick drafts at 2 credits each." in page
    now = offer.offer_now()
    assert "sketch" not in [column.spec.id for column in now.columns]
    assert [best(job, now.columns) for job in now.jobs] == [
        "nano-banana",
        "nano-banana-pro",
        "nano-banana-2",
        "nano-banana-pro",
    ]
    assert now.drafts == 20


def test_with_openai_only_drafts_cost_one_credit(settings) -> None:
    settings.OPENAI_API_KEY = "o"
    page = landing()

    assert "Quick drafts at 1 credit each." in page
    assert page.count("Not offered here yet") == 3
    now = offer.offer_now()
    assert {best(job, now.columns) for job in now.jobs} == {"gpt-image-2"}
    assert now.drafts == 40


def test_with_both_each_job_has_its_own_model_and_the_example_its_price(settings) -> None:
    settings.OPENAI_API_KEY, settings.GEMINI_API_KEY = "o", "g"
    page = landing()

    assert "Not offered here yet" not in page
    assert 'Costs <b class="num">24</b> of your <b class="num">40</b> credits' in page
    assert "1856 × 2304 px" in page
    now = offer.offer_now()
    assert [best(job, now.columns) for job in now.jobs] == [
        "nano-banana",
        "gpt-image-2",
        "nano-banana-2",
        "nano-banana-pro",
    ]


@pytest.mark.parametrize(
    ("keys", "heading", "words"),
    [
        ((), "The right model for the job", "Sketch sets words exactly as you typed them."),
        (
            ("GEMINI_API_KEY",),
            "Three models, matched to the job",
            "Nano Banana Pro is the most reliable with words here.",
        ),
        (
            ("OPENAI_API_KEY",),
            "The right model for the job",
            "GPT Image 2 is the most reliable with words here.",
        ),
        (
            ("GEMINI_API_KEY", "OPENAI_API_KEY"),
            "Four models, matched to the job",
            "GPT Image 2 is the most reliable with words here.",
        ),
    ],
)
def test_it_counts_and_praises_only_what_can_be_had(settings, keys, heading, words) -> None:
    for key in keys:
        setattr(settings, key, "x")

    page = landing()

    assert f"<h2>{heading}</h2>" in page
    assert f"<h3>Spell for you</h3><p>{words} Read every letter" in page


def test_prices_are_the_catalogues() -> None:
    assert offer.prices(CATALOGUE["nano-banana-2"]) == "4, 6, 9"
    assert offer.prices(CATALOGUE["gpt-image-2"]) == "3, 3, 6"
    assert offer.prices(CATALOGUE["nano-banana"]) == "2"
    assert offer.prices(CATALOGUE["sketch"]) == "Free"


def test_every_price_on_the_page_is_the_catalogues(settings, monkeypatch) -> None:
    settings.GEMINI_API_KEY = "g"
    spec = CATALOGUE["nano-banana"]
    dearer = replace(spec, rates=tuple(replace(rate, credits=7) for rate in spec.rates))
    prices = {**CATALOGUE, spec.id: dearer}
    monkeypatch.setattr(offer, "CATALOGUE", prices)
    monkeypatch.setattr(catalogue, "CATALOGUE", prices)

    page = landing()

    assert "Quick drafts at 7 credits each." in page
    assert offer.offer_now().drafts == 5
    assert "2 credits" not in page


def test_an_own_server_that_costs_credits_leaves_sketch_to_lead(settings, monkeypatch) -> None:
    settings.COMPATIBLE_BASE_URL, settings.COMPATIBLE_MODEL = "http://127.0.0.1:1/v1", "own"
    spec = CATALOGUE["compatible"]
    priced = replace(spec, rates=tuple(replace(rate, credits=3) for rate in spec.rates))
    monkeypatch.setattr(offer, "CATALOGUE", {**CATALOGUE, spec.id: priced})

    page = landing()

    assert "Start with 40 credits" in page
    assert page.count("0 <small>credits on Sketch") == 1
    now = offer.offer_now()
    assert {best(job, now.columns) for job in now.jobs} == {"sketch"}


def publish_some(count: int) -> None:
    maker = make_user(public_name="Studio Lund")
    for n in range(count):
        gallery.publish(
            image=make_image(maker),
            maker_name=maker.shown_name,
            title=f"Dunes {n}",
            show_prompt=False,
            show_references=False,
            show_settings=False,
        )


@pytest.mark.parametrize(("count", "is_shown"), [(5, False), (6, True)])
def test_what_was_made_here_appears_with_the_sixth_picture(count, is_shown) -> None:
    publish_some(count)

    page = landing()

    assert ("Made here, shared on purpose" in page) is is_shown
    assert ("Dunes 0" in page) is is_shown


def test_it_names_six_kinds_of_people_and_whose_pictures_these_are() -> None:
    page = landing()

    assert page.count("<li><h3>") == 6
    assert "The studio chooses the rest." in page
    assert "Pictures made for this page." in page


def test_a_signed_in_person_gets_the_bar_and_a_way_in() -> None:
    client = Client()
    client.force_login(make_user(name="Ivo Rask"))

    page = client.get("/").content.decode()

    assert "Open the studio" in page
    assert 'aria-label="Account: Ivo Rask"' in page
    assert ">IR</button>" in page


def test_the_bar_asks_nothing_for_visitors(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert Client().get("/terms").status_code == 200
