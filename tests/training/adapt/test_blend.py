from training.adapt.blend import Losses, best_share

PARENT = Losses(own=2.0, general=1.5)


def losses(share):
    """The more is taken over, the better at home; elsewhere it is worse only near the end."""
    return Losses(2.0 - share, 1.5 + max(0.0, share - 0.5))


def test_as_much_is_kept_as_the_general_loss_allows():
    chosen, tried = best_share(PARENT, losses, 0.1, (1.0, 0.8, 0.6, 0.4))
    assert chosen.share == 0.6
    assert [one.share for one in tried] == [1.0, 0.8, 0.6, 0.4]


def test_all_of_it_where_nothing_is_lost():
    assert best_share(PARENT, lambda share: Losses(2.0 - share, 1.4), 0.0)[0].share == 1.0


def test_nothing_where_it_costs_too_much_or_is_no_gain():
    assert best_share(PARENT, lambda share: Losses(2.0 - share, 1.7), 0.1)[0].share == 0.0
    assert best_share(PARENT, lambda share: Losses(2.0 + share, 1.5), 0.1)[0].share == 0.0
