"""Downloads: a table in six formats, and a whole dataset as one ZIP."""

from catalog.exports.export import Export, export_file
from catalog.exports.formats import FORMATS, Format
from catalog.exports.package import package_zip

__all__ = ["FORMATS", "Export", "Format", "export_file", "package_zip"]
