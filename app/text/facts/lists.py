"""How the closed lists of this package are written."""


def words(text: str) -> frozenset[str]:
    """Read words that white space parts."""
    return frozenset(text.split())


def rows(text: str) -> frozenset[str]:
    """Read names of several words: a bar stands between two, wherever lines break."""
    return frozenset(" ".join(row.split()) for row in text.split("|"))
