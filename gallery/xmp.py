"""The note inside a file that says how its picture came to be: XMP with IPTC's digital source type.

Vocabulary: https://cv.iptc.org/newscodes/digitalsourcetype/ ; the property is
``Iptc4xmpExt:DigitalSourceType`` of the IPTC Photo Metadata Standard.
"""

import re
from enum import StrEnum

VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"

_FOUND = re.compile(rb"cv\.iptc\.org/newscodes/digitalsourcetype/([A-Za-z]{1,60})")


class SourceType(StrEnum):
    """What a picture made here can be. An upload may have none."""

    TRAINED = "trainedAlgorithmicMedia"
    """Made by a generative model."""
    ALGORITHMIC = "algorithmicMedia"
    """Drawn by rules, without a trained model: Sketch."""
    COMPOSITE_TRAINED = "compositeWithTrainedAlgorithmicMedia"
    """A generative model worked on a photograph."""
    COMPOSITE_SYNTHETIC = "compositeSynthetic"
    """Drawn around a photograph."""


def packet(source_type: str) -> bytes:
    """Write the XMP packet for ``source_type``; empty when there is nothing to say.

    Raises:
        ValueError: no such source type.
    """
    if not source_type:
        return b""
    address = VOCABULARY + SourceType(source_type)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmp:CreatorTool="ImageV2 Studio"'
        f' Iptc4xmpExt:DigitalSourceType="{address}"/>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def claimed(raw: bytes | str) -> str:
    """Find the source type that a received packet names, if it is one of ours; else empty."""
    text = raw if isinstance(raw, bytes) else raw.encode(errors="ignore")
    found = _FOUND.search(text)
    name = found[1].decode() if found else ""
    return name if name in set(SourceType) else ""
