"""The tables of contests in state, by the part of the house that writes them.

Ids are text, moments naive UTC, JSON text; scores are kept as decimal text so that they can be recomputed exactly.
No table points at another by FOREIGN KEY: the commands check, and nothing is ever deleted.
"""

from core.schema import Step

_ANNOUNCING = Step(
    "contest-001-announcing",
    (
        # `content`: the words entrants read, {name: {zh, en}}; `settings`: numbers and choices (contests/settings.py)
        """
        CREATE TABLE contest (
            id TEXT PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('app', 'idea')),
            edition_year BIGINT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'cancelled', 'archived')),
            content TEXT NOT NULL,
            settings TEXT NOT NULL,
            revision BIGINT NOT NULL,
            created_at TIMESTAMP NOT NULL,
            published_at TIMESTAMP
        )
        """,
        """
        CREATE TABLE contest_phase (
            contest_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            opens_at TIMESTAMP NOT NULL,
            closes_at TIMESTAMP NOT NULL,
            grace_s BIGINT NOT NULL,
            PRIMARY KEY (contest_id, kind),
            CHECK (opens_at < closes_at),
            CHECK (grace_s >= 0)
        )
        """,
        """
        CREATE TABLE phase_change (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            edge TEXT NOT NULL CHECK (edge IN ('opens_at', 'closes_at')),
            old_at TIMESTAMP NOT NULL,
            new_at TIMESTAMP NOT NULL,
            reason TEXT NOT NULL,
            changed_by TEXT NOT NULL,
            changed_at TIMESTAMP NOT NULL
        )
        """,
        """
        CREATE TABLE track (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            code TEXT NOT NULL,
            ordinal BIGINT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            about_zh TEXT NOT NULL,
            about_en TEXT NOT NULL,
            min_datasets BIGINT NOT NULL,
            UNIQUE (contest_id, code)
        )
        """,
        # `method`: how works of the stage are compared
        """
        CREATE TABLE stage (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            ordinal BIGINT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            method TEXT NOT NULL CHECK (method IN ('calibrated', 'complete', 'pairwise')),
            quota_per_track BIGINT,
            UNIQUE (contest_id, ordinal)
        )
        """,
        """
        CREATE TABLE criterion (
            stage_id TEXT NOT NULL,
            key TEXT NOT NULL,
            ordinal BIGINT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            about_zh TEXT NOT NULL,
            about_en TEXT NOT NULL,
            weight BIGINT NOT NULL,
            maximum TEXT NOT NULL,
            step TEXT NOT NULL,
            anchors TEXT NOT NULL,
            is_counted BOOLEAN NOT NULL,
            PRIMARY KEY (stage_id, key)
        )
        """,
        """
        CREATE TABLE rule_version (
            contest_id TEXT NOT NULL,
            version BIGINT NOT NULL,
            body_zh TEXT NOT NULL,
            body_en TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            is_material BOOLEAN NOT NULL,
            published_by TEXT NOT NULL,
            published_at TIMESTAMP NOT NULL,
            PRIMARY KEY (contest_id, version)
        )
        """,
        """
        CREATE TABLE prize (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            track_id TEXT,
            ordinal BIGINT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            quota BIGINT NOT NULL CHECK (quota >= 0),
            amount_cny BIGINT,
            basis TEXT NOT NULL CHECK (basis IN ('judged', 'vote', 'special'))
        )
        """,
        # `versions`: {resource name: version number}, as they were when the dataset was put into the pack
        """
        CREATE TABLE data_pack_item (
            contest_id TEXT NOT NULL,
            dataset_id TEXT NOT NULL,
            versions TEXT NOT NULL,
            note_zh TEXT NOT NULL,
            note_en TEXT NOT NULL,
            added_at TIMESTAMP NOT NULL,
            removed_at TIMESTAMP,
            PRIMARY KEY (contest_id, dataset_id)
        )
        """,
        """
        CREATE TABLE announcement (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            body_zh TEXT NOT NULL,
            body_en TEXT NOT NULL,
            published_by TEXT NOT NULL,
            published_at TIMESTAMP NOT NULL
        )
        """,
        """
        CREATE TABLE question (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            asked_at TIMESTAMP NOT NULL,
            words TEXT NOT NULL,
            dataset_id TEXT,
            answer TEXT NOT NULL,
            answered_by TEXT,
            answered_at TIMESTAMP
        )
        """,
        # explicit acts that only go forward: open_judging, freeze_scores, close_vote …; stage_id '' where none
        """
        CREATE TABLE gate (
            contest_id TEXT NOT NULL,
            stage_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            passed_by TEXT NOT NULL,
            passed_at TIMESTAMP NOT NULL,
            PRIMARY KEY (contest_id, stage_id, kind)
        )
        """,
        # what needs two people: proposed by one, confirmed (or turned down) by another
        """
        CREATE TABLE two_person_act (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            facts TEXT NOT NULL,
            reason TEXT NOT NULL,
            proposed_by TEXT NOT NULL,
            proposed_at TIMESTAMP NOT NULL,
            decided_by TEXT,
            decided_at TIMESTAMP,
            outcome TEXT CHECK (outcome IN ('confirmed', 'turned_down', 'withdrawn')),
            decision_reason TEXT NOT NULL,
            open_key TEXT UNIQUE
        )
        """,
    ),
)

