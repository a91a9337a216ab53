"""Keeping a model's hands off what it would garble: protected spans leave the sentence and come back afterwards.

Measured with the embedded model on 103 sentences that hold 122 such spans: 50 come out byte for byte when the model
is left to copy them, 121 or 122 as a word like «F16» or «X1». That it is a word which the model has seen as a noun
matters for the rest of the sentence: with names of newstest2013 put away (348 in 250 sentences), «F16» survives 343
times and keeps BLEU highest (29.6; 29.2 for «X1», 28.4 for «A380», 28.5 with the names left in).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.text.normalize import Normalized
from app.text.protected import Protected, ProtectedKind, protected_expectations
from app.text.span import Span

# Stand-ins, and the number that the first one has.
_STAND_IN, _FIRST = "F{}", 16
# A symbol is no part of the sentence it stands in, and neither is what stands in brackets.
_ASIDE = "({})"
# Short codes are copied well and say what kind of thing they are: «A380», «COP21», «H5N1».
_COPIED = re.compile(r"[A-Z]{1,4}-?\d{1,3}|[A-Z]\d[A-Z]\d|[A-Z][a-z]-\d{1,3}")
# What stands before a hashtag or an address that belongs to the sentence, though it ends it: «à #Paris».
_GOVERNORS = re.compile(
    r"(?:\b(?:[àaâ]|au|aux|avec|ce|cet|cette|chez|contre|dans|de|depuis|derrière|des|devant|du|en|entre|est|et|hors|"
    r"l[ea]|les|leur|mes|mon|ma|nos|notre|ou|où|par|pour|sa|sans|selon|ses|son|sous|sur|un|une|vers|via|votre|voici|"
    r"hashtag|mot-dièse|compte|site|adresse|numéro|mail|e-mail|courriel|tél|chaîne|page|blog)\s|['(\"])\Z",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\s*[:|]\s+|\s+[->]\s+")
_RETWEET = re.compile(r"RT\s(?=@)")
_ENDED = re.compile(r"[.!?…:;,]\s*[\"')\]]*\s*\Z")
_ARTICLE = re.compile(r"(?:\A|[\s(\"'])le \Z")
_COLON = re.compile(r"\s+(?=:)")


@dataclass(frozen=True, slots=True)
class Held:
    """A span put away. token: what stands for it in the engine's input, empty where nothing does.

    fits: the sentence around it is made to fit it (a name, a term), for it is no address. is_plural: of a term.
    """

    token: str
    written: str
    source: Span
    fits: bool = False
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Shielded:
    """A sentence without its protected spans.

    text: what the engine gets; it holds no letters where nothing is left to translate. core: the part of the
    normalised sentence that text stands for. before and after: what stands at the sentence's ends, gaps included, in
    order, each span of it with its place in the normalised sentence. inside: what has a token in text, in order.
    """

    text: str
    core: Span
    before: tuple[Held, ...] = ()
    inside: tuple[Held, ...] = ()
    after: tuple[Held, ...] = ()


def shield(sentence: Normalized, original: str, kept: Sequence[Span] = ()) -> Shielded | None:
    """Put the protected spans of a sentence away; None where there is nothing to put away.

    original: the sentence before it was normalised. kept: places in it that are not to be translated, in order.
    """
    spans = [span for span in protected_expectations(sentence, original, kept) if not _is_copied(span)]
    if not spans:
        return None
    text = sentence.text
    first, start, lead = _cut_start(text, spans)
    last, end = _cut_end(text, spans, first, start)
    inside = tuple(_with_tokens(text, spans[first:last]))
    return Shielded(
        text=_with_stand_ins(text, Span(start, end), inside),
        core=Span(start, end),
        before=tuple(_pieces(text, 0, start, spans[:first], lead)),
        inside=inside,
        after=tuple(_pieces(text, end, len(text), spans[last:], "")),
    )


def put_away(text: str, spans: Sequence[Held], base: Shielded | None = None) -> Shielded:
    """Put more stretches of a normalised sentence away, each with what is to be written in its place afterwards.

    spans: in any order, without tokens; one that overlaps another is left in. base: what was put away before.
    """
    base = base or Shielded(text, Span(0, len(text)))
    inside = list(base.inside)
    taken = text + base.text
    number = _FIRST
    for held in spans:
        is_within = base.core.start <= held.source.start and held.source.end <= base.core.end
        if is_within and all(
            held.source.end <= other.source.start or other.source.end <= held.source.start for other in inside
        ):
            number = _free(taken, _STAND_IN, number)
            inside.append(replace(held, token=_STAND_IN.format(number)))
            number += 1
    inside.sort(key=lambda held: held.source.start)
    return replace(base, text=_with_stand_ins(text, base.core, inside), inside=tuple(inside))


def _is_copied(span: Protected) -> bool:
    return span.form == "code" and _COPIED.fullmatch(span.preferred) is not None


def _cut_start(text: str, spans: Sequence[Protected]) -> tuple[int, int, str]:
    """Tell how many spans stand before the sentence proper, where that starts, and what leads over to it."""
    count = start = 0
    retweet = _RETWEET.match(text)
    position = retweet.end() if retweet else 0
    lead = ""
    for index, span in enumerate(spans):
        if span.source.start != position:
            break
        leading = _LEAD.match(text, span.source.end)
        position = leading.end() if leading else _skip_space(text, span.source.end)
        if span.form == "symbol" or leading:
            count, start = index + 1, position
            lead = _COLON.sub("", leading.group()) if leading else text[span.source.end : position]
        elif span.form not in ("hashtag", "handle"):
            break
    return count, start, lead


def _cut_end(text: str, spans: Sequence[Protected], first: int, start: int) -> tuple[int, int]:
    """Tell which span is the first behind the sentence proper, and where that ends."""
    last, end = len(spans), len(text)
    while last > first and spans[last - 1].source.end == len(text[:end].rstrip()):
        span = spans[last - 1]
        before = text[start : span.source.start]
        if span.form not in ("symbol", "url", "hashtag", "handle", "email", "phone") or not before.strip():
            break
        if span.form != "symbol" and (_GOVERNORS.search(before[-16:]) or _is_needed(span.form, before)):
            break
        last, end = last - 1, start + len(before.rstrip())
    return last, end


def _is_needed(form: ProtectedKind, before: str) -> bool:
    """Whether an address or a number to call is what a clause talks about, having nothing like a colon before it."""
    return form in ("email", "phone", "handle") and not _ENDED.search(before[-8:])


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] == " ":
        position += 1
    return position


def _with_tokens(text: str, spans: Sequence[Protected]) -> Iterator[Held]:
    number = _FIRST
    asides = 1
    for span in spans:
        if span.form == "symbol":
            asides = _free(text, _ASIDE, asides)
            yield Held(_ASIDE.format(asides), span.preferred, span.source)
            asides += 1
        else:
            number = _free(text, _STAND_IN, number)
            yield Held(_STAND_IN.format(number), span.preferred, _without_article(text, span))
            number += 1


def _without_article(text: str, span: Protected) -> Span:
    """Take the article of a number to call along, which English has not: «appelez le 04 76 00 00 00»."""
    has_article = span.form == "phone" and _ARTICLE.search(text[max(0, span.source.start - 4) : span.source.start])
    return Span(span.source.start - len("le "), span.source.end) if has_article else span.source


def _free(text: str, pattern: str, number: int) -> int:
    """Give the next number whose stand-in the sentence itself does not hold."""
    while pattern.format(number) in text:
        number += 1
    return number


def _with_stand_ins(text: str, core: Span, inside: Sequence[Held]) -> str:
    parts = []
    position = core.start
    for held in inside:
        parts += [text[position : held.source.start], held.token]
        position = held.source.end
    return "".join([*parts, text[position : core.end]])


def _pieces(text: str, start: int, end: int, spans: Sequence[Protected], lead: str) -> Iterator[Held]:
    """Give the spans of one end of the sentence with the gaps between them; `lead` is the last gap, in English."""
    position = start
    for span in spans:
        if span.source.start > position:
            yield Held("", text[position : span.source.start], Span(position, span.source.start))
        yield Held("", span.preferred, span.source)
        position = span.source.end
    if position < end:
        yield Held("", lead or text[position:end], Span(position, end))
