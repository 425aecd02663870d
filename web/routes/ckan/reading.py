"""What the actions that read have in common: the view of the catalogue, and what the caller may see of it."""

from catalog.ckan.view import View, view_of
from catalog.ckan.writing.rights import Rights, rights_of
from catalog.errors import DatasetNotFound
from catalog.records import Dataset
from web.routes.ckan.action import Call

SHOWN_OF_A_WRONG_ID = 100  # characters


def view(call: Call) -> View:
    return view_of(call.portal.catalogue)


def rights(call: Call) -> Rights:
    """Without a token nobody's, which costs nothing."""
    return rights_of(call.portal.catalogue.state, call.account)


def get_visible(call: Call, id_or_slug: str) -> Dataset:
    """The dataset, public or the caller's own. Raises DatasetNotFound."""
    found = view(call).dataset(id_or_slug, rights(call))
    if found is None:
        raise DatasetNotFound(id=id_or_slug[:SHOWN_OF_A_WRONG_ID])
    return found