_TEAMS = Step(
    "contest-002-teams",
    (
        """
        CREATE TABLE team (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            leader_id TEXT NOT NULL,
            category TEXT NOT NULL,
            about TEXT NOT NULL,
            looking_for TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN
                ('forming', 'pending', 'returned', 'approved', 'locked', 'withdrawn', 'dissolved', 'disqualified')),
            status_before TEXT,
            revision BIGINT NOT NULL,
            created_at TIMESTAMP NOT NULL,
            UNIQUE (contest_id, name_key)
        )
        """,
        # one person, one team: the primary key is the rule
        """
        CREATE TABLE membership (
            contest_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            team_id TEXT NOT NULL,
            joined_at TIMESTAMP NOT NULL,
            PRIMARY KEY (contest_id, account_id)
        )
        """,
        """
        CREATE TABLE membership_event (
            id TEXT PRIMARY KEY,
            team_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'removed', 'leads', 'closed')),
            actor TEXT NOT NULL,
            happened_at TIMESTAMP NOT NULL
        )
        """,
        # both ways: a team invites an address or whoever holds the link; a person (`invited_by`) asks to join
        # `pending_key`: team and address or person while pending, NULL afterwards: never two open ones of one person
        """
        CREATE TABLE invitation (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            team_id TEXT NOT NULL,
            direction TEXT NOT NULL CHECK (direction IN ('invitation', 'request')),
            email TEXT,
            token_hash TEXT UNIQUE,
            message TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'declined', 'revoked', 'expired')),
            pending_key TEXT UNIQUE,
            invited_by TEXT NOT NULL,
            created_at TIMESTAMP NOT NULL,
            expires_at TIMESTAMP NOT NULL,
            answered_by TEXT,
            answered_at TIMESTAMP
        )
        """,
        """
        CREATE TABLE team_decision (
            id TEXT PRIMARY KEY,
            team_id TEXT NOT NULL,
            result TEXT NOT NULL CHECK (result IN ('approved', 'returned')),
            reason TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_at TIMESTAMP NOT NULL
        )
        """,
    ),
)

