"""The server of the protocol, with its tools; the SDK is loaded by the first request that needs it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import ToolAnnotations

from core.errors import PortalError
from core.words import LANGS
from web.portal import get_portal
from web.routes.assistants.tools import TOOLS

_INSTRUCTIONS = """\
The open data of {city}. Find a dataset with search_datasets, look at its columns with list_resources, then ask its
rows with query_rows or run_sql. Say where an answer comes from, and say so when `origin` is "simulated": such rows are
made up to show how the data would look."""

_READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def make_server() -> MCPServer[Any]:
    city = get_portal().catalogue.city
    server: MCPServer[Any] = MCPServer(
        name="open-data",
        title=city.site_name.zh,
        instructions=_INSTRUCTIONS.format(city=city.name.en),
        website_url=get_portal().settings.public_url,
        log_level="WARNING",
    )
    for tool in TOOLS:
        server.add_tool(_told(tool), annotations=_READS_ONLY)
    return server


def make_manager() -> StreamableHTTPSessionManager:
    """Every request stands alone, so that any replica may answer it. Its `run()` can be entered once."""
    server = make_server()
    server.streamable_http_app(stateless_http=True, json_response=True, host="")  # "": any Host may ask open data
    return server.session_manager


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """A refusal reaches the assistant as its sentence, in both languages."""

    @wraps(tool)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except PortalError as error:
            raise ToolError("\n".join(error.say(lang) for lang in LANGS)) from error

    return told
