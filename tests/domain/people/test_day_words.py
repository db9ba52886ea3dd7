"""How people write the day on which they are back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.day_words import (
    Understood,
    likely_ends,
    says_away,
    says_back,
    understand,
)

TODAY = date(2026, 7, 29)  # a Wednesday


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("tot 14 augustus", "2026-08-14"),
        ("tot 14 aug", "2026-08-14"),
        ("Tot Vrijdag 14 Augustus 2026", "2026-08-14"),
        ("t/m 14 augustus", "2026-08-15"),
        ("tot en met 14 augustus.", "2026-08-15"),
        ("until 2026-08-14", "2026-08-14"),
        ("until and including August 14", "2026-08-15"),
        ("through 14 August", "2026-08-15"),
        ("until the 14th of August", "2026-08-14"),
        ("tot 08/09", "2026-09-08"),
        ("until 8/14", "2026-08-14"),
        ("until Sunday 8/9", "2026-08-09"),  # the eighth of September is none
        ("tot ma 3/8", "2026-08-03"),
        ("till Aug. 14, 2026", "2026-08-14"),
        ("tot 14-8", "2026-08-14"),
        ("tot 14/08/2026", "2026-08-14"),
        ("tot 14.8.26", "2026-08-14"),
        ("afwezig tot 14 augustus", "2026-08-14"),
        ("ik ben weg tot do", "2026-07-30"),
        ("tot volgende maand", "2026-08-01"),  # a Saturday: what was said
        ("until next month", "2026-08-01"),
        ("t/m volgende maand", "2026-09-01"),
        ("t/m volgende week", "2026-08-10"),
        ("through tomorrow", "2026-07-31"),
        ("tot 1 mei 2026", "2026-05-01"),  # past: refused elsewhere, with its own sentence
        ("tot morgen", "2026-07-30"),
        ("until tomorrow", "2026-07-30"),
        ("tot overmorgen", "2026-07-31"),
        ("tot vrijdag", "2026-07-31"),
        ("until wednesday", "2026-08-05"),
        ("tot volgende week", "2026-08-03"),
        ("until next week Thursday", "2026-08-06"),
        ("tot volgende maandag", "2026-08-03"),
        ("twee weken", "2026-08-12"),
        ("for 3 weeks", "2026-08-19"),
        ("drie maanden", "2026-10-29"),
        ("tot 14 augustus 🎄!", "2026-08-14"),
        (":palm_tree: tot 14 augustus", "2026-08-14"),
    ],
)
def test_what_is_understood(said: str, back: str) -> None:
    assert understand(said, TODAY) == Understood((date.fromisoformat(back),), is_sure=True)


@pytest.mark.parametrize(
    ("said", "choices"),
    [
        ("volgende week", ["2026-08-03", "2026-08-10"]),  # off that week, or back in it
        ("next week", ["2026-08-03", "2026-08-10"]),
        ("volgende maand", ["2026-08-01", "2026-09-01"]),
        ("14 augustus", ["2026-08-14", "2026-08-15"]),
        ("op 14 augustus", ["2026-08-14", "2026-08-15"]),
        ("14-8", ["2026-08-14", "2026-08-15"]),
        ("morgen", ["2026-07-30", "2026-07-31"]),
        ("vrijdag", ["2026-07-31", "2026-08-01"]),
        ("vr", ["2026-07-31", "2026-08-01"]),
        ("deze week", ["2026-08-03"]),
        ("over 10 dagen", ["2026-08-08"]),  # or does it begin then?
        ("in two weeks", ["2026-08-12"]),
        ("tot volgende vrijdag", ["2026-07-31", "2026-08-07"]),
        ("until next Friday", ["2026-07-31", "2026-08-07"]),
        ("t/m volgende vrijdag", ["2026-08-01", "2026-08-08"]),
        ("tot donderdag 14 augustus", ["2026-08-14", "2026-08-13"]),  # it is a Friday
        ("t/m do 14-8", ["2026-08-15", "2026-08-14"]),
        ("until 08/09", ["2026-09-08", "2026-08-09"]),
        ("tot zo", ["2026-08-02"]),  # on Sunday, or in a moment
        ("tot 3 januari", ["2027-01-03"]),  # five months of silence
        ("tot 29 juli", ["2027-07-29"]),  # today: the next one that comes
        ("tot 29 februari 2028", ["2028-02-29"]),
        ("tot volgend jaar", ["2027-01-01"]),
        ("vier maanden", ["2026-11-29"]),
        ("100 dagen", ["2026-11-06"]),
    ],
)
def test_what_is_asked(said: str, choices: list[str]) -> None:
    found = understand(said, TODAY)

    assert [day.isoformat() for day in found.days] == choices
    assert not found.is_sure


@pytest.mark.parametrize("word", ["maan", "vrij", "maandje", "zondagen", "janu", "mond", "wee"])
def test_the_beginning_of_a_name_is_not_the_name(word: str) -> None:
    for said in (word, f"tot {word}", f"tot volgende {word}", f"tot 3 {word}"):
        assert understand(said, TODAY).days == ()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "tot",
        "tot straks",
        "31 februari",
        "14",
        "13-13",
        "maa",
        "tot 9999-12-31",
        "tot maan",
        "tot mar 99",
        "0 dagen",
        "tot " + "14 augustus " * 6,
        "2026-99-99",
        "<!channel>",
        "tot 14 augustus en daarna ook niet",
        "0-0-0000",
    ],
)
def test_what_is_not(said: str) -> None:
    assert not understand(said, TODAY).is_sure


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_day_or_not(said: str) -> None:
    found = understand(said, TODAY)

    assert len(found.days) == 1 or not found.is_sure


@given(st.dates(date(2026, 7, 30), date(2027, 7, 28)))
def test_every_day_of_the_coming_year_can_be_named(day: date) -> None:
    """And what lies more than three months ahead is asked about."""
    for said in (f"tot {day.day}-{day.month}", f"until {day.isoformat()}"):
        assert understand(said, TODAY).days == (day,)
        assert understand(said, TODAY).is_sure == (day <= date(2026, 10, 29))


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("afwezig tot vrijdag", ["2026-07-31"]),
        ("leerkring afwezig tot 14 augustus", ["2026-08-14"]),
        ("Ik ben er niet tot en met 14 augustus.", ["2026-08-15"]),
        ("ik ben met vakantie tot 14 augustus 🌴", ["2026-08-14"]),
        ("Ik ga op vakantie t/m 14-8", ["2026-08-15"]),
        ("ik ben volgende week vrij", ["2026-08-03", "2026-08-10"]),
        ("ik ben volgende week weg tot donderdag", ["2026-08-06"]),
        ("ik ben morgen ziek thuis", ["2026-07-30", "2026-07-31"]),
        ("Morgen ben ik er niet", ["2026-07-30", "2026-07-31"]),
        ("ziek tot maandag", ["2026-08-03"]),
        ("I’m on leave until Friday", ["2026-07-31"]),
        ("out of office till 14 August", ["2026-08-14"]),
        ("I will be away next week", ["2026-08-03", "2026-08-10"]),
        ("I’ll be on leave until Friday", ["2026-07-31"]),
        ("I'm going on holiday until 14 August", ["2026-08-14"]),
        ("ik ben vandaag ziek", ["2026-07-30"]),
        ("I am ill today", ["2026-07-30"]),
        ("Hoi! Ik ben vandaag ziek", ["2026-07-30"]),
        ("Goedemorgen allemaal, ik ben ziek", []),
        ("ik ben er volgende week niet", ["2026-08-03", "2026-08-10"]),
        ("Ik ben er vrijdag niet.", ["2026-07-31", "2026-08-01"]),
        ("ik ben maandag weer terug", ["2026-08-03"]),
        ("ik ben er pas op 14 augustus weer", ["2026-08-14"]),
        ("ik ben vrijdag terug", ["2026-07-31"]),
        ("I'm back on Monday", ["2026-08-03"]),
        ("ik ben met zwangerschapsverlof tot 14 augustus", ["2026-08-14"]),
        ("vanaf morgen afwezig tot vrijdag", ["2026-07-31"]),
        ("Van maandag tot vrijdag ben ik weg", ["2026-08-07"]),
        ("I'm away from Monday until Friday", ["2026-08-07"]),
        ("ik ben vanaf nu weg t/m vrijdag", ["2026-08-01"]),
        ("afwezig", []),
        ("ik ben ziek", []),
        ("op vakantie", []),
        ("I'm away", []),
    ],
)
def test_who_says_to_be_away(said: str, days: list[str]) -> None:
    found = says_away(said, TODAY)

    assert found is not None
    assert [day.isoformat() for day in found.days] == days


@pytest.mark.parametrize(
    "said",
    [
        "weg",  # a road
        "vrij",
        "off",
        "ziek",
        "Wat doe je als de beheerder afwezig is?",
        "ik ben afwezig geweest bij de aanbesteding",
        "ik ben niet afwezig tot vrijdag",
        "afwezige leveranciers",
        "van Rotterdam tot Utrecht",
        "ik ben van plan weg te gaan tot vrijdag",
        "vanaf nu afwezig",
        "I'm off from work",
        "vrijdag",
        "verlof",
        "ik ben op zoek naar een leverancier tot vrijdag",
        "ik ben blij weer terug",
        "ik ben er zeker niet",
        "hoi",
        "beter een stuk weg tot 2030 dan geen weg",
        "",
    ],
)
def test_what_says_something_else(said: str) -> None:
    assert says_away(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "first", "back"),
    [
        ("vanaf nu weg tot vrijdag", None, "2026-07-31"),
        ("vanaf morgen weg tot vrijdag", "2026-07-30", "2026-07-31"),
        ("vanaf maandag afwezig tot en met vrijdag", "2026-08-03", "2026-08-08"),
        ("I'm away from 10 August until 14 August", "2026-08-10", "2026-08-14"),
        ("ik ben volgende week weg tot donderdag", "2026-08-03", "2026-08-06"),
        ("vanaf maandag afwezig", "2026-08-03", None),  # until when?
        ("away from Monday", "2026-08-03", None),
        ("I am away from 3 to 9 August", "2026-08-03", "2026-08-10"),
        ("afwezig 3-9 augustus", "2026-08-03", "2026-08-10"),
        ("away 3 – 9 August", "2026-08-03", "2026-08-10"),
        ("away Aug 3-9", "2026-08-03", "2026-08-10"),
        ("ik ben afwezig van 3 tot 9 augustus", "2026-08-03", "2026-08-09"),
        ("afwezig 3 t/m 9 augustus", "2026-08-03", "2026-08-10"),
        ("on holiday 31 July to 2 August", "2026-07-31", "2026-08-03"),
        ("away from Monday to Friday", "2026-08-03", "2026-08-08"),
    ],
)
def test_what_begins_later_says_when(said: str, first: str | None, back: str | None) -> None:
    found = says_away(said, TODAY)

    assert found is not None
    assert (found.first and found.first.isoformat()) == first
    assert [day.isoformat() for day in found.days] == ([back] if back else [])
    assert found.is_sure is (back is not None)


@pytest.mark.parametrize(
    "said", ["vanaf maandag tot vrijdag", "from Monday until Friday", "from 3-8 till 7-8"]
)
def test_a_first_day_goes_with_the_command_too(said: str) -> None:
    found = understand(said, TODAY)

    assert (found.first, found.days) == (date(2026, 8, 3), (date(2026, 8, 7),))


def test_who_says_to_be_back() -> None:
    said = ("Ik ben er weer!", "ben terug", "Terug", "I’m back", "back.", "Hallo, weer beter!")

    assert all(says_back(each) for each in said)
    assert not any(says_back(each) for each in ("terugblik", "ik ben er niet", "weer terug?!a"))


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2026-07-29", ["2026-07-30", "2026-08-03", "2026-08-10"]),  # a Wednesday
        ("2026-07-30", ["2026-07-31", "2026-08-03", "2026-08-10"]),
        ("2026-07-31", ["2026-08-03", "2026-08-10"]),  # nobody is back on a Saturday
        ("2026-08-01", ["2026-08-03", "2026-08-10"]),
        ("2026-08-02", ["2026-08-03", "2026-08-10"]),
    ],
)
def test_when_somebody_who_names_no_day_may_be_back(today: str, days: list[str]) -> None:
    found = likely_ends(date.fromisoformat(today))

    assert [day.isoformat() for day in found] == days
