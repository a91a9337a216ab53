"""What people are called instead of by their names: roles, and all other nouns for one person."""

import re

from app.text.names.given import Sex

# Roles that a story gives somebody once by name and then alone: "the minister said".
_ROLE_WORDS = """
ambassador archbishop barrister bishop boss captain cardinal chairman chairwoman champion chancellor coach commander
commissioner congressman congresswoman councillor democrat deputy director economist editor envoy governor imam judge
lawmaker lawyer leader legislator magistrate manager mayor minister mp mep novelist premier president prosecutor
rapper republican secretary senator sheriff singer skipper spokesman spokesperson spokeswoman striker goalkeeper
midfielder defender winger theologian trainer treasurer whistleblower actor actress author businessman businesswoman
cardinal chef chairperson chair comedian comic conductor composer designer dictator diplomat drummer economist
entrepreneur explorer film-maker filmmaker financier founder guitarist historian inventor investor journalist king
queen prince princess monarch jockey musician naturalist painter philanthropist philosopher photographer pianist pilot
playwright poet politician pope pontiff professor presenter producer psychologist reporter scientist researcher
sculptor sprinter swimmer boxer cyclist golfer jumper hurdler runner tycoon tenor veteran writer athlete footballer
"""
ROLES = frozenset(_ROLE_WORDS.split())
# Nouns for one person that are no role; where one stands near, a pronoun may mean whom it means.
_PERSON_WORDS = """
accountant accused activist adviser advisor agent aide ally analyst architect artist assistant attacker attorney aunt
baby bishop boy boyfriend brother brother-in-law butler candidate celebrity cellmate challenger child citizen cleric
client clerk climber colleague columnist compatriot complainant consultant contender convict counterpart creator
critic customer dancer daughter dealer defector defendant detainee detective doctor donor driver employee employer
engineer ex-husband ex-wife expert fan farmer father father-in-law fighter firefighter fisherman friend gentleman girl
girlfriend guest gunman hacker hero hostage hunter husband immigrant inspector instructor interpreter investigator
janitor killer lady lawyer lieutenant mentor migrant militant millionaire billionaire mother mother-in-law murderer
neighbour neighbor nephew newcomer niece nurse observer offender officer operator opponent owner parent partner
passenger patient pensioner performer person player policeman policewoman predecessor preacher priest prisoner
programmer protester pupil rabbi rebel referee relative resident rider rival schoolboy schoolgirl seaman servant
shareholder shooter sister soldier solicitor somebody someone son son-in-law specialist spy star stranger student
successor superstar supporter surgeon surveyor survivor suspect teacher teammate team-mate technician teenager
terrorist tourist trader traveller twin uncle victim visitor voter walker widow widower wife winner witness woman man
worker worshipper youth youngster
"""
PERSONS = ROLES | frozenset(_PERSON_WORDS.split()) | {"executive"}
_MEN_WORDS = """
businessman boy boyfriend brother brother-in-law chairman congressman ex-husband father father-in-law fisherman
gentleman gunman husband king man nephew policeman pope pontiff prince schoolboy seaman son son-in-law spokesman uncle
widower actor archbishop cardinal imam
"""
_WOMEN_WORDS = """
actress aunt businesswoman chairwoman congresswoman daughter ex-wife girl girlfriend lady mother mother-in-law niece
policewoman princess queen schoolgirl sister spokeswoman widow wife woman
"""
_MEN, _WOMEN = frozenset(_MEN_WORDS.split()), frozenset(_WOMEN_WORDS.split())
# Of whom there is one and who needs no name, or who may be meant as an office.
UNIQUE = frozenset({"pope", "pontiff", "queen", "king"})
# Before a role, these make another role of it: "the former minister" is not "the minister".
_QUALIFIERS_WORDS = """
former ex past late acting interim deputy assistant vice junior shadow outgoing incoming rival fellow next first
second third co- would-be self-styled previous then
"""
QUALIFIERS = frozenset(_QUALIFIERS_WORDS.split())
_TITLES_MEN = frozenset(
    {"Mr", "Sir", "Lord", "King", "Prince", "Pope", "Cardinal", "Archbishop", "Bishop", "Father", "M"}
)
_TITLES_WOMEN = frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady", "Baroness", "Queen", "Princess", "Mme", "Mlle"})
_TITLES_OF_BOTH = """
Dr Doctor Prof Professor President Minister Chancellor Senator Sen Judge Governor Mayor Ambassador Colonel Col Captain
Capt Lieutenant Lt Major Sergeant Sgt Inspector Superintendent Detective Councillor Cllr Premier Secretary
Commissioner Justice Rep Representative Congressman Congresswoman Commander Admiral Gen General Marshal Sheikh Rabbi
Imam Rev Reverend Chairman Chairwoman Coach Deputy Emperor
"""
TITLES = _TITLES_MEN | _TITLES_WOMEN | frozenset(_TITLES_OF_BOTH.split())
# Titles that print leaves out of a name, or puts a surname behind; the others are part of what a person is called.
COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "M", "Mme", "Mlle"})
# Words that end or stand in the names of bodies, firms, clubs, places and works, and in nobody's.
_NO_PERSON_WORDS = """
Academy Act Affairs Agency Airlines Airport Airways Album Alliance America Arena Army Assembly Association Athletic
Authority Avenue Award Awards Bank Bay Bill Board Bridge Broadcasting Bureau Cabinet Castle Cathedral Center Centre
Championship Championships Chronicle Church Circuit City Club Coast College Commission Committee Commons
Communications Community Company Conference Congress Convention Cooperation Corp Corporation Council Country County
Court Cup Day Democrats Department Derby District Division Dynamics East Electric Electronics Embassy Entertainment
Energy England Europe Exchange Express Federation Festival Field Films Final Financial Force Forces Forest Forum
Foundation Front Fund Games Garden Gardens Gas Gazette Globe Government Grove Group Guard Guild Hall Health Herald
High Holdings Hospital Hotel House Human Hills Inc Index Industries Institute Insurance International Island Islands
Journal Kingdom Laboratory Labs Lake League Leader Limited Line Ltd Magazine Mail Management Market Media Medical
Ministry Mirror Mobile Mountain Motor Motors Mountains Movement Museum Music National Nations Navy Net Network
Networks News North Observer Office Oil Olympics Open Orchestra Organisation Organization Palace Park Parliament
Partners Partnership Party Pictures PLC Plc Police Post Press Prison Prix Productions Programme Project Radio Railway
Rangers Records Republic Research Resources Review Revolution Rights River Road Rovers Royal School Sea Senate Series
Service Services Show Society Software Solutions South Square Stadium Standard States Station Steel Stock Store Stores
Street Studios Summit Sunday Supreme Survey Systems Team Technologies Technology Telecom Television Temple Territories
Theatre Theater Times Today Tour Tower Town Trade Tribunal Trophy Trust Union United University Valley Village
Wanderers War Week West Winter World Zone
"""
NO_PERSON = frozenset(_NO_PERSON_WORDS.split())
_WORD = re.compile(r"[\w'’-]+")


