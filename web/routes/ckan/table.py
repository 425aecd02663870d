"""Every action by its name. Each module beside this one brings its own."""

from collections.abc import Mapping

from catalog.ckan.arguments import required_text
from catalog.ckan.errors import ActionNotFound
from web.routes.ckan import (
    about,
    activity,
    datastore,
    directory,
    packages,
    resources,
    searching,
    sql,
    tags,
    tokens,
    users,
    writing,
)
from web.routes.ckan.action import Action, Call


def _help_show(call: Call) -> str:
    name = required_text(call.params, "name")
    if name not in ACTIONS:
        raise ActionNotFound(name=name[:100])
    return ACTIONS[name].help


ACTIONS: Mapping[str, Action] = {
    **about.ACTIONS,
    **packages.ACTIONS,
    **searching.ACTIONS,
    **sql.ACTIONS,
    **resources.ACTIONS,
    **datastore.ACTIONS,
    **directory.ACTIONS,
    **tags.ACTIONS,
    **activity.ACTIONS,
    **users.ACTIONS,
    **writing.ACTIONS,
    **tokens.ACTIONS,
    "help_show": Action(_help_show, "What an action does.\n\n:param name: its name, such as `package_show`"),
}
