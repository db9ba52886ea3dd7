"""What is small talk, and what is a question however it begins."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.questions.small_talk import Talk, has_subject, recognise
from bot.search import evaluate

QUESTIONS = Path(evaluate.__file__).parents[2] / "benchmarks" / "data" / "questions"
SAID = {
    Talk.STOP: [
        *(
            "stop",
            "STOP!!!",
            "Stop ermee",
            "afmelden",
            "unsubscribe",
            "meld me af",
            "Laat me met rust",
        ),
        *("ik wil geen berichten meer", "ik doe niet meer mee", "no more messages please"),
        *(
            "hoe ga ik uit de kring?",
            "ik wil uit de kring stappen",
            "hoe verlaat ik deze kring",
        ),
        *("hoe zeg ik de kennisbrief op?", "I want to get out of the circle"),
        *(
            "please stop sending me messages",
            "Ik wil stoppen met de leerkring",
            "leave me alone",
        ),
        *(
            "geen kennisbrieven meer",
            "help me stoppen",
            "haal me eraf",
            "minder berichten graag",
            "kun je mij minder mailen?",
            "hoe zet ik de meldingen uit?",
        ),
        *(
            "too many messages",
            "te veel berichten!",
            "please delete my data",
            "Wis mijn gegevens",
            "hoe verwijder ik mijn gegevens?",
            "kan ik mijn gegevens laten verwijderen?",
        ),
    ],
    Talk.PRIVACY: [
        "privacy",
        "AVG",
        "wie kan dit lezen?",
        "Who can read this?",
        "who can see what I write?",
        "can my boss see what I write?",
        "en mijn gegevens?",
        "kan ik mijn antwoord nog aanpassen?",
        "Kan mijn leidinggevende dit lezen?",
        "leest mijn baas mee?",
        "kan ik mijn vraag intrekken?",
        "How do I withdraw my answers?",
        "ik wil mijn antwoord terugtrekken",
        "trek mijn antwoord in",
        "wie ziet wat ik zoek?",
        "who can see what I search for?",
        "how do I delete my question?",
        "hoe trek ik mijn vraag in?",
    ],
    Talk.SETTINGS: [
        *("taal", "andere taal", "ik wil een andere taal", "I want to change the language"),
        *(
            "instellingen",
            "Kan het in het Engels?",
            "Do you speak Dutch?",
            "hoe wijzig ik mijn taal?",
        ),
    ],
    Talk.EFFORT: [
        *("Is dit verplicht?", "is meedoen vrijwillig?", "Moet ik alle vragen invullen?"),
        *("Hoeveel tijd kost dit?", "hoi, hoe lang duurt een bijeenkomst?", "is het veel werk"),
        *("Hoeveel uur per week kost meedoen?", "wat wordt er van mij verwacht?"),
        "kan ik later ook antwoorden?",
        *("Is this mandatory?", "Do I have to answer?", "How much time does this take?"),
        *("Is it a lot of work?", "how long does it take?", "What is expected of me?"),
    ],
    Talk.CASE: ["casus", "praktijk", "ik wil een casus inbrengen", "cases"],
    Talk.JOIN: [
        *(
            "ik wil meedoen",
            "hoe kan ik meedoen aan een leerkring?",
            "I want to join",
            "ik doe mee",
        ),
        *("kan ik me ergens aanmelden?", "meld me aan", "sign me up"),
    ],
    Talk.WHO: [
        *("wie is de begeleider?", "Wie zijn de begeleiders van mijn leerkring?"),
        *("wie begeleidt mijn kring", "who is the facilitator?", "Who runs our circle?"),
        "wie is de programmabeheerder",
    ],
    Talk.TOOL: [
        *(
            "inzicht",
            "Ik wil een inzicht schrijven",
            "oogst",
            "reflectie",
            "plan een bijeenkomst",
        ),
        *("hoe plan ik een bijeenkomst?", "wanneer is de volgende bijeenkomst?"),
        *("How do I save an insight?", "when is our next session?"),
    ],
    Talk.HELP: [
        "help!",
        "Hulp?",
        "?",
        "kun je me helpen",
        "ik snap het niet",
        "ik heb een vraag",
    ],
    Talk.ABOUT: [
        *(
            "Hoe werkt dit?",
            "hoi, hoe werkt dit eigenlijk precies?",
            "Wat kun je?",
            "wie ben jij",
        ),
        *("wat is een leerkring", "What can you do?", "how does this work", "tell me more"),
        *("wat werkte niet?", "what worked?"),
        *("Wat kan ik hier doen?", "wat is een kennisbrief?"),
    ],
    Talk.THANKS: [
        "thanks, that helps",
        "dank je",
        "Dankjewel :smile:",
        "thanks a lot!",
        "Hoi, bedankt",
        "mooi werk!",
        "cheers",
    ],
    Talk.BYE: [
        *("never mind", "laat maar"),
        "bye",
        "Doei!",
        "fijn weekend",
        "tot morgen",
        "See you tomorrow",
        "fijne dag",
    ],
    Talk.GREETING: [
        *("hallo", "Hoi!", "hallooooo", "Goedemorgen allemaal", "hi there", "hoe gaat het?"),
        *("How are you?", "goede middag", "@Leerkring hoi"),
    ],
    Talk.YES: [
        "ja",
        "Nee.",
        "ok",
        "Jaaa",
        "prima",
        "yes please",
        "goed idee",
        "geen idee",
        "ik kom er niet uit",
    ],
    Talk.COMING: [
        *("ik kan er morgen niet bij zijn", "Ik kan niet komen", "ik ben helaas verhinderd"),
        *("ik kan niet op 10 december", "Hoi, ik meld me af voor donderdag", "ik kom niet"),
        *("ik kom toch wel donderdag 10 december", "ik ben er donderdag bij"),
        *("I will come on Thursday after all", "I'll be there on Thursday"),
        *("donderdag kan ik niet", "ik wil me afmelden voor de volgende bijeenkomst"),
        *("I can't come on Thursday", "I’m not coming on Friday", "Can I attend next time?"),
    ],
    Talk.NOTHING: [
        *("", "👍", ":wave:", "🐛🐛🐛", "...", "!!!", "de het een en van", "1", "x", "test"),
        "12",
        "\u200b",
    ],
}
FIRST = [
    "Hoi, ",
    "Goedemorgen! ",
    "Hallo allemaal, ik heb een vraag: ",
    "Hi, please help: ",
    "Stop. ",
]
QUESTION = [
    *("Hoe regel je een materialenpaspoort?", "stoppen met plastic", "help bij aanbesteden"),
    *("privacy bij deelauto’s", "Hoe begeleid je een leerkring?", "materialenpaspoort"),
    *(
        "How do you start a repair café?",
        "gegevens",
        "melding",
        "aanpassen",
        "مرحبا",
        "10.1",
        "Hoe deel je inzichten met gemeenten?",
        "bewaren",
        "plannen voor een wijk",
        "How do you share a crane?",
        "B en W",
    ),
    *("welke stappen zet je eerst?", "verlaten panden", "in vijf stappen"),
    *("hoe voorkom ik dat bewoners niet komen?", "ik kan niet kiezen", "10 december"),
    *("Waarom kan ik een depot niet vullen?", "trek je een vergunning in?"),
    *("Hoe krijg ik mijn leidinggevende mee?", "een baas", "hoe vind ik een mailtje"),
    *("Is een materialenpaspoort verplicht?", "verplicht", "tijd", "Wat kost het?"),
    *("Hoeveel tijd kost een aanbesteding?", "How much time does a tender take?"),
]


@pytest.mark.parametrize(("talk", "text"), [(t, s) for t, texts in SAID.items() for s in texts])
def test_small_talk_is_recognised(talk: Talk, text: str) -> None:
    assert recognise(text) is talk


@pytest.mark.parametrize(
    "text", [*QUESTION, *(f"{a}{b}" for a, b in product(FIRST, QUESTION[:3]))]
)
def test_one_word_about_a_subject_makes_it_a_question(text: str) -> None:
    assert recognise(text) is None
    assert has_subject(text)


def test_some_words_are_small_talk_and_a_subject() -> None:
    assert has_subject("privacy")
    assert has_subject("casus")
    assert has_subject("oogst")
    assert not has_subject("stop")


def test_no_question_of_the_benchmark_that_has_an_answer_is_small_talk() -> None:
    _, asked = evaluate.load_questions(str(QUESTIONS))
    answerable = [each for each in asked if each.cards]
    assert len(answerable) > 40
    assert [
        each for each in answerable if recognise(each.text) or not has_subject(each.text)
    ] == []


@given(st.text(max_size=40))
def test_any_text_is_one_or_the_other(text: str) -> None:
    assert recognise(text) is not None or has_subject(text)
