"""What a file says about itself: what it is, whether it is simulated, under which licence, from where."""

from collections.abc import Iterator

from catalog.city import City
from catalog.describe.citation import citation_of, dataset_url
from catalog.exports import words
from catalog.exports.job import Job
from catalog.records import Dataset, Source
from catalog.rows.operators import OPERATORS
from core.clock import as_local
from core.words import Lang, Text


def origin_statement(dataset: Dataset) -> Text:
    return words.ORIGINS[dataset.origin]


def about_lines(job: Job, lang: Lang) -> list[tuple[str, str]]:
    """(what, text) for the sheet and the metadata of one table."""
    dataset, version = job.dataset, job.version
    licence = job.city.licence(dataset.license_id)
    lines: list[tuple[Text, Text | str]] = [
        (words.ABOUT_ORIGIN, origin_statement(dataset)),
        (words.ABOUT_DATASET, dataset.title),
        (words.ABOUT_TABLE, job.resource.title),
        (words.ABOUT_SUMMARY, dataset.summary),
        (words.ABOUT_LIMITS, dataset.limits),
        (words.ABOUT_PUBLISHER, job.city.office(dataset.publisher).label),
        (words.ABOUT_CONTACT, f"{dataset.contact_name.say(lang)} {dataset.contact_email}"),
        (words.ABOUT_LICENCE, licence_line(dataset, job.city, lang)),
        (words.ABOUT_LICENCE_PLAIN, licence.plain),
        *((words.ABOUT_SOURCE, source_line(source, lang)) for source in dataset.sources),
        (words.ABOUT_PROVENANCE, dataset.provenance),
        (words.ABOUT_COORDINATES, job.resource.coordinate_system or ""),
        (words.ABOUT_VERSION, version_line(job, lang)),
        (words.ABOUT_SELECTION, selection_line(job, lang)),
        (words.ABOUT_CITATION, citation_of(dataset, version, lang, job.public_url, city=job.city)),
        (words.ABOUT_ADDRESS, dataset_url(dataset, job.public_url)),
    ]
    said = [(what.say(lang), text.say(lang) if isinstance(text, Text) else text) for what, text in lines]
    return [(what, text) for what, text in said if text.strip()]


def licence_line(dataset: Dataset, city: City, lang: Lang) -> str:
    licence = city.licence(dataset.license_id)
    return f"{licence.title.say(lang)} {licence.url}".rstrip()


def source_line(source: Source, lang: Lang) -> str:
    known = source.license.say(lang) if source.license else ""
    return " ".join(part for part in (source.title.say(lang), source.path, known) if part)


def version_line(job: Job, lang: Lang) -> str:
    day = as_local(job.version.created_at).date().isoformat()
    return words.ABOUT_VERSION_LINE.say(lang, number=job.version.number, version=job.version.id, day=day)


def selection_line(job: Job, lang: Lang) -> str:
    """Which rows are in the file, in words."""
    conditions = list(_conditions(job, lang))
    return (" · ".join(conditions)) or words.ABOUT_EVERYTHING.say(lang)


def _conditions(job: Job, lang: Lang) -> Iterator[str]:
    labels = {field.name: job.labelled(field).title.say(lang) for field in job.version.fields}
    for one in job.query.filters:
        value = " / ".join(one.values)
        yield OPERATORS[one.operator].words.say(lang, column=labels[one.column], value=value)
    if job.query.search:
        yield words.ABOUT_SEARCH.say(lang, search=job.query.search)
