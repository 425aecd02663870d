"""What a judge knows and takes on: the fields of a form, used when accepting and later."""

from collections.abc import Mapping, Sequence

import streamlit as st

from contest.contests.records import Track
from contest.contests.settings import LIMITS
from contest.judging.words import EXPERTISE
from core.words import Lang
from web import contest_judging_words as words


def duty_fields(
    tracks: Sequence[Track], expertise: Mapping[str, int], max_load: int, lang: Lang, *, key: str
) -> tuple[dict[str, int], int]:
    """({track id: 0–3}, works in one stage) as they stand in the fields."""
    chosen = {
        track.id: st.radio(
            words.EXPERTISE_IN.say(lang, track=track.title.say(lang)),
            list(EXPERTISE),
            index=expertise.get(track.id, 0),
            format_func=lambda level: EXPERTISE[level].say(lang),
            horizontal=True,
            key=f"{key}.expertise.{track.id}",
        )
        for track in tracks
    }
    least, most = 1, LIMITS["max_load"][1]
    load = st.number_input(words.MAX_LOAD.say(lang), least, most, max_load, step=1, key=f"{key}.load")
    return {track_id: level or 0 for track_id, level in chosen.items()}, int(load)
