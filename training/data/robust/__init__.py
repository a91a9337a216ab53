"""Pairs once more in another form, so that the model learns what its data has too little of. One form a file.

Each form is a function of a pair and a generator of random numbers; None where a pair has nothing to be put otherwise.
Pairs come normalised and leave so, for that is what the service gives the model: guillemets and typographic apostrophes
never reach it, and neither do sentences in capitals, which are set in small letters before. What those leave behind
does (see quotes.py, capitals.py).
"""
