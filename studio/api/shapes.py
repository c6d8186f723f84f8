"""The shapes of what the studio's calls answer, for the API's document."""

from typing import Any

from rest_framework import serializers

from gallery.shapes import PictureShape
from studio.models import Frame, Generation, Stage

Shape = serializers.Serializer[dict[str, Any]]


class FrameErrorShape(Shape):
    code = serializers.CharField()
    detail = serializers.CharField(allow_blank=True)


class QueueShape(Shape):
    position = serializers.IntegerField(help_text="1 is next.")
    eta_seconds = serializers.IntegerField()
    until = serializers.DateTimeField(
        required=False, help_text="Only when it waits for a named time."
    )


class FrameShape(Shape):
    id = serializers.CharField()
    generation = serializers.CharField()
    label = serializers.CharField(help_text="Its place on the board, as `A3.1`.")  # type: ignore[assignment]  # no class attribute
    status = serializers.ChoiceField(choices=Frame.Status.values)
    credits = serializers.IntegerField(
        help_text="Held while it is made; then what was charged, 0 unless it is done."
    )
    image = PictureShape(allow_null=True)
    notes = serializers.ListField(child=serializers.CharField())
    error = FrameErrorShape(allow_null=True)
    queue = QueueShape(allow_null=True, help_text="Only while it is queued.")
    parent = serializers.CharField(allow_null=True)  # type: ignore[assignment]  # no class attribute
    picked = serializers.BooleanField()


class ReferenceShape(Shape):
    image = serializers.CharField()
    role = serializers.CharField(allow_null=True)
    keep = serializers.CharField(allow_null=True)
    change = serializers.CharField(allow_null=True)


class GenerationCreditsShape(Shape):
    held = serializers.IntegerField()
    charged = serializers.IntegerField()
    returned = serializers.IntegerField()


class GenerationShape(Shape):
    id = serializers.CharField()
    status = serializers.ChoiceField(choices=Generation.Status.values)
    model = serializers.CharField()
    prompt = serializers.CharField()
    words = serializers.ListField(child=serializers.CharField())
    ratio = serializers.CharField()
    resolution = serializers.CharField()
    quality = serializers.CharField(allow_null=True)
    count = serializers.IntegerField()
    width = serializers.IntegerField(help_text="The ordered pixels.")
    height = serializers.IntegerField()
    private = serializers.BooleanField()
    seed = serializers.IntegerField(allow_null=True)
    stage = serializers.ChoiceField(choices=Stage.values)
    project = serializers.CharField()
    direction = serializers.CharField()
    parent = serializers.CharField(allow_null=True)  # type: ignore[assignment]  # no class attribute
    also_from = serializers.CharField(allow_null=True)
    references = ReferenceShape(many=True)
    credits = GenerationCreditsShape()
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)
    frames = FrameShape(many=True)


class RateShape(Shape):
    resolution = serializers.CharField()
    quality = serializers.CharField(allow_null=True)
    frame = serializers.IntegerField(help_text="Credits a frame.")
    reference = serializers.IntegerField(help_text="Credits a reference and frame.")


class ModelShape(Shape):
    id = serializers.CharField()
    name = serializers.CharField()
    best_for = serializers.CharField()
    weak_at = serializers.CharField()
    status = serializers.ChoiceField(choices=["ready", "not_connected", "unavailable", "retired"])
    reason = serializers.CharField(allow_null=True, help_text="Why it is not ready.")
    successor = serializers.CharField(allow_null=True)
    typical_seconds = serializers.IntegerField()
    sizes = serializers.DictField(
        child=serializers.DictField(
            child=serializers.ListField(child=serializers.IntegerField(), min_length=2)
        ),
        help_text="By ratio, then resolution: width and height in pixels.",
    )
    qualities = serializers.ListField(child=serializers.CharField())
    default_quality = serializers.CharField(allow_null=True)
    max_references = serializers.IntegerField()
    max_count = serializers.IntegerField()
    prompt_max = serializers.IntegerField(help_text="Characters.")
    prompt_step = serializers.IntegerField(
        allow_null=True, help_text="Each further so many characters begun cost 1 credit a frame."
    )
    seed = serializers.BooleanField()
    mask = serializers.BooleanField()
    partials = serializers.BooleanField()
    credits = RateShape(many=True)


class ModelListShape(Shape):
    results = ModelShape(many=True)
    next = serializers.CharField(allow_null=True)


class PriceLineShape(Shape):
    label = serializers.CharField()  # type: ignore[assignment]  # no class attribute
    count = serializers.IntegerField()
    credits_each = serializers.IntegerField()
    credits = serializers.IntegerField()


class QuoteShape(Shape):
    id = serializers.CharField()
    credits = serializers.IntegerField()
    lines = PriceLineShape(many=True)
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    affordable = serializers.BooleanField()
    expires_at = serializers.DateTimeField()


class ProjectShape(Shape):
    id = serializers.CharField()
    name = serializers.CharField()
    archived = serializers.BooleanField()
    frames_made = serializers.IntegerField()
    credits = serializers.IntegerField(help_text="Charged for its frames so far.")
    created_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField()


class DirectionShape(Shape):
    id = serializers.CharField()
    letter = serializers.CharField()
    name = serializers.CharField()
    frames = FrameShape(many=True)


class BoardShape(ProjectShape):
    directions = DirectionShape(many=True)
