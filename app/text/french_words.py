"""Lists that tell French words from English ones."""

from functools import cache
from importlib import resources

# Borrowed by English, or spelt alike: what looks French, and stands in lower case on both sides of some 700,000 pairs
# of sentences from parliaments, press and handbooks; and loan words of English dictionaries.
_BORROWED = """
abattoir abattoirs affaires aides-mémoire aliens amateur amateurs armoire armoires arrondissement arrondissements
attaché attachés au-pair auteur auteurs baguettes banquettes beaujolais belle belles billionaires blasé boudoir
boudoirs bourgeois bourgeoise brunettes brûlée bureaux bête bêtes café cafés canapé canapés cassettes cause-célèbre
chamois chanteuse chargé chartreuse chateaux chauffeur chauffeurs choir choirs château châteaux cigarettes cliché
clichés co-rapporteur co-rapporteurs communiqué communiqués concessionaire concessionaires connoisseur connoisseurs
conservatoire conservatoires consommé cortège cortèges croquettes croupiers crèche crèches crème crémant crémants
crêpe crêpes cuvée cuvées cybercafé cybercafés célèbre danseuse dauphinois dauphinoise dirigisme dossiers dragée
dragées débris début débuts déclassé décor décors déjà démarche démarches démodé dénouement département départements
détente ensembles entrepreneur entrepreneurs entrée entrées escritoire etiquettes exposé exposés extraordinaire faux
façade façades fez fiancé fiancée fiancés financiers flambé flâneur flâneurs français fêtes garçon gateaux gazelle
gazelles gazettes grandeur grâce génépi habitué habitués haute hauteur hors-d'œuvre informateur laissez-faire laïcité
legionnaire legionnaires lieu liqueur liqueurs littérateur lèse-majesté mademoiselle marionettes masseur masseurs
masseuse masseuses matinée matinées maître maîtres memoir memoirs menhir merguez millionaires mkdir mémoire mémoires
météo mêlée nacelles nadir naïf naïve naïveté noir noire non-refoulement nouveau nouveaux nouvelle né née omelettes
palettes papier-mâché passé pastis patois peignoir pez piqué pirouettes plateaux plié polonaise portmanteaux portrait
poseur poseurs premier première premières protégé protégée protégés provocateur provocateurs purée purées pâté pâtés
pétanque quenelles questionnaire questionnaires raconteur rapporteur rapporteurs raï reais recherché repertoire
reservoir reservoirs restaurateur restaurateurs reuse rigueur rillettes rosettes rosé rosés rouge roué régime régimes
résumé résumés saboteur saboteurs sanitaire sapiens sauté soi-disant soirée soirées solitaire sommeliers soufflé
soufflés souvenir souvenirs statuettes succès suez séance séances séjour tableaux terroir terroirs tirailleurs touché
trait trousseaux tête-à-tête vignettes vis-à-vis voilà voir voire voyeur voyeurs à-la-carte éclair éclairs écoles élan
élite élites émigré émigrés état études
"""
# Words of grammar that are no English words and stand in few names. Not «de», «la», «des», «plus», «pour», «sur».
_GRAMMAR = """
ainsi alors aussi aux avec beaucoup ce cela ces cet cette ceux chez comme dans depuis donc dont elle elles est ils
jamais leur leurs lui mais mes moins nos notre nous ont où parce pendant puis quand que quel quelle qui rien sa
ses sont toujours tous toute toutes très une unes vers vos votre vous était
"""

BORROWED = frozenset(_BORROWED.split())
"""English words in spite of their spelling."""

GRAMMAR = frozenset(_GRAMMAR.split())
"""French words that show a text to be French."""

CONNECTING = frozenset(("de", "du", "des", "d", "en", "la", "le", "les"))
"""What holds names together: «Ligue des droits de l'homme»."""


@cache
def french_only() -> frozenset[str]:
    """Give the common French words, in lower case, that are no English words, beside those that look French."""
    lines = resources.files(__package__).joinpath("french_only.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
