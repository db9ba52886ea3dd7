"""Who does what: longest ago first, nobody against their will, nobody two things."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sessions.duties import DutyCandidate, propose

DUTIES = ("guide", "bringer", "scribe", "observer")


def test_who_did_it_longest_ago_comes_first() -> None:
    people = [
        DutyCandidate(1, {"scribe": 5}),
        DutyCandidate(2, {"scribe": 3}),
        DutyCandidate(3, {"scribe": 4}),
    ]
    assert propose(["scribe"], people, {}) == {"scribe": 2}


def test_who_never_did_it_comes_before_all_others() -> None:
    assert propose(["scribe"], [DutyCandidate(1, {"scribe": 1}), DutyCandidate(2, {})], {}) == {
        "scribe": 2
    }


def test_among_equals_who_had_any_duty_longest_ago() -> None:
    people = [DutyCandidate(1, {"guide": 9}), DutyCandidate(2, {"guide": 2})]
    assert propose(["scribe"], people, {}) == {"scribe": 2}


def test_what_was_decided_stays() -> None:
    people = [DutyCandidate(1, {}), DutyCandidate(2, {})]
    assert propose(["guide", "scribe"], people, {"guide": 2}) == {"guide": 2, "scribe": 1}
    assert propose(["guide"], people, {"observer": 1}) == {"guide": 1}


def test_who_would_rather_not_is_left_alone() -> None:
    shy = DutyCandidate(1, {}, frozenset({"guide", "scribe"}))
    assert propose(["guide", "scribe"], [shy], {}) == {}
    assert propose(["guide"], [shy, DutyCandidate(2, {"guide": 7})], {}) == {"guide": 2}


def test_one_person_does_it_all_and_nobody_does_nothing() -> None:
    assert propose(DUTIES, [DutyCandidate(1, {})], {}) == dict.fromkeys(DUTIES, 1)
    assert propose(DUTIES, [], {}) == {}


CANDIDATES = st.lists(
    st.builds(
        DutyCandidate,
        st.integers(1, 30),
        st.dictionaries(st.sampled_from(DUTIES), st.integers(1, 9)),
        st.frozensets(st.sampled_from(DUTIES)),
    ),
    max_size=12,
    unique_by=lambda each: each.person_id,
)


@given(CANDIDATES)
def test_whoever_comes(people: list[DutyCandidate]) -> None:
    chosen = propose(DUTIES, people, {})

    declines = {each.person_id: each.declines for each in people}
    assert all(duty not in declines[person] for duty, person in chosen.items())
    for duty in DUTIES:
        assert (duty in chosen) == any(duty not in each.declines for each in people)
    twice = [person for person in chosen.values() if list(chosen.values()).count(person) > 1]
    if len(people) >= len(DUTIES) and not any(declines.values()):
        assert twice == []


def test_a_swap_that_helps_everybody_is_found() -> None:
    people = [
        DutyCandidate(1, {"guide": 1}),
        DutyCandidate(2, {"bringer": 1}),
        DutyCandidate(3, {"scribe": 1}),
    ]
    chosen = propose(["guide", "bringer", "scribe"], people, {})
    assert len(set(chosen.values())) == 3
    assert all(duty not in people[person - 1].last for duty, person in chosen.items())


@given(st.integers(4, 8), st.integers(2, 24))
def test_over_many_sessions_everybody_takes_their_turn(people: int, sessions: int) -> None:
    last: dict[int, dict[str, int]] = {person: {} for person in range(people)}
    times = dict.fromkeys(last, 0)
    for number in range(sessions):
        candidates = [DutyCandidate(person, done) for person, done in last.items()]
        for duty, person in propose(["scribe"], candidates, {}).items():
            last[person][duty] = number
            times[person] += 1

    assert max(times.values()) - min(times.values()) <= 1
