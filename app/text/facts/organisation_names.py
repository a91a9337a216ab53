"""Organisations that news names, by hand: those that the tables of `app.text.names` lack, since English copies them."""

from typing import Final

from app.text.facts.lists import rows, words

# One name a piece; behind "=", other forms of it. The first is the key.
_ROWS: Final = """
White House|Red Cross|Red Crescent|Kremlin|Pentagon|Downing Street
|Élysée=Elysée=Élysée Palace=Elysée Palace=Elysee Palace|Matignon|Capitol|Taliban=Talibans|Hamas|Fatah
|Boko Haram|Wagner Group=Wagner|Al-Shabaab=al-Shabaab=Al-Shabab=al-Shabab=Shabaab|Europol|Eurojust|Frontex
|Eurostat|Interpol|Mossad|Shin Bet|Hezbollah|Islamic Jihad|Agence France-Presse|Associated Press|Reuters
|Bloomberg|Interfax|Xinhua|Kyodo|TASS=Tass|RIA Novosti|Sputnik News|Anadolu|New York Times|Washington Post
|Wall Street Journal|Financial Times|Guardian newspaper=The Guardian|Sunday Times|Le Monde|Le Figaro
|Libération newspaper|Le Parisien|Les Echos=Les Échos|Ouest-France|Mediapart|Charlie Hebdo|L'Équipe=L'Equipe
|Le Canard Enchaîné=Le Canard enchaîné|Radio France=Radio France Internationale
|France Télévisions=France Televisions|France Inter|Franceinfo=franceinfo=France Info|France 24|France 2
|Al Jazeera=Al-Jazeera|Der Spiegel|El País=El Pais|Google|Microsoft|Facebook|Meta Platforms|Twitter|TikTok
|YouTube|Instagram|WhatsApp|Netflix|Tesla|SpaceX|Boeing|OpenAI|Airbus|Renault|Peugeot|Stellantis|Citroën=Citroen
|TotalEnergies|Engie|Veolia|Danone|Carrefour|Auchan|Leclerc|Michelin|Sanofi|Pfizer|BioNTech|AstraZeneca|Moderna
|Novartis|Nestlé=Nestle|L'Oréal=L'Oreal|LVMH|Hermès|Kering|Louis Vuitton|Christian Dior|Hugo Boss|Ralph Lauren
|Calvin Klein|BNP Paribas|Société Générale=Societe Generale|Crédit Agricole|Credit Suisse|Deutsche Bank
|Goldman Sachs|Morgan Stanley|JPMorgan=JP Morgan=JPMorgan Chase|Lehman Brothers|Ernst & Young|Johnson & Johnson
|Thales|Dassault|Dassault Aviation|Safran|Alstom|Bombardier|Siemens|Bouygues|Vinci Group|Areva|Orano|Arcelor
|ArcelorMittal|Lafarge|Alcatel|Nokia|Samsung|Huawei|Toyota|Honda|Nissan|Volkswagen|Mercedes-Benz|Porsche|Fiat
|Ferrari|Ryanair|EasyJet=easyJet|Lufthansa|Air France|Air France-KLM|British Airways|Gazprom|Rosneft|Lukoil
|Rosatom|Aeroflot|ExxonMobil|Chevron|Glencore|Rio Tinto|Amazon.com|Alibaba|Tencent|Uber|Airbnb|Deliveroo
|Eurostar|General Motors|General Electric|Lactalis|Casino Group|Sodexo|Accor|Ubisoft|Free Mobile|Bolloré Group
|Greenpeace|Oxfam|Amnesty International|Human Rights Watch|Amnesty|Caritas|Save the Children|Emmaüs=Emmaus|Attac
|Médecins Sans Frontières=Médecins sans frontières|Reporters sans frontières|Secours Populaire
|Secours Catholique|Rassemblement National|Les Républicains|La France Insoumise|Renaissance party|National Rally
|Socialist Party|Paris Saint-Germain=PSG|Olympique de Marseille|Olympique Lyonnais|Real Madrid|FC Barcelona
|Bayern Munich|Juventus|Manchester United|Manchester City|Arsenal|Chelsea|Liverpool FC|Borussia Dortmund
|Inter Milan|AC Milan|Chinese Communist Party|Communist Party of China|Politburo|Duma=State Duma|Bundestag
|Bundesrat|Bundesbank|Bundeswehr|Knesset|Riksdag|Congress of Deputies|Federation Council|European Commission
|European Parliament|European Council|Council of Europe|Council of the European Union|European Central Bank
|European Court of Human Rights|Eurogroup|European Union|United Nations=UN=U.N.|World Bank|Federal Reserve=Fed
|Sorbonne|Sciences Po|Harvard|Oxford University|Cambridge University|Stanford|Princeton University
|Yale University|Inserm|Ifop|Ipsos|Insee|Louvre|Centre Pompidou|Pompidou Centre|Musée d'Orsay|Cirad|Ifremer
|Météo-France=Météo France|Santé Publique France
"""
ORGANISATIONS: Final[dict[str, str]] = {
    form: row.split("=")[0] for row in _ROWS.replace("\n", "").split("|") for form in row.split("=")
}
# Of bodies that are known by both; or, with themselves, of those whose full names news hardly prints.
_FULL: Final = """
NATO North Atlantic Treaty Organization|WHO World Health Organization|IMF International Monetary Fund
|ECB European Central Bank|EU European Union|UN United Nations|WTO World Trade Organization
|AFP Agence France-Presse|ICC International Criminal Court|IAEA International Atomic Energy Agency
|ECHR European Court of Human Rights|CIA Central Intelligence Agency|FBI Federal Bureau of Investigation
|NSA National Security Agency|NASA National Aeronautics and Space Administration
|FDA Food and Drug Administration|DGSI General Directorate for Internal Security
|DGSE General Directorate for External Security|INSEE National Institute of Statistics and Economic Studies
|CNRS National Centre for Scientific Research|UNESCO UNESCO|UNICEF UNICEF|UNRWA UNRWA|UNHCR UNHCR|UNDP UNDP
|UNAIDS UNAIDS|OPEC OPEC|OECD OECD|OSCE OSCE|ASEAN ASEAN|ECOWAS ECOWAS|ICRC ICRC|IPCC IPCC|FIFA FIFA|UEFA UEFA
|IOC International Olympic Committee|WADA World Anti-Doping Agency|BBC BBC|CNN CNN|NBC NBC|CBS CBS|CNBC CNBC
|BFMTV BFMTV|RFI RFI|RTL RTL|TF1 TF1|LCI LCI|FSB FSB|GRU GRU|SVR SVR|KGB KGB|SNCF SNCF|RATP RATP|EDF EDF|RTE RTE
|BNP BNP|CGT CGT|CFDT CFDT|FNSEA FNSEA|MEDEF MEDEF|CNIL CNIL|ARCEP ARCEP|ANSSI ANSSI|LFI LFI|LREM LREM|EELV EELV
|UMP UMP|PKK PKK|ELN ELN|FARC FARC|ETA ETA|IRA IRA|MI5 MI5|MI6 MI6|GCHQ GCHQ|PLO PLO|ANC ANC|AKP AKP|CDU CDU
|CSU CSU|SPD SPD|AfD Alternative for Germany|LVMH LVMH|KLM KLM|IBM IBM|BMW BMW|HSBC HSBC|UBS UBS|NHS NHS
|IATA IATA|ESA European Space Agency|CERN CERN|ISIS Islamic State|FAO Food and Agriculture Organization
|OPCW Organization for the Prohibition of Chemical Weapons|ILO International Labour Organization|MSF MSF|RSF RSF
|NBA NBA|NFL NFL|FIA FIA|ATP ATP|DEA DEA|CDC CDC|EPA EPA|SEC SEC|FAA FAA|TSMC TSMC|ISW ISW|OCHA OCHA|ICJ ICJ
"""
ACRONYMS: Final[dict[str, str]] = {
    full: short for short, full in (row.split(" ", 1) for row in _FULL.replace("\n", "").split("|"))
}
# Forms in the tables that stand for other things, or for several bodies.
AMBIGUOUS: Final = rows(
    """
    Alliance|Red Cross|Red Crescent|International Red Cross|Commission|Parliament|Assembly|Senate|IS|PA|PP|PT|PS
    |AU|AD|BC|Fed|House|Commons|Lords|League|Brotherhood|High Court|Security Council|General Assembly
    |Supreme Court|Court of Justice|Chapel|DNA|VAT|NAFTA|Soyuz|Sputnik|Bolshoi|Champions League|Soviet Union
    |USSR|U.S.S.R.|Soviet|Lower House|Labour|Labor|Liberal|Conservative|European|Republican|Republicans|Democrat
    |Democrats|Liberals|Conservatives|Greens|Communists|Socialists|Tory|Tories|RSF|Foreign Ministry
    |French Assembly|Communist Party|American Treasury|FIS|PD|PC|CD|Front National|European Left|Tamil Tiger
    |Jesuits|CE|CIS|ID|IT|NPC|PES|SNB|PQ|BQ
    """
)
# Rows that are works, wars, treaties, honours, offices.
NO_BODIES: Final = words(
    """
    Republic War Wars Protocol Agreement Charter Treaty Chapel Tour Cup Prize Honor Honour Convention Area Games
    Palace Plan Day Bible Testament Constitution Declaration Revolution Empire Strip Wall Ombudsman World's
    Square Cathedral Festival Book Champions Diamond Europa Nations' Conference Hill Championship Lisbon the
    """
)
# Rows of the tables that are bodies although no word in them says so.
BODIES: Final = rows(
    """
    UN|NATO|EU|UNESCO|UNICEF|Interpol|IMF|ECB|WHO|WTO|ILO|OECD|IAEA|ICC|ICTY|ECHR|OPEC|OSCE|ICRC|UNHCR|UNDP|EBRD
    |EIB|ASEAN|IOC|IPCC|NHL|UNIFIL|EEC|IOM|OIC|United Nations|Red Cross|Red Crescent|Kremlin|Pentagon|Capitol
    |Élysée|Al-Qaeda|Daesh|Islamic State|AQIM|FARC|Hezbollah|Muslim Brotherhood|UNAIDS|FIFA|NASA|Scotland Yard
    |ICJ|IEA|ECOWAS|EFTA|Doctors Without Borders|Reporters Without Borders|Human Rights Watch
    |Amnesty International|Novaya Gazeta|Libération|Le Devoir|Le Figaro|Le Monde|Le Parisien|Le Point|Le Soir
    |Les Echos|Charlie Hebdo|UNCTAD|WFP|UNIDO|ITU|ICAO|IMO|WMO|ECCAS|Economic Community of West African States
    |European Community|IDF|SOHR|Olympique de Marseille|Olympique Lyonnais|Air France-KLM|Kuomintang|FATF|IARC
    |UNMISS|OPCW|Norwegian Refugee Council|Defender of Rights|France Unbowed|La République En Marche
    |La Voix du Nord|La Croix|La Dépêche du Midi|La Libre Belgique|La Provence|France Bleu|France Culture
    |France Info|France Inter|France Télévisions|UMP|Lutte Ouvrière|Force Ouvrière|SOS Méditerranée|SOS Racisme
    |Restos du Coeur|French Red Cross|Québec Solidaire|Brothers of Italy|Alternative for Germany|Civic Platform
    |Palestinian Red Crescent|Islamic Jihad|Revolutionary Guards|Khmer Rouge|Federal Reserve|U.S. Treasury
    |Transparency International|Doctors of the World|Action Against Hunger|Handicap International
    |Friends of the Earth|Red Star Belgrade|Sporting Lisbon|Bayern Munich|Inter Milan|AC Milan|AS Roma|Benfica
    |Juventus|Shakhtar Donetsk|Dynamo Kyiv|Spartak Moscow|Lokomotiv Moscow|CSKA Moscow|PSG|Paris Match
    |Ouest-France|Nice-Matin|Jeune Afrique|TV5 Monde|Radio France Internationale|Radio France|Radio Liberty
    |Radio-Canada|Air Algérie|Air Caraïbes|Air France|Air Senegal|Royal Air Maroc|Credit Suisse|Crédit Agricole
    |Crédit Lyonnais|Électricité de France|Agence France-Presse|Xinhua|TASS|al-Shabab|HTS|Canard Enchaîné
    |Le Monde Diplomatique|Le Nouvel Observateur|Le Temps|The Republicans|Parti Québécois|Polisario Front
    |Chinese Communist Party|France Travail
    """
)
