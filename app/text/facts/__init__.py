"""Who, when, where, how many, who said what: the facts of an English article, each with its place.

By rule and by list; what is not sure is left out. See `find.find_facts`.
"""
