"""The shapes of pictures in the API: what comes in, checked; what goes out, for its document."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.fields import Flag, Text
from gallery.models import Image

TITLE_MAX = 120

PICTURE_EXAMPLE = {
    "id": "img_01jdq8c2v4e5r8t2m6k0x9w3zb",
    "url": "https://studio.example/files/img_01jdq8c2v4e5r8t2m6k0x9w3zb/original?until=…&sig=…",
    "width": 1856,
    "height": 2304,
    "kind": "image/png",
    "bytes": 1843200,
    "alt": "A can on a low plinth",
    "variants": {"320": "https://studio.example/files/…", "640": "https://studio.example/files/…"},
}


class PublishInput(serializers.Serializer[dict[str, object]]):
    """What the public may see; each switch is off when left out."""

    title = Text(
        required=False, allow_null=True, max_length=TITLE_MAX, help_text="Shown with the picture."
    )
    show_prompt = Flag(default=False)
    show_references = Flag(default=False, help_text="Roles and notes; never the pictures.")
    show_settings = Flag(default=False, help_text="Ratio, resolution, quality and seed.")


class UploadInput(serializers.Serializer[dict[str, object]]):
    """A form with one file."""

    file = serializers.FileField(
        help_text="PNG, JPEG, WebP, HEIC or AVIF, at most 50 MB and 50 megapixels."
    )


@extend_schema_serializer(examples=[OpenApiExample("picture", value=PICTURE_EXAMPLE)])
class PictureShape(serializers.Serializer[dict[str, object]]):
    id = serializers.CharField()
    url = serializers.CharField(help_text="The file; signed, lives ten minutes.")
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    kind = serializers.CharField(help_text="The media type.")
    bytes = serializers.IntegerField(allow_null=True)
    alt = serializers.CharField(allow_blank=True)
    variants = serializers.DictField(
        child=serializers.CharField(),
        help_text="WebP copies by width: 320, 640 and 1280, none wider than the picture.",
    )


class SwitchesShape(serializers.Serializer[dict[str, object]]):
    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="The public page.")
    show_prompt = serializers.BooleanField()
    show_references = serializers.BooleanField()
    show_settings = serializers.BooleanField()
    hidden = serializers.CharField(
        allow_null=True, help_text="Why staff took it out of sight, if they did."
    )
    published_at = serializers.DateTimeField()


class ImageShape(PictureShape):
    name = serializers.CharField(allow_blank=True, help_text="Its label, or the file's name.")
    origin = serializers.ChoiceField(choices=Image.Source.values)
    visibility = serializers.ChoiceField(choices=["private", "public"])
    publication = SwitchesShape(allow_null=True)
    created_at = serializers.DateTimeField()


class PublicPictureShape(PictureShape):
    """A public copy: its addresses live as long as it is published."""


class PublicReferenceShape(serializers.Serializer[dict[str, object]]):
    role = serializers.CharField(allow_blank=True)
    keep = serializers.CharField(allow_blank=True)
    change = serializers.CharField(allow_blank=True)


class PublicationShape(serializers.Serializer[dict[str, object]]):
    """What the public may know; what its maker does not show is null."""

    slug = serializers.CharField()
    title = serializers.CharField()
    image = PublicPictureShape()
    model = serializers.CharField(allow_null=True, help_text="Null for what was uploaded.")
    ratio = serializers.CharField()
    prompt = serializers.CharField(allow_null=True)
    references = PublicReferenceShape(many=True, allow_null=True)
    settings = serializers.DictField(allow_null=True)
    maker = serializers.CharField()
    published_at = serializers.DateTimeField()
