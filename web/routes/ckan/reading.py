"""What the actions that read have in common: the view of the catalogue, and what the caller may see of it."""

from catalog.ckan.errors import PackageIsPrivate
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
    """Raises DatasetNotFound or PackageIsPrivate."""
    found = view(call).find(id_or_slug)
    if found is None:
        raise DatasetNotFound(id=id_or_slug[:SHOWN_OF_A_WRONG_ID])
    require_visible(call, found, id_or_slug)
    return found


def require_visible(call: Call, dataset: Dataset, asked: str) -> None:
    """Only what is not public costs a look at who asks. Raises PackageIsPrivate."""
    if dataset.visibility != "public" and not rights(call).may_see(dataset):
        raise PackageIsPrivate(id=asked[:SHOWN_OF_A_WRONG_ID])
