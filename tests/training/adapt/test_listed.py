from training.adapt.listed import extended


def test_pieces_are_added_to_the_line_for_all_sentences():
    assert extended("\ta b d\nx\ty z\n", ["c", "a"]) == "\ta b c d\nx\ty z\n"


def test_a_list_without_such_a_line_gets_one():
    assert extended("x\ty z\n", ["b", "a"]) == "\ta b\nx\ty z\n"


def test_what_no_model_may_write_stays_out():
    assert extended("\ta\n", ["<unk>", "<pad>", "b"]) == "\ta b\n"