def sex_of_noun(noun: str) -> Sex | None:
    """Tell the sex of whoever is called by a noun for a person, in lower case."""
    if noun in _MEN:
        return "m"
    return "f" if noun in _WOMEN else None


def sex_of_title(title: str) -> Sex | None:
    """Tell the sex of whoever has this title before the name, without its full stop."""
    if title in _TITLES_MEN:
        return "m"
    if title in _TITLES_WOMEN:
        return "f"
    noun = title.lower()
    return sex_of_noun(noun) if noun in ROLES else None


def role_in(phrase: str) -> tuple[str, frozenset[str]] | None:
    """Give the role that a phrase ends on and the words before it: "the French prime minister", "minister"."""
    words = [word.lower() for word in _WORD.findall(phrase)]
    if words and "-" in words[-1] and words[-1] not in PERSONS:
        words[-1:] = words[-1].rsplit("-", 1)
    if not words or words[-1] not in ROLES | {"executive"}:
        return None
    role, before = words[-1], words[:-1]
    if (
        before
        and before[-1].rstrip("-") in {"prime", "vice", "chief"}
        and role in {"minister", "president", "executive"}
    ):
        role, before = f"{before[-1].rstrip('-')} {role}", before[:-1]
    return (role, frozenset(before) - {"the", "a", "an"}) if role != "executive" else None
