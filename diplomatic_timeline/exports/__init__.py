"""Taking away what the filters leave: excerpts of a timeline, each with a manifest, in every format that is written."""

from diplomatic_timeline.exports.bundle import write_bundle
from diplomatic_timeline.exports.excerpt import Excerpt, take_excerpt
from diplomatic_timeline.exports.manifest import write_manifest
from diplomatic_timeline.exports.registry import EXPORTS, Export, find_export, write_export

__all__ = [
    "EXPORTS",
    "Excerpt",
    "Export",
    "find_export",
    "take_excerpt",
    "write_bundle",
    "write_export",
    "write_manifest",
]
