"""Lists that tell French words from English ones."""

from functools import cache
from importlib import resources

# Borrowed by English, or spelt alike: what looks French, and stands in lower case on both sides of some 700,000 pairs
# of sentences from parliaments, press and handbooks; and loan words of English dictionaries.
_BORROWED = """
abattoir abattoirs affaires aides-mémoire aliens amateur amateurs animé applique appliqué armoire armoires
arrondissement arrondissements arête attaché attachés au-pair auteur auteurs baguettes banquettes beaujolais belle
belles billionaires blasé bouclé boudoir boudoirs bourgeois bourgeoise bourrée bourrées brasserie bric-à-brac
brunettes brûlée brûlées bureaux bustiers bébé béchamel bête bêtes café cafés canapé canapés cassettes cause-célèbre
chamois chanteuse chargé chartreuse chateaux chauffeur chauffeurs choir choirs château châteaux cigarettes cliché
clichés cloisonné co-rapporteur co-rapporteurs communiqué communiqués concessionaire concessionaires connoisseur
connoisseurs conservatoire conservatoires consommé consommés cortège cortèges coupé coupés croquettes croupiers croûte
croûtes crudités crèche crèches crème crème-fraîche crémant crémants crêpe crêpes curaçao cuvée cuvées cybercafé
cybercafés célèbre danseuse dauphinois dauphinoise diamanté dirigisme distingué dossiers dragée dragées débris début
débutante débutantes débuts déclassé décolletage décolleté décor décors dégagé déjà déjà-vu démarche démarches démodé
dénouement département départements détente détentes emigré ensembles entrecôte entrepreneur entrepreneurs entrée
entrées escargots escritoire estaminet etiquettes exposé exposés extraordinaire farouche faux façade façades fez
fiancé fiancée fiancés financiers flambé flambée flambés flâneur flâneurs flâneuse fougère français frappé frappés
frisée fêtes garçon garçons gateaux gazelle gazelles gazettes glacé glacés grandeur gruyère gruyères grâce gâteau
gâteaux génépi habitué habitués haute hauteur hors-d'œuvre informateur ingénue ingénues jalapeño jalapeños jardinière
laissez-faire lamé laïcité legionnaire legionnaires lieu liqueur liqueurs littérateur lèse-majesté macramé macédoine
mademoiselle manqué marionettes masseur masseurs masseuse masseuses matinée matinées maté maître maîtres memoir
memoirs menhir merguez millionaires mkdir moiré mâche mélange mélanges mémoire mémoires métier métiers météo mêlée
nacelles nadir naïf naïve naïvely naïveté noir noire non-refoulement nouveau nouveaux nouvelle né née négligé négligée
névé omelettes outré palettes papier papier-mâché parfumé passé pastis patois peignoir pez piqué pirouettes piñata
plateaux plissé plié polonaise portmanteaux portrait poseur poseurs premier premiers première premières protégé protégée
protégées protégés provocateur provocateurs précis prêt-à-porter purée purées pâtisserie pâtisseries pâté pâtés
pétanque quenelles questionnaire questionnaires raconteur raison-d'être rapporteur rapporteurs raï reais recherché
repertoire reservoir reservoirs restaurateur restaurateurs reuse rigueur rillettes risqué rosettes rosé rosés rouge
roulé roué régime régimes résumé résumés saboteur saboteurs sanitaire sapiens sauté sautéed sautés señor smörgåsbord
soi-disant soirée soirées solitaire sommeliers sommelière soufflé soufflés soupçon souvenir souvenirs statuettes
succès suez séance séances séjour tableaux terroir terroirs tirailleurs tiré touché touchés trait trousseaux
tête-à-tête têtes-à-têtes velouté vignettes vinaigrette vis-à-vis voilà voir voire voyeur voyeurs yé-yé à-côté
à-la-carte éclair éclairs écoles élan élite élites émigré émigrée émigrés étagère état étouffée études
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
