"""Lists that tell French words from English ones."""

# Borrowed by English, or spelt alike: what looks French, and stands in lower case on both sides of some 700,000 pairs
# of sentences from parliaments, press and handbooks; and loan words of English dictionaries.
_BORROWED = """
abattoir abattoirs affaires aides-mémoire aliens amateur amateurs armoire armoires arrondissement attaché attachés
au-pair auteur auteurs baguettes beaujolais belle belles blasé boudoir boudoirs bourgeois bourgeoise brunettes
brûlée bureaux bête bêtes café cafés canapé canapés cassettes cause-célèbre chamois chanteuse chartreuse chateaux
chauffeur chauffeurs choir choirs château châteaux cigarettes cliché clichés co-rapporteur co-rapporteurs communiqué
communiqués concessionaires connoisseur connoisseurs conservatoire conservatoires consommé cortège cortèges
croquettes croupiers crèche crèches crème crêpe crêpes cuvée cuvées cybercafé cybercafés célèbre danseuse dauphinois
dauphinoise dirigisme dossiers dragée débris début débuts déclassé décor décors déjà démodé dénouement détente
entrepreneur entrepreneurs entrée entrées escritoire etiquettes exposé exposés extraordinaire faux façade façades
fez fiancé fiancée fiancés financiers flambé flâneur flâneurs français garçon gateaux gazelle gazelles gazettes
grandeur génépi habitué habitués hauteur hors-d'œuvre laissez-faire laïcité legionnaire legionnaires liqueur
liqueurs littérateur lèse-majesté mademoiselle marionettes masseur masseurs masseuse masseuses matinée matinées
maître maîtres memoir memoirs menhir merguez mémoire mémoires météo mêlée nadir naïf naïve naïveté noir noire
non-refoulement nouveau nouvelle né née omelettes palettes papier-mâché passé pastis patois peignoir pez piqué
pirouettes plateaux plié polonaise portmanteaux portrait poseur poseurs premier première premières protégé protégée
protégés provocateur provocateurs purée purées pâté pâtés pétanque quenelles questionnaire questionnaires raconteur
rapporteur rapporteurs raï reais recherché repertoire reservoir reservoirs restaurateur restaurateurs reuse rosettes
rosé rosés rouge roué régime régimes résumé résumés saboteur saboteurs sanitaire sapiens sauté soi-disant soirée
soirées solitaire sommeliers soufflé soufflés souvenir souvenirs statuettes suez séance séances séjour tableaux
terroir terroirs tirailleurs touché trait trousseaux tête-à-tête vignettes vis-à-vis voilà voir voire voyeur voyeurs
à-la-carte éclair éclairs élan élite élites émigré émigrés état
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
