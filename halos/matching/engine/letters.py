"""The parts of an e-mail around what its writer has to say, in our five languages."""

import re

_HEADER = re.compile(
    r"(?:from|sent|date|to|cc|bcc|reply-to|från|skickat|till|datum|kopia|fra|sendt|til|dato|kopi|von|gesendet|an)"
    r"\s?:.*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:(?:subject|re|fw|fwd|sv|vs|aw|wg|ämne|emne|betreff)\s?: ?)+", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:(?:dear|kära|kære|kjære|liebe[rs]?|sehr geehrte[rs]?)(?: [^\s,!:.?]{1,20}){0,4}|"
    r"(?:hi|hello|good (?:morning|afternoon|evening|day)|hej|hejsan|hei|hallo|god (?:dag|morgon|morgen)|"
    r"guten (?:tag|morgen)|moin|servus)(?: [^\s,!:.?]{1,20}){0,2}) ?(?:[,!:] ?|$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:-- ?|_{2,}|(?:with )?(?:(?:best|kind|kindest|warm|warmest) )?regards|(?:all the |with )?best(?: wishes)?|"
    r"yours(?: sincerely| faithfully| truly)?|sincerely|cheers|(?:many |with )?thanks(?: in advance| a lot| again)?|"
    r"thank you(?: very much| in advance)?|(?:med )?vänliga? hälsning(?:ar)?|hälsningar|mvh|vh|tack(?: på förhand)?|"
    r"(?:med )?(?:de |mange )?(?:bedste|venlig|venlige|vennlig|vennlige|beste) hilsen(?:er)?|hilsen|på forhånd tak|"
    r"takk(?: på forhånd)?|(?:mit )?(?:viele|viele liebe|freundlichen?|besten?|lieben?) grü(?:ß|ss)en?|mfg|vielen dank)"
    r"(?:[,.!]?|, ?\S{1,20}(?: \S{1,20}){0,2})",
    re.IGNORECASE,
)
_QUOTE_FOLLOWS = re.compile(
    r"-{2,} ?(?:original message|forwarded message|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|"
    r"ursprüngliche nachricht).*|(?:on|den|am|på) .{4,120} (?:wrote|skrev|schrieb)(?: .{0,60})? ?:",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")


def without_letter_parts(lines: list[str]) -> list[str]:
    """The writer's own lines: no head, greeting, quotation or signature. All `lines`, if nothing would be left."""
    own: list[str] = []
    for line in lines:
        if own and (_CLOSING.fullmatch(line) or _QUOTE_FOLLOWS.fullmatch(line)):
            break
        text = _GREETING.sub("", _SUBJECT.sub("", line)) if len(own) < 2 else line
        if text and not _is_around(line):
            own.append(text)
    return own if any(_WORD.search(line) for line in own) else lines


def _is_around(line: str) -> bool:
    return bool(line.startswith(">") or _HEADER.fullmatch(line) or _QUOTE_FOLLOWS.fullmatch(line))
