"""Whether a sentence begins with a name: its capital says nothing, but what comes next does.

A French noun has an article before it, so a word without one that a verb follows is somebody's or something's name:
«Volthalis promet», «Ancelotti est-il».
"""

import re

_CLITIC = r"(?:-(?:t-)?(?:il|elle|ils|elles|on))?"
_AUXILIARY = re.compile(
    rf"(?:a|est|avait|était|sera|aura|ont|sont|étaient|avaient|aurait|serait|va|doit|peut|veut|dit|fait){_CLITIC}$"
)
# Third persons that can hardly be nouns.
_THIRD_PERSON = re.compile(
    rf"(?:[^\W\d_]{{2,}}(?:ait|aient|era|ira|dra|erait|irait|eront|uit|oit|eut|end|ond|iert|met|ient|vit|ut|èrent)"
    rf"|bat|court|dort|lit|met|nie|part|perd|sait|sert|sort|suit|tient|vend|vient|voit|vit){_CLITIC}$"
)
# Verbs in -e that news is made of.
_NEWS_VERBS = """
accepte accueille accuse achète affirme affronte aime ajoute annonce appelle arrête arrive assure augmente baisse cesse
cherche compte condamne confirme conseille considère conteste continue coûte craint critique crée demande demeure
dénonce dépasse déclare dépose dévoile dirige dispose dispute domine donne embauche emploie emporte encaisse engage
enregistre envisage espère estime évoque exige existe explique exporte exprime fabrique ferme finance fête gagne
garde gère hésite ignore implante impose incarne indique inspire installe insiste invite joue juge laisse lance limoge
livre loue manque marque menace mise monte montre nomme occupe offre ouvre paie parie parle participe passe pense
persiste porte poursuit pousse précise prépare présente préside produit promeut propose publie quitte raconte rachète
rappelle réalise recherche réclame recrute rédige refuse regagne regrette rejette remporte remplace rencontre renforce
renonce rentre représente reste retrouve révèle risque salue semble signale signe souhaite souligne soupçonne supprime
teste tire tombe travaille triomphe trouve vise vole vote
"""
_VERBS = frozenset(_NEWS_VERBS.split())
_CLITIC_END = re.compile(_CLITIC + "$")


def is_verb(text: str) -> bool:
    """Tell whether a word is a verb in the third person rather than anything else. Only frequent ones are known."""
    if _AUXILIARY.match(text) or _THIRD_PERSON.match(text):
        return True
    return _CLITIC_END.sub("", text) in _VERBS
