"""The API's document and its reference page say what the API does."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.validation import validate_schema

from config.examples import EXAMPLES
from config.reference import GROUPS
from config.schema import document


def calls() -> dict[str, dict[str, Any]]:
    return {
        call["operationId"]: call
        for methods in document()["paths"].values()
        for call in methods.values()
    }


def test_the_stored_document_is_the_one_that_the_code_writes() -> None:
    stored = Path(settings.BASE_DIR, "docs", "openapi.yaml").read_bytes()

    assert stored == OpenApiYamlRenderer().render(document(), renderer_context={}), (
        "Run make openapi, and look at what changed."
    )


def test_the_document_is_valid_and_served_as_yaml_or_json() -> None:
    validate_schema(document())
    written = Client().get("/api/schema")
    asked = Client().get("/api/schema", headers={"Accept": "application/json"})

    assert written["Content-Type"] == "application/yaml"
    assert yaml.safe_load(written.content)["info"]["title"] == "ImageV2 Studio"
    assert asked["Content-Type"] == "application/json"
    assert json.loads(asked.content)["openapi"].startswith("3.")


def test_every_call_has_its_place_on_the_page_and_an_example() -> None:
    placed = [name for _, _, names in GROUPS for name in names]

    assert sorted(placed) == sorted(calls())
    assert set(EXAMPLES) == set(placed)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_has_exactly_the_fields_of_its_answer(name) -> None:
    example = EXAMPLES[name]
    told = next(iter(calls()[name]["responses"].values()))
    if example.answer is None:
        assert "application/json" not in told.get("content", {})
        return
    _same_fields(example.answer, told["content"]["application/json"]["schema"], name)


def _same_fields(value: Any, schema: dict[str, Any], where: str) -> None:
    for one in (schema, *schema.get("allOf", ()), *schema.get("oneOf", ())):
        if "$ref" in one:
            name = one["$ref"].rpartition("/")[2]
            schema = document()["components"]["schemas"][name]
            break
    if isinstance(value, list):
        for one in value:
            _same_fields(one, schema["items"], where)
    if not isinstance(value, dict) or "properties" not in schema:
        return
    assert set(schema["required"]) <= set(value) <= set(schema["properties"]), where
    for field, inner in value.items():
        _same_fields(inner, schema["properties"][field], f"{where}.{field}")


@pytest.mark.django_db
def test_the_page_is_open_to_visitors_and_keeps_the_policy() -> None:
    answer = Client().get("/api/docs")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "<style" not in page
    assert " style=" not in page
    for name, call in calls().items():
        assert f'id="{name}"' in page
        assert call["summary"] in page
    assert "Idempotency-Key" in page
    assert "insufficient_credits" in page