_WORKS = Step(
    "contest-003-works",
    (
        """
        CREATE TABLE work (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            track_id TEXT NOT NULL,
            team_id TEXT NOT NULL,
            blind_code TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN
                ('draft', 'submitted', 'withdrawn', 'lapsed', 'locked', 'passed', 'returned', 'rejected', 'in_review',
                 'reviewed', 'shortlisted', 'eliminated', 'finalist', 'awarded', 'disqualified')),
            status_before TEXT,
            current_version BIGINT NOT NULL,
            return_closes_at TIMESTAMP,
            draft TEXT NOT NULL,
            draft_revision BIGINT NOT NULL,
            draft_changed_at TIMESTAMP NOT NULL,
            draft_changed_by TEXT NOT NULL,
            created_at TIMESTAMP NOT NULL,
            UNIQUE (contest_id, team_id),
            UNIQUE (contest_id, blind_code)
        )
        """,
        """
        CREATE TABLE work_event (
            id TEXT PRIMARY KEY,
            work_id TEXT NOT NULL,
            act TEXT NOT NULL,
            old_status TEXT NOT NULL,
            new_status TEXT NOT NULL,
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            happened_at TIMESTAMP NOT NULL
        )
        """,
        """
        CREATE TABLE work_version (
            work_id TEXT NOT NULL,
            number BIGINT NOT NULL CHECK (number > 0),
            content TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            receipt_code TEXT NOT NULL UNIQUE,
            client_token TEXT NOT NULL,
            is_late BOOLEAN NOT NULL,
            submitted_by TEXT NOT NULL,
            submitted_at TIMESTAMP NOT NULL,
            PRIMARY KEY (work_id, number),
            UNIQUE (work_id, client_token)
        )
        """,
        """
        CREATE TABLE dataset_use (
            work_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            dataset_id TEXT NOT NULL,
            versions TEXT NOT NULL,
            fields TEXT NOT NULL,
            purpose TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('core', 'auxiliary')),
            PRIMARY KEY (work_id, number, dataset_id)
        )
        """,
        """
        CREATE TABLE attachment (
            id TEXT PRIMARY KEY,
            work_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            file_name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            size_bytes BIGINT NOT NULL,
            sha256 TEXT NOT NULL,
            file_key TEXT NOT NULL,
            uploaded_by TEXT NOT NULL,
            uploaded_at TIMESTAMP NOT NULL,
            removed_at TIMESTAMP
        )
        """,
        """
        CREATE TABLE screening_decision (
            id TEXT PRIMARY KEY,
            work_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            result TEXT NOT NULL CHECK (result IN ('passed', 'returned', 'rejected')),
            reason_code TEXT NOT NULL,
            note TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_at TIMESTAMP NOT NULL
        )
        """,
    ),
)

