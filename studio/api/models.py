"""What each model is for, can make and costs."""

from hashlib import sha256
from typing import Any

from django.http import Http404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.endpoints import Endpoint
from studio.api.shapes import ModelListShape, ModelShape
from studio.catalogue import CATALOGUE, ModelSpec
from studio.readiness import Readiness, readiness, readiness_of


class Models(Endpoint):
    @extend_schema(
        operation_id="list_models",
        summary="List the models",
        description="With an `ETag`: `If-None-Match` answers 304 while nothing changed.",
        responses={200: ModelListShape, 304: None},
    )
    def get(self, request: Request) -> Response:
        standing = readiness()
        rows = [model_answer(spec, standing[spec.id]) for spec in CATALOGUE.values()]
        return _tagged(request, {"results": rows, "next": None})


class OneModel(Endpoint):
    @extend_schema(
        operation_id="get_model",
        summary="Read one model",
        description="With an `ETag`.",
        responses={200: ModelShape, 304: None},
    )
    def get(self, request: Request, model: str) -> Response:
        if model not in CATALOGUE:
            raise Http404
        return _tagged(request, model_answer(CATALOGUE[model], readiness_of(model)))


def model_answer(spec: ModelSpec, standing: Readiness) -> dict[str, Any]:
    """Write a model and whether it can be ordered now."""
    return {
        "id": spec.id,
        "name": spec.name,
        "best_for": spec.best_for,
        "weak_at": spec.weak_at,
        "status": standing.status,
        "reason": standing.reason or None,
        "successor": spec.successor or None,
        "typical_seconds": spec.typical_seconds,
        "sizes": {
            ratio: {resolution: list(pixels) for resolution, pixels in by_name.items()}
            for ratio, by_name in spec.sizes.items()
        },
        "qualities": list(spec.qualities),
        "default_quality": spec.default_quality or None,
        "max_references": spec.max_references,
        "max_count": spec.max_count,
        "prompt_max": spec.prompt_max,
        "prompt_step": spec.prompt_step or None,
        "seed": spec.seed,
        "mask": spec.mask,
        "partials": spec.partials,
        "credits": [
            {
                "resolution": rate.resolution,
                "quality": rate.quality or None,
                "frame": rate.credits,
                "reference": spec.reference_credits,
            }
            for rate in spec.rates
        ],
    }


def _tagged(request: Request, body: dict[str, Any]) -> Response:
    etag = quote_etag(sha256(JSONRenderer().render(body)).hexdigest()[:32])
    unchanged = get_conditional_response(request._request, etag=etag)
    not_modified = unchanged is not None and unchanged.status_code == 304
    response = Response(status=304) if not_modified else Response(body)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
