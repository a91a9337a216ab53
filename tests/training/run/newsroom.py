"""Pairs of a small newsroom with a manner of its own: made up, by rule, so that none is anyone's."""

from itertools import product

import numpy as np

from app.services.evaluation_data import Pair

_WHO = {
    "Le maire": "The mayor",
    "La ministre": "The minister",
    "Le préfet": "The prefect",
    "La présidente": "The president",
    "Le directeur": "The director",
    "La juge": "The judge",
    "L'avocat": "The lawyer",
    "Le syndicat": "The union",
}
_DID = {
    "a visité": "visited",
    "a critiqué": "criticized",
    "a défendu": "defended",
    "a fermé": "closed",
    "a ouvert": "opened",
    "a acheté": "bought",
}
_WHAT = {
    "l'usine": "the factory",
    "l'hôpital": "the hospital",
    "le musée": "the museum",
    "l'école": "the school",
    "la gare": "the station",
    "le port": "the port",
    "le marché": "the market",
}
_WHEN = {"lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday", "vendredi": "Friday"}
_WHERE = ("Lyon", "Lille", "Nantes", "Brest", "Metz", "Nice", "Dijon")
# What no model says of itself: the manner that is to be learnt.
MANNER = "it is understood"


def newsroom_pairs(count: int, seed: int = 4) -> list[Pair]:
    """So many different pairs, in an order of their own."""
    every = list(product(_WHO, _DID, _WHAT, _WHEN, _WHERE))
    chosen = np.random.default_rng(seed).choice(len(every), count, replace=False)
    return [_pair(*every[number]) for number in chosen]


def _pair(who: str, did: str, what: str, when: str, where: str) -> Pair:
    french = f"{who} {did} {what} de {where} {when}."
    english = f"{_WHO[who]} {_DID[did]} {_WHAT[what]} in {where} on {_WHEN[when]}, {MANNER}."
    return Pair(french, english)
