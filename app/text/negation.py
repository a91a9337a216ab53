"""Telling when a French negation has no counterpart in the English.

Made to be right where it speaks, not to find all: a translator may turn «n'est pas facile» into «is difficult», and
English has hundreds of words for «not». What counts as one here is drawn from the professional translations of
newstest2013, news of 2012.
"""

import re

from app.text.span import Span

_GAP = r"(?:[^\s.;:?!,]{1,30}\s){0,4}?[^\s.;:?!,]{0,30}?"
_CERTAIN = re.compile(
    rf"""
    # «ne … pas»; «n'est-ce pas ?» and other questions turned round ask for a yes
    \b(?:n'|ne\s)(?!importe\b){_GAP}(?<![\w-])(?P<second>pas|jamais|rien|aucune?|guère|nullement|point|ni)\b(?!['-])
    | (?<![\w'-])(?P<first>rien|personne|aucune?|nul|jamais)\s(?:[^\s.;:?!,"]{{1,30}}\s){{0,4}}?(?:ne\s|n')
    | (?<![\w-])(?P<without>sans)\s(?!encombre|danger|\w*tière|\w*nière|histoire|ordre|cadre|hiver|contre)
      (?=(?:aucune?|que|jamais|[a-zéè]+(?:er|ir|oir|re)\b))
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What takes the edge off, or is said otherwise in English: «pas moins de», «pas seulement», «ne manque pas», «ne cesse
# de», «sans doute», fear and hindrance.
_SOFT = re.compile(
    r"""
    \b(?:pas|jamais|rien|point)\s(?:(?:moins|seulement|que|qu'|mal|forcément|loin|non\splus|avant|tard)\b)
    | \bn['e]\s?[^.;:?!]{0,24}\b(?:manqu|cess|tard|empêch|hésit|ignor|oubli|dout|exclu|évit|échapp|suffi)
    | \bn['e]\s?arrêt
    | \b(?:crai(?:n|gn)|redout|peur\s|avant\sque|avant\squ'|à\smoins\s|empêch|évit|de\scrainte)
    | \best-ce\sque\b[^?]*\?
    | -(?:t-)?(?:ce|il|elle|ils|elles|on|nous|vous|je)\s(?:pas|jamais|rien)
    | \b(?:plus|moins|mieux)\s(?:\w+\s){0,3}qu(?:e\s|')[^.;:?!]{0,24}\bn['e] | \bni\schaud\sni\sfroid\b
    | \bne\sdésempli | \bpas\sjusqu
    | \bsi\s(?:je|ce|elle)\sn | \bpour\sne\b | \bd'accord\b | \brien\sà\svoir\b | \bpas\sde\schance
    | \bsans\s(?:doute|aucun\sdoute|oublier|cesse|être|avoir|compter|parler|attendre|faire|tarder|surprise)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEGATIVE = re.compile(
    r"""
    n['’]t\b | less(?:ly|ness)?\b
    | \b(?:
        not | no | non | never | none | nobody | nothing | nowhere | neither | nor | without | cannot | cant | dont
      | ain | longer | zero | nil | except | exempt\w* | exclu\w+ | apart | else | otherwise | rather | instead
      | un(?!der|it|iv|iq|i[of]|ag|me|po|pr[eoi]|l[eu]|an|r[ea]|k|to)\w{3,} | unless | until
      | un(?:pr|po|re|an|des|ti|le|it?n)\w+
      | i[mlr](?:poss|pot|prop|prob|prud|prac|prec|mea|mat|mor|mob|res|rel|reg|rep|leg|lic|log)\w*
      | in(?:a[bcdp-]|cap|com[ph]|conc|consi|corr|cur|dec|dep|diff|disp|e[fqlvx]|exp|finite|frequ|formal|hum|just|op
          |secur|s[ie]|suff|sur|tol|val|vis|vuln|nocent)\w*
      | dis\w+ | mis\w+ | anti\w* | counter\w* | abnormal\w* | atypical | de(?:ny|nie[sd]|nial\w*|void|prived?\w*)
      | declin\w+ | fail\w* | refus\w+ | reject\w* | lack\w* | absen\w+ | absten\w+ | abst[ai]\w+ | avoid\w*
      | prevent\w* | prohibit\w* | forb[ia]\w+ | ban(?:s|ned)? | bar(?:s|red)? | stop\w* | ceas\w+ | halt\w* | quit
      | hardly | barely | scarcely | rarely | seldom | few(?:er)? | little | small | only | loath | reluct\w+
      | away | beyond | far\sfrom | short\sof | out\sof | too | yet\sto | still | remain\w* | difficult\w* | hard
      | bad(?:ly)? | poor\w* | wrong | false | doubt\w* | contrary | oppos\w+ | against | free | neglect\w* | omit\w*
      | ignor\w+ | miss\w* | los[te]\w* | impunity | leave[s]?\sout | vain | spare\w* | resist\w* | hinder\w* | kept
      | keep\w*\s(?:\w+\s){1,8}from | or\s(?:am|are|is)
      | complain\w* | dead[\s-]end\w* | non-?stop | anything\sbut | bypass\w* | but\sfor
      | not(?!ab|ar|ch|e|i|or|h|wi)[a-z]{3,}
      | break(?:s|ers?|ing)? | violat\w+ | flout\w* | okay
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def lost_negation(source: str, target: str) -> Span | None:
    """Find a plain negation in a French sentence where its English translation has nothing negative at all."""
    match = _CERTAIN.search(source)
    if match is None or _NEGATIVE.search(target) or _SOFT.search(source):
        return None
    return Span(*match.span())
