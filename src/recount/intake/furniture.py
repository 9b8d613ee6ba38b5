"""What surrounds an article on its page: comment sections, share links, related stories, calls to subscribe, legal notices.

Every pattern is for a whole line of text. English and German are covered well, French and Spanish in outline. The rules are
written to spare body text: a comment section ends the article wherever it starts; any other piece of furniture ends it only
where little and nothing long follows, else (in pages) the line alone goes.
"""

from __future__ import annotations

import re

_COMMENT_SECTIONS = (
    r"(?:this post has )?(?:no|one|\d+) (?:comments?|responses?|thoughts?|replies)(?: (?:on|to|so far)\b.{0,150})?",
    r"comments?(?: ?\(\d+\))?",
    r"leave a (?:reply|comment)(?: cancel reply)?|(?:post|add|write) a comment|join the (?:conversation|discussion)",
    r"no comments yet\b.{0,60}|be the first to (?:comment|reply)\b.{0,40}|comments are closed\b.{0,40}",
    r"(?:keine |\d+ )?kommentare?(?: ?\(\d+\))?|(?:einen )?kommentar (?:schreiben|verfassen|hinterlassen)",
    r"schreib(?:e|en sie)? (?:einen|den ersten) kommentar|(?:\d+ )?commentaires?|(?:\d+ )?comentarios?|deja un comentario",
)
_HEADINGS = (
    r"related(?: (?:articles?|stories|posts?|news|topics?|content|coverage|links|reading|recipes))?|related: .{1,150}",
    r"(?:read|see) (?:more|next|also|the full (?:story|article))(?:: .{0,150}|\b.{0,40})",
    r"more (?:from|on|stories|news|about|articles|headlines)\b.{0,60}|most (?:read|popular|viewed|recent)\b.{0,20}",
    r"recommended(?: (?:for you|stories|articles|reading))?|you (?:may|might) also (?:like|enjoy|be interested in)\b.{0,20}",
    r"what to read next|trending(?: now)?|up next|editor'?s picks?|top stories|latest news",
    r"advertise?ment|sponsored(?: content)?|categor(?:y|ies) ?:.{0,100}|posted in .{0,80}",
    r"share(?: (?:this|on|via|the|with)\b.{0,40})?|tags?: ?.{0,150}|filed under\b.{0,100}",
    r"about (?:the|this) author|newsletters?|skip to (?:main )?content|print(?: this)?(?: article)?",
    r"mehr (?:zum thema|themen|artikel|aus|dazu|infos?|informationen|lesen|über)\b.{0,60}|lesen sie (?:auch|mehr)\b.{0,120}",
    r"weitere (?:beiträge|artikel|themen|aktuelle|infos?|informationen|news|meldungen|nachrichten|links)\b.{0,60}",
    r"(?:das|diese artikel) könnten? .{0,40}interessieren|auch interessant|empfohlene .{1,40}|ähnliche .{1,40}|passend dazu",
    r"schon gelesen|zum weiterlesen|dieses thema im programm\b.{0,60}",
    r"(?:artikel |beitrag |jetzt )?teilen|teilen (?:mit|sie|auf)\b.{0,40}",
    r"gefällt (?:mir|dir)\b.{0,40}|schlagw(?:orte|örter)\b.{0,100}|stichw(?:orte|örter)\b.{0,100}|kategorien?: .{0,100}",
    r"über den autor|anzeige\b.{0,60}|werbung|nach oben|zurück|(?:vorheriger|nächster) (?:artikel|beitrag)\b.{0,100}",
    r"(?:à )?lire aussi\b.{0,120}|sur le même sujet|partager\b.{0,40}",
    r"lea también\b.{0,120}|noticias relacionadas|compartir\b.{0,40}",
)
_CALLS = (
    r"(?:click here to |please )?subscribe (?:to|now|today|for|here)\b.*|sign up (?:for|to|now|here|today)\b.*",
    r"get (?:the|our) .{0,80}(?:newsletter|daily|edition|inbox|e-?mail)\b.*|download (?:the|our) .{0,60}\bapps?\b.*",
    r"follow (?:us|.{1,40} on (?:twitter|x|facebook|instagram|telegram|whatsapp|youtube))\b.*|like us on .*",
    r"if you (?:enjoyed|liked) .*|we want to hear (?:from you|what you think).*|have a (?:news )?tip\b.*",
    r"(?:to view|to read) the full (?:story|article), .*|already a subscriber\b.*|(?:donate|support us|support our work)\b.*",
    r"(?:jetzt |.{0,20})abonnieren(?: sie)? .*|folgen? (?:sie )?uns .*|zum newsletter\b.*",
)
_NOTICES = (
    r"©.*|\(c\) \d{4}.*|copyright (?:©|\(c\)|\d{4}|20).*|copyright:?|all rights reserved.*|.{0,60} all rights reserved",
    r"(?:cover |lead )?(?:photo|image|picture|foto|bild|titelbild)(?: credits?| source)?: .{1,80}",
    r"last (?:modified|updated)\b.{0,60}|letzte (?:änderung|aktualisierung)\b.{0,60}|veröffentlicht (?:von|in)\b.{0,60}",
)


def _lines(*groups: tuple[str, ...]) -> re.Pattern[str]:
    """Whole lines, with bullets and rules around them ignored."""
    alternatives = "|".join(pattern for group in groups for pattern in group)
    return re.compile(rf"[\s\-–—•·*#|>»_=]*(?:{alternatives})[\s\-–—•·*|:.…!?«»_=]*", re.IGNORECASE)


_COMMENTS = _lines(_COMMENT_SECTIONS)
_OTHER = _lines(_HEADINGS, _CALLS, _NOTICES)
_LONGEST = 300  # characters of a line of furniture
_HEADED = 200  # characters of article that must stand before any of it counts
_TAIL, _TAIL_SHARE, _TAIL_LONG = 1500, 0.3, 600  # at most so many characters, such a share, so many of them in long lines
_LONG_LINE = 160


def is_furniture(line: str) -> bool:
    """Whether the whole line is page furniture."""
    return len(line) <= _LONGEST and bool(_OTHER.fullmatch(line) or _COMMENTS.fullmatch(line))


def article_end(lines: list[str]) -> int:
    """The number of lines that belong to the article, before what follows it on the page."""
    after, after_long = _following(lines)
    before = 0
    for n, line in enumerate(lines):
        if before >= _HEADED and is_furniture(line):
            small = after[n] <= _TAIL and after[n] <= _TAIL_SHARE * after[0] and after_long[n] <= _TAIL_LONG
            if small or _COMMENTS.fullmatch(line):
                return n
        before += len(line)
    return len(lines)


def without_furniture(text: str) -> str:
    """A page's text (a paragraph a line) without what follows the article and without furniture between its paragraphs."""
    lines = text.split("\n")
    kept: list[str] = []
    before = 0
    for line in lines[: article_end(lines)]:
        if before < _HEADED or not is_furniture(line):
            kept.append(line)
        before += len(line)
    return "\n".join(kept).strip()


def _following(lines: list[str]) -> tuple[list[int], list[int]]:
    """For every line: characters from it to the end, and how many of them stand in long lines."""
    after, after_long = [0], [0]
    for line in reversed(lines):
        after.append(after[-1] + len(line))
        after_long.append(after_long[-1] + (len(line) if len(line) >= _LONG_LINE else 0))
    return after[::-1], after_long[::-1]
