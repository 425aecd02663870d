"""Values of the controlled vocabularies that DCAT-AP 3.0 asks for: EU authority tables, ADMS, IANA, EPSG."""

from collections.abc import Mapping
from types import MappingProxyType

_EU = "http://publications.europa.eu/resource/authority"

FREQUENCY = f"{_EU}/frequency/"
AVAILABLE = f"{_EU}/planned-availability/AVAILABLE"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
DCAT_AP = "http://data.europa.eu/r5r/"

ACCESS_RIGHTS: Mapping[str, str] = MappingProxyType(
    {
        "unconditional": f"{_EU}/access-right/PUBLIC",
        "conditional_realname": f"{_EU}/access-right/RESTRICTED",
        "conditional_review": f"{_EU}/access-right/RESTRICTED",
        "closed": f"{_EU}/access-right/NON_PUBLIC",
    }
)

# By the main part of a BCP 47 tag.
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {tag: f"{_EU}/language/{code}" for tag, code in (("zh", "ZHO"), ("en", "ENG"), ("ja", "JPN"), ("de", "DEU"))}
)

# Formats by the name that people give them. What is not here is named in words.
FILE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        name: f"{_EU}/file-type/{name}"
        for name in (
            *("CSV", "DOC", "DOCX", "GEOJSON", "GML", "HTML", "JPEG", "JSON", "KML", "ODS", "PDF", "PNG", "RTF", "SHP"),
            *("TIFF", "TSV", "TXT", "XLS", "XLSX", "XML", "ZIP"),
        )
    }
)

# Licences by SPDX id: what kind they are.
LICENCE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "CC-BY-4.0": "http://purl.org/adms/licencetype/Attribution",
        "CC-BY-SA-4.0": "http://purl.org/adms/licencetype/ViralEffect-ShareAlike",
        "CC0-1.0": "http://purl.org/adms/licencetype/PublicDomain",
        "ODC-BY-1.0": "http://purl.org/adms/licencetype/Attribution",
        "ODbL-1.0": "http://purl.org/adms/licencetype/ViralEffect-ShareAlike",
    }
)

COORDINATE_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "WGS-84": "http://www.opengis.net/def/crs/EPSG/0/4326",
        "CGCS2000": "http://www.opengis.net/def/crs/EPSG/0/4490",
    }
)


def media_type_uri(media_type: str | None) -> str | None:
    """The entry of IANA's register; None for a type that is not registered (`application/x-ndjson`).

    >>> media_type_uri("text/csv"), media_type_uri("application/x-ndjson")
    ('https://www.iana.org/assignments/media-types/text/csv', None)
    """
    if media_type is None or media_type.partition("/")[2].startswith("x-"):
        return None
    return f"https://www.iana.org/assignments/media-types/{media_type}"
