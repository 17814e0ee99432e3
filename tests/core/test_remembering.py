"""What pure functions returned is remembered by what they were given, and never longer than there is room."""

from salford_css.core.remembering import Pieces, content_of, of_the_same


def test_a_piece_is_made_once_for_what_it_shows():
    made: list[str] = []
    pieces: Pieces[str] = Pieces(10)
    for key in ("delays", "delays", "adoptions"):
        pieces.get(key, lambda key=key: made.append(key) or f"<b>{key}</b>")
    assert made == ["delays", "adoptions"]


def test_another_figure_is_another_piece():
    pieces: Pieces[str] = Pieces(10)
    assert pieces.get(("delays", 1128), lambda: "1,128") == "1,128"
    assert pieces.get(("delays", 1400), lambda: "1,400") == "1,400"


def test_what_was_asked_longest_ago_is_forgotten_first():
    pieces: Pieces[str] = Pieces(2)
    for key in ("a", "b", "a", "c"):
        pieces.get(key, lambda key=key: key)
    assert pieces.get("a", lambda: "made anew") == "a"
    assert pieces.get("b", lambda: "made anew") == "made anew"


def test_what_cannot_be_a_key_is_made_each_time():
    pieces: Pieces[str] = Pieces(10)
    made: list[str] = []
    for _ in range(2):
        pieces.get(["a list"], lambda: made.append(1) or "piece")  # type: ignore[arg-type]
    assert len(made) == 2


def test_a_function_remembers_the_very_same_thing_and_no_equal_one():
    asked: list[object] = []

    @of_the_same(4)
    def size(thing: list[int]) -> int:
        asked.append(thing)
        return len(thing)

    first, second = [1, 2], [1, 2]
    assert (size(first), size(first), size(second)) == (2, 2, 2)
    assert len(asked) == 2


def test_lists_of_lists_become_keys():
    assert content_of([1, [2, 3]]) == (1, (2, 3))
