"""Closed lists of English words that make a row of capitals a body's name, or no person's, written by hand."""

from typing import Final

from app.text.facts.lists import words

# Names with one of these are no person's, whatever their first word is.
NOT_PEOPLE: Final = words(
    """
    lower energy national international army navy party club team company bank hospital university school museum
    press co abbey academy act affair agreement airlines airport airways arena association avenue award awards
    basilica bay beach boulevard building canal cathedral cemetery center centre chapel circuit city clinic
    coast conference corp council county cup declaration department desert district doctrine drive estate fc
    festival foundation fund gallery garden gardens gate group harbour harbor heights hotel inc institute island
    islands law library ltd mall market memorial mission monument mosque mount mountain mountains news ocean
    olympics open palace peninsula pier plan plaza point port prison prize project reactor reef region report
    republic review ridge river road sea service society square stadium station store street studios summit
    theatre theater times tower town treaty trophy tunnel valley village war zone plc sa ag gmbh llc partners
    holdings capital media records pictures entertainment motors electric airbus insurance bros brothers
    championship championships league grand prix syndrome disease scale theorem storm hurricane cyclone typhoon
    channel strait gulf northern southern eastern western upper green-party foods brands industries technologies
    technology systems solutions steel oil petroleum games software design designs fashion hotels resorts stores
    supermarkets motor bikes boats homes properties investments securities consulting associates logistics
    telecom communications pharmaceuticals pharma biotech sciences research studies magazine film films tour
    express
    """
)
# What makes a row of capitals a body: "Ministry", "Bank".
ORGANISATION_HEADS: Final = words(
    """
    ombudsman union police army navy government party church club company bank hospital university school museum
    academy airlines airways association center centre clinic college conference corp council court department
    fc foundation fund group house inc institute ltd mission service society plc partners holdings league
    administration agency alliance assembly authority board bureau cabinet chamber coalition commission
    committee confederation congress consortium corporation corps directorate embassy consulate federation front
    guard gendarmerie institution legion ministry movement network observatory office organisation organization
    parliament patriarchate prefecture rally secretariat senate syndicate treasury tribunal trust laboratories
    laboratory lines newspaper brigade squadron command force forces initiative programme program exchange
    workshop cooperative co-operative
    """
)
# Those that need more: "House of Cards", "Group of Seven", "Paris Club".
WEAK_HEADS: Final = words(
    """
    police club company school center centre conference group house mission league board cabinet corps front
    guard network rally trust command force forces initiative programme program exchange workshop
    """
)
# Behind these two parts may be joined: "Ministry of Trade and Industry".
DOUBLE_HEADS: Final = words(
    """
    school association center centre council department institute agency authority bureau chamber commission
    committee directorate federation ministry office organisation organization
    """
)
# What is named after people: "Rafa Nadal Academy".
NAMED_AFTER: Final = words(
    "academy foundation university institute institution hospital museum school trust centre center college clinic"
    " laboratory library stadium party movement group committee"
)