_JUDGING = Step(
    "contest-004-judging",
    (
        """
        CREATE TABLE judge (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            account_id TEXT,
            email TEXT NOT NULL,
            token_hash TEXT NOT NULL UNIQUE,
            status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'completed', 'declined', 'removed')),
            expertise TEXT NOT NULL,
            max_load BIGINT NOT NULL,
            invited_by TEXT NOT NULL,
            invited_at TIMESTAMP NOT NULL,
            answered_at TIMESTAMP,
            UNIQUE (contest_id, email),
            UNIQUE (contest_id, account_id)
        )
        """,
        # whom a judge is tied to, declared before knowing which works are theirs: `value` is normalised
        """
        CREATE TABLE judge_tie (
            judge_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('affiliation', 'person')),
            value TEXT NOT NULL,
            reason TEXT NOT NULL,
            declared_at TIMESTAMP NOT NULL,
            PRIMARY KEY (judge_id, kind, value)
        )
        """,
        """
        CREATE TABLE conflict (
            contest_id TEXT NOT NULL,
            judge_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('declared', 'affiliation', 'email_domain', 'team', 'organiser')),
            is_pinned BOOLEAN NOT NULL,
            reason TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at TIMESTAMP NOT NULL,
            lifted_by TEXT,
            lifted_at TIMESTAMP,
            lift_reason TEXT NOT NULL,
            PRIMARY KEY (contest_id, judge_id, work_id, source)
        )
        """,
        """
        CREATE TABLE assignment_run (
            id TEXT PRIMARY KEY,
            stage_id TEXT NOT NULL,
            seed BIGINT NOT NULL,
            method TEXT NOT NULL,
            parameters TEXT NOT NULL,
            input_sha256 TEXT NOT NULL,
            objective TEXT NOT NULL,
            connectivity TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at TIMESTAMP NOT NULL
        )
        """,
        """
        CREATE TABLE assignment (
            id TEXT PRIMARY KEY,
            stage_id TEXT NOT NULL,
            judge_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            work_version BIGINT NOT NULL,
            run_id TEXT NOT NULL,
            ordinal BIGINT NOT NULL,
            status TEXT NOT NULL CHECK (status IN
                ('offered', 'in_progress', 'submitted', 'reopened', 'recused', 'void')),
            void_reason TEXT NOT NULL,
            offered_at TIMESTAMP NOT NULL,
            UNIQUE (stage_id, judge_id, work_id)
        )
        """,
        # `scores`: {criterion key: decimal text}; `flags`: keys of what was noticed but does not count
        """
        CREATE TABLE review (
            assignment_id TEXT PRIMARY KEY,
            scores TEXT NOT NULL,
            comment TEXT NOT NULL,
            flags TEXT NOT NULL,
            revision BIGINT NOT NULL,
            saved_at TIMESTAMP NOT NULL,
            submitted_at TIMESTAMP
        )
        """,
        """
        CREATE TABLE comparison (
            id TEXT PRIMARY KEY,
            stage_id TEXT NOT NULL,
            judge_id TEXT NOT NULL,
            winner_id TEXT NOT NULL,
            loser_id TEXT NOT NULL,
            made_at TIMESTAMP NOT NULL,
            voided_at TIMESTAMP,
            CHECK (winner_id <> loser_id)
        )
        """,
    ),
)

_RESULTS = Step(
    "contest-005-results",
    (
        # `bundle`: the JSON from which the ranking can be computed again; rows are kept as they were published
        """
        CREATE TABLE result_run (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            stage_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            status TEXT NOT NULL CHECK (status IN
                ('computed', 'provisional', 'publicity', 'superseded', 'final')),
            method TEXT NOT NULL,
            parameters TEXT NOT NULL,
            input_sha256 TEXT NOT NULL,
            bundle TEXT NOT NULL,
            report TEXT NOT NULL,
            reason TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at TIMESTAMP NOT NULL,
            published_at TIMESTAMP,
            UNIQUE (stage_id, number)
        )
        """,
        # `rank` is NULL for a work with too few reviews
        """
        CREATE TABLE result_row (
            run_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            track_id TEXT NOT NULL,
            rank BIGINT,
            review_count BIGINT NOT NULL,
            raw_mean TEXT,
            median TEXT,
            deviation TEXT,
            calibrated TEXT,
            standard_error TEXT,
            tie_break TEXT NOT NULL,
            is_promoted BOOLEAN NOT NULL,
            needs_deliberation BOOLEAN NOT NULL,
            PRIMARY KEY (run_id, work_id)
        )
        """,
        # a work may win a prize of the jury and one of the public
        """
        CREATE TABLE result_award (
            run_id TEXT NOT NULL,
            prize_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            is_shared BOOLEAN NOT NULL,
            PRIMARY KEY (run_id, prize_id, work_id)
        )
        """,
        """
        CREATE TABLE winner_check (
            run_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            item TEXT NOT NULL,
            is_satisfied BOOLEAN NOT NULL,
            note TEXT NOT NULL,
            checked_by TEXT NOT NULL,
            checked_at TIMESTAMP NOT NULL,
            PRIMARY KEY (run_id, work_id, item)
        )
        """,
        """
        CREATE TABLE appeal (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            work_id TEXT,
            run_id TEXT,
            filed_by TEXT NOT NULL,
            grounds TEXT NOT NULL,
            words TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN
                ('filed', 'accepted', 'inadmissible', 'upheld', 'partly_upheld', 'dismissed', 'withdrawn')),
            filed_at TIMESTAMP NOT NULL,
            acknowledge_by TIMESTAMP NOT NULL,
            decide_by TIMESTAMP NOT NULL,
            decided_by TEXT,
            decided_at TIMESTAMP,
            reasons TEXT NOT NULL,
            result_run_id TEXT
        )
        """,
        """
        CREATE TABLE certificate (
            code TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('award', 'participation')),
            holder TEXT NOT NULL,
            work_title TEXT NOT NULL,
            award_zh TEXT NOT NULL,
            award_en TEXT NOT NULL,
            run_id TEXT,
            issued_by TEXT NOT NULL,
            issued_at TIMESTAMP NOT NULL,
            revoked_by TEXT,
            revoked_at TIMESTAMP,
            revoke_reason TEXT NOT NULL,
            valid_key TEXT UNIQUE
        )
        """,
    ),
)

