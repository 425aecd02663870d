"""A work of the gallery as a card that is one link."""

from html import escape

from contest.showcase.records import ShownCard
from contest.showcase.words import STUB_TITLE
from core.words import Lang
from web import contest_gallery_words as words
from web.ui.links import link


def work_title(card: ShownCard, lang: Lang) -> str:
    return card.title or STUB_TITLE.say(lang)


def picture_of(attachment_id: str) -> str:
    """Where the browser finds a picture of the gallery."""
    return f"/contest/attachments/{attachment_id}"


def award_badges(card: ShownCard, lang: Lang) -> str:
    return "".join(
        f'<span class="sy-badge sy-badge-red">{escape(award.title.say(lang))}</span>' for award in card.awards
    )


def work_card(card: ShownCard, lang: Lang) -> str:
    """Picture, title, one line, team, awards. A broken picture leaves its place empty."""
    title = work_title(card, lang)
    shot = card.screenshot
    picture = (
        f'<img class="ct-work-image" src="{escape(picture_of(shot.attachment_id))}" alt="" loading="lazy">'
        if shot
        else f'<span class="ct-work-image ct-no-image" aria-hidden="true">{escape(title[:1])}</span>'
    )
    edition = words.EDITION.say(lang, contest=card.contest_title.say(lang), track=card.track_title.say(lang))
    return f"""<a class="sy-card ct-work" href="{escape(link("/work", lang, work=card.slug))}">{picture}
      <span class="sy-badges">{award_badges(card, lang)}</span><h3 class="sy-card-title">{escape(title)}</h3>
      <p class="sy-card-text">{escape(card.one_line)}</p>
      <div class="sy-card-foot"><span>{escape(card.team_name)}</span><span>{escape(edition)}</span></div></a>"""
