"""The picture that CKAN's readers share: what is public, what is not, what outlives a revision."""

from catalog.ckan.package_search import parse_search, search
from catalog.ckan.view import view_of
from catalog.ckan.writing.packages import create_package, delete_package, patch_package
from catalog.ckan.writing.rights import rights_of
from tests.builders import NOW
from tests.catalog.ckan.writing.conftest import desk

__all__ = ["desk"]


def make(desk, name, **said):
    return create_package(desk.catalogue, {"name": name, **said}, account=desk.administrator, now=NOW)


def found(corpus, **params):
    return [corpus.datasets[place].slug for place in search(corpus, parse_search(params), now=NOW).places]


def test_a_view_is_made_once_a_revision(desk):
    before = view_of(desk.catalogue)
    assert view_of(desk.catalogue) is before

    made = make(desk, "seen-at-once", title="Seen at once")
    after = view_of(desk.catalogue)

    assert after is not before
    assert (before.find("seen-at-once"), after.find("seen-at-once")) == (None, made)
    assert found(after.corpus, q="title:seen") == ["seen-at-once"]
    delete_package(desk.catalogue, "seen-at-once", account=desk.administrator, now=NOW)
    assert view_of(desk.catalogue).find("seen-at-once") is None


def test_texts_of_packages_outlive_a_revision_while_they_stay_true(desk):
    kept = view_of(desk.catalogue).texts.of(view_of(desk.catalogue).find("bikes"), view_of(desk.catalogue).city)
    make(desk, "another", title="Another")
    after = view_of(desk.catalogue)

    assert after.texts.of(after.find("bikes"), after.city) is kept
    old = after.texts.of(after.find("another"), after.city)
    patch_package(desk.catalogue, {"id": "another", "title": "Changed"}, account=desk.administrator, now=NOW)
    now = view_of(desk.catalogue)
    assert now.texts.of(now.find("another"), now.city) != old


def test_what_is_not_public_is_found_by_whoever_may_see_it(desk):
    link = {"url": "https://a.example/wells.csv", "name": "Wells"}
    private = make(desk, "wells", private=True, owner_org="traffic", resources=[link])
    draft = make(desk, "drafted", state="draft", owner_org="traffic")
    other = make(desk, "others-draft", state="draft")
    view = view_of(desk.catalogue)
    nobody, clerk, chief = (rights_of(desk.catalogue.state, one) for one in (None, desk.publisher, desk.administrator))
    resource_id = private.resources[0].id

    assert [view.find(one.slug) for one in (private, draft, other)] == [private, draft, other]
    assert view.visible_to(nobody) == []
    assert view.visible_to(clerk) == [draft, private]
    assert view.visible_to(chief) == [draft, other, private]
    assert [view.resource(resource_id, one) is not None for one in (nobody, clerk, chief)] == [False, True, True]
    assert resource_id not in view.resources
    assert "wells" not in found(view.corpus)
    assert found(view.corpus_with([private]), fq="capacity:private") == ["wells"]
    assert found(view.corpus_with([private]), q="wells") == ["wells"]
    assert view.corpus_with([]) is view.corpus


def test_an_organization_is_listed_with_data_or_when_somebody_made_it(desk):
    listed = [one.name for one in view_of(desk.catalogue).directory.listed("organization")]

    assert listed == ["traffic", "jtj"]  # by title: 交通, 市交通局
    assert view_of(desk.catalogue).directory.find("organization", "dsj").datasets == ()