_VOTING = Step(
    "contest-006-voting",
    (
        # `counts`: the JSON of the outcome as it was published
        """
        CREATE TABLE poll (
            id TEXT PRIMARY KEY,
            contest_id TEXT NOT NULL UNIQUE,
            method TEXT NOT NULL CHECK (method IN ('choices', 'quadratic')),
            minimum BIGINT NOT NULL,
            maximum BIGINT NOT NULL,
            credits BIGINT NOT NULL,
            seed BIGINT NOT NULL,
            verified_by TEXT,
            verified_at TIMESTAMP,
            published_at TIMESTAMP,
            counts TEXT
        )
        """,
        # `network` and `agent` are hashes: enough to see many ballots from one place, not to find the person
        """
        CREATE TABLE ballot (
            poll_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('provisional', 'counted', 'quarantined', 'invalid')),
            revision BIGINT NOT NULL,
            cast_at TIMESTAMP NOT NULL,
            changed_at TIMESTAMP NOT NULL,
            network TEXT NOT NULL,
            agent TEXT NOT NULL,
            signals TEXT NOT NULL,
            reason TEXT NOT NULL,
            decided_by TEXT,
            decided_at TIMESTAMP,
            PRIMARY KEY (poll_id, account_id)
        )
        """,
        """
        CREATE TABLE ballot_item (
            poll_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            work_id TEXT NOT NULL,
            votes BIGINT NOT NULL CHECK (votes > 0),
            PRIMARY KEY (poll_id, account_id, work_id)
        )
        """,
    ),
)

_SHOWCASE = Step(
    "contest-007-showcase",
    (
        # `is_anonymous`: the team took its consent back, and only a stub without name, text or files is left
        """
        CREATE TABLE showcase (
            work_id TEXT PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            is_visible BOOLEAN NOT NULL,
            version BIGINT NOT NULL,
            shown_at TIMESTAMP NOT NULL,
            hidden_at TIMESTAMP,
            hidden_reason TEXT NOT NULL,
            is_anonymous BOOLEAN NOT NULL,
            checked_at TIMESTAMP,
            alive_at TIMESTAMP,
            problem TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE follow_up (
            work_id TEXT NOT NULL,
            months BIGINT NOT NULL,
            due_at TIMESTAMP NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('due', 'running', 'changed', 'stopped', 'no_answer')),
            note TEXT NOT NULL,
            recorded_by TEXT,
            recorded_at TIMESTAMP,
            PRIMARY KEY (work_id, months)
        )
        """,
        """
        CREATE TABLE contest_view (
            contest_id TEXT NOT NULL,
            day DATE NOT NULL,
            hits BIGINT NOT NULL,
            PRIMARY KEY (contest_id, day)
        )
        """,
    ),
)

STEPS = (_ANNOUNCING, _TEAMS, _WORKS, _JUDGING, _RESULTS, _VOTING, _SHOWCASE)
