"""What the tables' rows for places do not say: which are none, which are words, which are the same place."""

from typing import Final

from app.text.facts.lists import rows, words

# Of the tables' rows for places: works, feasts and stars; and forms that are other things more often.
NO_PLACES: Final = rows(
    """
    Hogwarts|Gryffindor|Slytherin|Hajj|Nowruz|Saturn|Venus|Bennu|Centaurus|Proxima Centauri|Roland-Garros|Holy City
    |Buryats|Yakuts|Maasai|Jebel|Palatine|Lateran|Sistine|Sistine Chapel|Olympia|Alba|Hippo|Troy|Mocha|Sparta|Sodom
    |Gomorrah|Quds|Compostela|Como|Reunion|Lucca|Parma|Acre|Tyre|Petra|Berry|Arcadia|Sion|Zeeland|Uman|Mans|Havre
    |Attica|Delphi|Corinth|St. James|Loreto|Germania|Hague|Vatican City|Channel|States
    """
)
# Forms beside the first that are names of the place as well, not of its people.
SECOND_NAMES: Final = words(
    """
    US U.S. USA U.S.A. UK U.K. UAE USSR U.S.S.R. DRC GDR Holland Britain Burma Czechia Bosnia Moldavia Trinidad
    Antigua Basle Berne Brugge Catalunya Kharkov Kiev Donbass Dunkerque Himalaya Katmandu Kobane Kobani
    Normandie Padova Piemonte Sevilla Zaporizhia Zaporozhye Falluja Basrah Mideast Middle-East Sana'a Tulkarm
    Amazonia Savoie Balearics Canaries Falklands Galapagos Kurils Congo Macedonia Bombay Calcutta Madras
    Bangalore Gdansk Göteborg Nur-Sultan Venetia Naypyitaw Sulaymaniyah Irbil Hodeidah Laâyoune Kosovo Emirates
    Bourgogne Québec
    """
)
# Cities that are English words: only behind a word that shows the place.
WORDS_TOO: Final = words(
    """
    Nice Tours Reading Bath Orange Lens Split Cork Mobile Gap Sens Pau Grasse Angers Bury Hull Deal Rugby Sale
    Essen Bari Mons Rosario Santiago Austin Phoenix Orlando Ferguson Cali Rio Kano Gao Aden Hama Orne Eure
    Manche Landes Cancale Laval Vienne Valence Constantine Medina Lima Kingston Wellington Darwin Durban Jordan
    Valencia Menton Vannes Dover Mende Foix Tulle Albi Agen Dole Die Aude Tarn Gard Cher Lot Ain Creuse Houston
    Tampa Plymouth Bristol Virginia Dakota Victoria Alexandria Adelaide Sydney Florence Granada Nancy Lourdes
    Carolina
    """
)
# Names of one place that the tables have in several rows.
SAME: Final = {
    **dict.fromkeys(("US", "U.S.", "USA", "U.S.A.", "United States of America", "United States"), "United States"),
    **dict.fromkeys(("UK", "U.K.", "United Kingdom", "Britain", "Great Britain"), "United Kingdom"),
    **dict.fromkeys(
        ("DRC", "DR Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo"), "DR Congo"
    ),
    **dict.fromkeys(("USSR", "U.S.S.R.", "Soviet Union"), "Soviet Union"),
    **dict.fromkeys(("Kyiv", "Kiev"), "Kyiv"),
    **dict.fromkeys(("Czech Republic", "Czechia"), "Czechia"),
    **dict.fromkeys(("Netherlands", "Holland"), "Netherlands"),
    **dict.fromkeys(("UAE", "United Arab Emirates"), "United Arab Emirates"),
}
