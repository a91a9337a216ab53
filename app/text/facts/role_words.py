"""Closed lists of English words for what people are, written by hand."""

from typing import Final

from app.text.facts.lists import words

# The last word of what somebody is, as it stands before or behind a name.
ROLES: Final = words(
    """
    rev king prince pope father imam queen princess accountant activist actor actress administrator admiral
    adviser advisor agent aide ambassador analyst anchor anthropologist archbishop archaeologist architect
    artist astronaut astronomer athlete attorney author ayatollah ballerina banker baker barrister bassist
    biologist bishop blogger boss boxer broadcaster brother builder businessman businesswoman butcher caliph
    candidate captain cardinal chair chairman chairperson chairwoman champion chancellor chef chemist chief
    chieftain choreographer climatologist co-chair co-director co-founder co-owner coach colonel columnist
    comedian commander commissioner composer conductor congressman congresswoman constable consul contractor
    controller coordinator co-ordinator correspondent councillor councilor counsel counsellor critic curator
    cyclist dancer daughter dealer dean defender delegate demographer deputy designer detective developer
    dictator diplomat director dissident doctor driver drummer economist editor emir emperor employee engineer
    entrepreneur envoy epidemiologist executive expert explorer farmer film-maker filmmaker firefighter
    fisherman footballer forward founder general geographer geologist goalkeeper governor grandmother
    grandfather guitarist head historian husband inspector instructor interpreter inventor investigator
    investor journalist judge juror justice keeper lawmaker lawyer leader lecturer librarian lieutenant linguist
    lobbyist magistrate major manager marshal mathematician mayor mediator meteorologist midfielder midwife
    minister miner missionary mogul monk mother mp mep musician negotiator neighbour neighbor neurologist
    novelist nun nurse observer officer official ombudsman operator organiser organizer owner painter partner
    pastor patriarch pathologist pensioner photographer physicist physician pianist pilot player playwright poet
    policeman policewoman politician premier presenter president priest primate principal producer professor
    programmer prosecutor psychiatrist psychologist publisher rabbi racer ranger rapper rector refugee reporter
    representative rapporteur researcher resident retiree rider runner sailor salesman scientist scholar
    screenwriter sculptor secretary secretary-general senator sergeant sheriff shopkeeper singer sister skier
    skipper sociologist soldier soprano speaker spokesman spokesperson spokeswoman spymaster statesman
    statistician strategist striker student sultan superintendent surgeon swimmer teacher technician tenor
    tenant theologian trader trainer translator treasurer trustee tycoon undersecretary under-secretary
    veterinarian vice-chair vice-chairman vice-president victim villager violinist virologist volunteer widow
    widower wife winemaker winner witness worker wrestler writer rep sen gov prof gen col capt lt sgt ceo cfo
    counterpart rival predecessor successor opponent
    """
)
# Those that are titles: a bare surname may follow.
TITLES: Final = words(
    """
    rev king prince pope imam queen princess admiral ambassador archbishop ayatollah bishop captain cardinal
    chancellor colonel commissioner congressman congresswoman emir emperor governor judge justice lieutenant
    mayor minister patriarch premier president professor rabbi senator sergeant sultan rep sen gov prof gen col
    capt lt sgt
    """
)
# What stands between a role and a name: "attorney general", "president-elect".
BEHIND_ROLES: Final = words(
    """
    executive general elect emeritus designate
    """
)
# What may stand before a role in lower case, without an article.
MODIFIERS: Final = words(
    """
    media communications marketing chief deputy executive general justice tennis union former ex current
    outgoing incoming acting interim vice assistant associate senior junior prime foreign interior defence
    defense finance economy education health labour labor trade transport environment energy agriculture culture
    sports home housing budget digital industry national international federal regional local municipal
    provincial state public private special permanent managing creative artistic technical scientific sporting
    commercial financial political economic military naval police army navy air security intelligence government
    opposition party church club team company bank hospital university school museum press campaign
    parliamentary presidential ministerial diplomatic legal medical academic religious spiritual supreme
    far-right far-left right-wing left-wing centre-right centre-left center-right center-left conservative
    liberal socialist communist green republican democratic independent hardline moderate veteran long-time
    longtime retired late self-proclaimed self-styled influential powerful prominent well-known famous renowned
    world olympic european film television tv radio football rugby human rights climate anti-corruption
    anti-terrorism election peace trade-union fellow top lead first second co chief-executive us un eu nato
    affairs transitional caretaker
    """
)
