"""Downloads and descriptions by standards in the OpenAPI document."""

from typing import Any

from catalog.describe.offers import FILES_OF_CATALOGUE, OFFERS_OF_CATALOGUE
from catalog.exports import FORMATS
from catalog.exports.csv_file import ENCODINGS, HEADERS
from core.words import Text
from web.routes.rows_api import words
from web.routes.rows_api.operations import Say, operation, operation_id
from web.routes.rows_api.parameters import LANG, ROW_PARAMETERS, VERSION, Parameter, chosen

Json = dict[str, Any]

_DATASET = Parameter("dataset", {"type": "string"}, words.DATASET_NAME, "path")
_RESOURCE = Parameter("resource", {"type": "string"}, words.RESOURCE_NAME, "path")
_FORMAT = Parameter(
    "format",
    {"type": "string", "enum": list(FORMATS)},
    words.FORMAT.filled(values=", ".join(FORMATS)),
    "path",
    example="csv",
)
_OF_FILES = ("sort", "columns", "search", "group_by", "measure")


def file_paths(say: Say) -> Json:
    table = "/download/{dataset}/{resource}.{format}"
    original = "/download/{dataset}/{resource}/original"
    whole = "/download/{dataset}.zip"
    asked = [ROW_PARAMETERS[name] for name in _OF_FILES]
    options = [VERSION, chosen("encoding", words.ENCODING, ENCODINGS), chosen("header", words.HEADER, HEADERS), LANG]
    offers = {
        one.href: _get(one.href, one.words, [], {one.media_type: {}}, say)
        for one in (*OFFERS_OF_CATALOGUE, *FILES_OF_CATALOGUE)
    }
    types: Json = {one.media_type: {} for one in FORMATS.values()}
    return {
        table: _get(table, words.DOWNLOAD_TABLE, [_DATASET, _RESOURCE, _FORMAT, *asked, *options], types, say),
        original: _get(original, words.DOWNLOAD_ORIGINAL, [_DATASET, _RESOURCE, VERSION], {"*/*": {}}, say),
        whole: _get(whole, words.DOWNLOAD_WHOLE, [_DATASET, LANG], {"application/zip": {}}, say),
        **offers,
    }


def _get(path: str, summary: Text, parameters: list[Parameter], content: Json, say: Say) -> Json:
    problem = {"application/json": {"schema": {"type": "object"}}, "text/html": {"schema": {"type": "string"}}}
    return {"get": operation(operation_id(path), "files", summary, parameters, content, say=say, refusal=problem)}
