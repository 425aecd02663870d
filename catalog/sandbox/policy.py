"""What a statement may name: public tables and functions that compute. The process would stop the rest as well;

here it is refused with a sentence, before anything runs.
"""

from collections.abc import Iterable

from catalog.sandbox.errors import SqlNotAllowed
from catalog.sandbox.limits import SHOWN_CHARACTERS

# What stands after FROM with brackets and reads nothing but its arguments.
TABLE_FUNCTIONS = frozenset(
    "generate_series generate_subscripts histogram_values json_each json_tree range repeat repeat_row unnest".split()
)
SYSTEM_SCHEMAS = frozenset("information_schema pg_catalog system temp".split())
_SYSTEM_TABLES = ("pg_", "duckdb_", "pragma_", "sqlite_")

# Functions that tell of the system, change it, wait, or run text as SQL.
_FUNCTIONS = frozenset(
    """
    add_parquet_key col_description collations copy_database current_catalog current_connection_id current_database
    current_query current_query_id current_role current_schema current_schemas current_setting current_transaction_id
    current_user currval database_list database_size extension_versions finalize force_checkpoint format_pg_type
    functions get_block_size getenv getvariable import_database in_search_path inet_client_addr inet_client_port
    inet_server_addr inet_server_port json_deserialize_sql json_execute_serialized_sql json_serialize_plan
    json_serialize_sql map_to_pg_oid metadata_info nextval obj_description parse_duckdb_log_message platform query
    query_table session_user set_config setval shobj_description sleep_ms storage_info table_info txid_current user
    user_agent write_log
    """.split()
)
_FUNCTION_FAMILIES = tuple(
    """
    duckdb_ has_ pg_ pragma_ read_ show sniff_ which_ __internal
    cursor_to_xml database_to_xml dblink lo_ query_to_xml schema_to_xml table_to_xml
    """.split()
)
_ALLOWED_ANYWAY = frozenset({"pg_typeof", "pg_size_pretty"})


def check_functions(functions: Iterable[str], table_functions: Iterable[str]) -> None:
    """Raises SqlNotAllowed with the first name that is not for strangers."""
    for name in table_functions:
        if name not in TABLE_FUNCTIONS:
            raise SqlNotAllowed(what=f"{name[:SHOWN_CHARACTERS]}()")
    for name in functions:
        is_system = name in _FUNCTIONS or name.startswith(_FUNCTION_FAMILIES)
        if is_system and name not in _ALLOWED_ANYWAY:
            raise SqlNotAllowed(what=f"{name[:SHOWN_CHARACTERS]}()")


def is_of_the_system(schema: str, name: str) -> bool:
    """
    >>> is_of_the_system("pg_catalog", "pg_database"), is_of_the_system("", "duckdb_settings")
    (True, True)
    >>> is_of_the_system("", "bus_routes")
    False
    """
    return bool(SYSTEM_SCHEMAS & set(schema.lower().split("."))) or name.lower().startswith(_SYSTEM_TABLES)
