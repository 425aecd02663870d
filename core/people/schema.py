"""The tables of people in state.

affiliation   a firm, school or office, once under each normalised name: conflicts of interest compare its id
account       a person; closing erases what is personal and leaves the row, so that records keep their author
session       a signed-in browser, under the hash of its cookie; `device` is what its user sees in the list
known_device  a browser that has signed in before, under the hash of a cookie that outlives sessions
mailed_link   what a mailed address allows once: confirm an address, reset a password, change the address; also
              the steps in one browser that are as short-lived: the first administrator, an outside sign-in
api_token     a key for programs, under its hash
role_grant    who may do what where: `scope` is '' for the portal, `contest:<id>` or `office:<code>`
consent       who agreed to which version of which document
attempt       how often something was tried under a key in a window of time
"""

from core.schema import Step

STEPS = (
    Step(
        "core-002-people",
        (
            """
            CREATE TABLE affiliation (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                name_key TEXT NOT NULL UNIQUE
            )
            """,
            """
            CREATE TABLE account (
                id TEXT PRIMARY KEY,
                email TEXT UNIQUE,
                password_hash TEXT,
                oidc_subject TEXT UNIQUE,
                display_name TEXT NOT NULL,
                affiliation_id TEXT,
                about TEXT NOT NULL,
                lang TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
                created_at TIMESTAMP NOT NULL,
                confirmed_at TIMESTAMP,
                closed_at TIMESTAMP
            )
            """,
            """
            CREATE TABLE session (
                token_hash TEXT PRIMARY KEY,
                account_id TEXT NOT NULL,
                device TEXT NOT NULL,
                created_at TIMESTAMP NOT NULL,
                seen_at TIMESTAMP NOT NULL,
                expires_at TIMESTAMP NOT NULL,
                ended_at TIMESTAMP
            )
            """,
            """
            CREATE TABLE known_device (
                token_hash TEXT NOT NULL,
                account_id TEXT NOT NULL,
                seen_at TIMESTAMP NOT NULL,
                PRIMARY KEY (token_hash, account_id)
            )
            """,
            """
            CREATE TABLE mailed_link (
                token_hash TEXT PRIMARY KEY,
                account_id TEXT NOT NULL,
                purpose TEXT NOT NULL CHECK (
                    purpose IN ('confirm', 'reset', 'change_email', 'first_administrator', 'outside_sign_in')
                ),
                target TEXT NOT NULL,
                created_at TIMESTAMP NOT NULL,
                expires_at TIMESTAMP NOT NULL,
                used_at TIMESTAMP
            )
            """,
            """
            CREATE TABLE api_token (
                id TEXT PRIMARY KEY,
                account_id TEXT NOT NULL,
                name TEXT NOT NULL,
                token_hash TEXT NOT NULL UNIQUE,
                created_at TIMESTAMP NOT NULL,
                expires_at TIMESTAMP,
                used_at TIMESTAMP,
                revoked_at TIMESTAMP
            )
            """,
            """
            CREATE TABLE role_grant (
                account_id TEXT NOT NULL,
                role TEXT NOT NULL,
                scope TEXT NOT NULL,
                granted_by TEXT NOT NULL,
                granted_at TIMESTAMP NOT NULL,
                revoked_by TEXT,
                revoked_at TIMESTAMP,
                PRIMARY KEY (account_id, role, scope)
            )
            """,
            """
            CREATE TABLE consent (
                account_id TEXT NOT NULL,
                document TEXT NOT NULL,
                version BIGINT NOT NULL,
                content_hash TEXT NOT NULL,
                given_at TIMESTAMP NOT NULL,
                withdrawn_at TIMESTAMP,
                PRIMARY KEY (account_id, document, version)
            )
            """,
            """
            CREATE TABLE attempt (
                key TEXT NOT NULL,
                window_at TIMESTAMP NOT NULL,
                hits BIGINT NOT NULL,
                PRIMARY KEY (key, window_at)
            )
            """,
        ),
    ),
)
