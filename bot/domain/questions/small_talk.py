"""Pure: what people say to the bot that is not about a subject.

A greeting, "how does this work?", "stop": searching for it finds nothing, and no circle can
answer it. It is small talk when every word of it belongs to the vocabulary below; one word
about a subject makes it a question, however politely it begins.
"""

import re
from collections.abc import Iterator
from enum import StrEnum, auto

from bot.domain.people.day_words import MONTHS, WEEKDAYS
from bot.search import tokens
from bot.search.stopwords import DUTCH, ENGLISH

LONGEST_DRAWN = 20  # letters
BRIEF = 3  # words: in a thread, more are an answer or a further question


class Talk(StrEnum):
    """What is meant; of several, the first in this order."""

    STOP = auto()  # fewer messages, or none at all
    PRIVACY = auto()
    SETTINGS = auto()  # one's language, and how one wants to hear from the bot
    EFFORT = auto()  # whether one has to, and how much time it takes
    COMING = auto()  # or not, to a session
    CASE = auto()
    JOIN = auto()
    WHO = auto()  # leads the circle, or all of this
    TOOL = auto()  # something that one does here: plan a session, write an insight
    HELP = auto()
    ABOUT = auto()  # what this is, and how it works
    THANKS = auto()
    BYE = auto()
    GREETING = auto()
    YES = auto()  # or no: an answer to something, but typed where no answer is read
    NOTHING = auto()  # no words at all, or none that say anything


# What a word of small talk says. Those of CASE, PRIVACY and SETTINGS are subjects as well.
_SAYS = {
    Talk.STOP: """stop stoppen stopt gestopt stopzetten afmelden afmelding afgemeld
        uitschrijven uitgeschreven opzeggen opgezegd uitstappen unsubscribe quit leave leaving
        optout pauze pauzeren pause minder fewer""",
    Talk.PRIVACY: """privacy avg gdpr persoonsgegevens vertrouwelijk vertrouwelijkheid
        confidential anoniem anonymous""",
    Talk.SETTINGS: """taal talen language languages instelling instellingen setting settings
        voorkeur voorkeuren preference preferences""",
    Talk.CASE: "casus casussen praktijk praktijken case cases",
    Talk.JOIN: """meedoen meedoe meedoet deelnemen deelneem aanmelden aanmelding inschrijven
        aansluiten join joining participate signup lid""",
    Talk.GREETING: """hoi hoihoi hallo halo hey hee heej hai hi hiya hello moi yo goedemorgen
        goeiemorgen goedemiddag goeiemiddag goedenavond goedendag goededag morgen morning
        middag afternoon avond evening dag welkom""",
    Talk.BYE: "doei bye goodbye ciao groet groeten groetjes regards weekend",
    Talk.HELP: """help hulp helpen helpt helpe support snap snappen begrijp begrijpen vast
        kwijt stuck lost understand uitleg uitleggen explain vraag vragen vraagje question
        questions""",
    Talk.ABOUT: """werkt werken werkte work works working worked tell vertel betekent leerkring
        leerkringen kring kringen circle circles learning bot robot functie functies
        mogelijkheden bedoeling doel nut gebruik gebruiken use using begin beginnen begint start
        starten commando commandos commands menu introductie over about kennisbrief
        kennisbrieven digest digests""",
    Talk.THANKS: """dank dankje dankjewel dankuwel bedankt thanks thank thankyou thx ty merci
        cheers top tof super mooi gaaf geweldig leuk nice great cool perfect awesome fantastisch
        geholpen helpful helps helped""",
    Talk.YES: """ja jaa jawel jazeker jep yes yep yeah yup zeker nee neen no nope ok oke okay
        okee prima fijn goed akkoord agreed sure klopt correct misschien maybe natuurlijk
        absoluut done gedaan begrepen got fine nvt kom idee idea""",
}
_WORDS = {word: talk for talk, words in _SAYS.items() for word in words.split()}
# What one does here. Together with nothing but the words of `_DOING` it is about the bot, and
# may be looked up all the same.
_TOOL = frozenset(
    """bijeenkomst bijeenkomsten sessie sessies session sessions meeting meetings inzicht
    inzichten insight insights reflectie reflecties reflecteren reflection reflections reflect
    voornemen voornemens intention intentions draaiboek oogst oogsten harvest hoofdvraag
    hoofdvragen uitnodiging uitnodigingen invitation invitations""".split()  # noqa: SIM905
)
_DOING = frozenset(
    """plan plannen inplannen planning prik prikken verzet verzetten verplaats verplaatsen
    afzeggen bewaar bewaren opslaan schrijf schrijven opschrijven maak maken maakt invullen
    invul openen deel delen toevoegen voeg toe bekijk bekijken volgende eerste eerstvolgende
    vorige wanneer terugvinden schedule move cancel save write make create share add view show
    next first last previous when fill enter""".split()  # noqa: SIM905
)
# These are small talk only where it is about oneself: "my data", "can I change my answer?".
_OWN = frozenset(
    """gegevens data meldingen notifications antwoord antwoorden answer answers aanpassen
    wijzig wijzigen verander veranderen intrekken intrek trek terugtrekken terughalen
    terugnemen verwijderen change edit withdraw
    delete mailen mailtjes zet uitzetten leidinggevende baas chef boss verplicht verplichting
    mandatory compulsory obligatory required vrijwillig voluntary optional tijd time kost kosten
    cost costs vraagt duurt duren lang long hoeveel hoelang minuten minutes uur uren hour hours
    week maand month spend besteed takes verwacht expected zoek zoeken search stap stappen
    verlaat
    """.split()  # noqa: SIM905
)
_OWN_TALK = {Talk.STOP, Talk.PRIVACY, Talk.SETTINGS, Talk.EFFORT}
_SUBJECTS = _OWN | {
    word for word, talk in _WORDS.items() if talk in {Talk.CASE, Talk.PRIVACY, Talk.SETTINGS}
}

# What some words say together; read before single words.
_PHRASES = (
    (Talk.STOP, r"(geen|niet|no|any)( meer| more)? (berichten|meldingen|mails?|messages)"),
    (Talk.STOP, r"(geen|no)( meer| more)? (kennisbrie(f|ven)|digests?)"),
    (
        Talk.STOP,
        r"zeg .*\bop$|(uit|out of) (de|deze|mijn|the|this|my) (leer|learning )?(kring|circle)",
    ),
    (Talk.STOP, r"verlaat (ik )?(de|deze|mijn) (leer)?kring"),
    (Talk.STOP, r"(doe|doen|wil|hoef) (niet|geen) meer|no longer|anymore|don t want"),
    (Talk.STOP, r"(te veel|too many) (berichten|meldingen|mails?|messages)"),
    (Talk.STOP, r"(wis|verwijder)(sen|en)? (ik |al )*mijn (gegevens|data)"),
    (Talk.STOP, r"(delete|erase|remove) (all )?my data"),
    (Talk.STOP, r"(mijn|my) (gegevens|data) .*(wissen|verwijderen|deleted|erased|removed)"),
    (Talk.STOP, r"zet .*uit\b|uitzetten|turn (this|it) off"),
    (Talk.STOP, r"met rust|(haal|verwijder) (me|mij)|(meld|schrijf) (me|mij) (hier )?(af|uit)"),
    (Talk.STOP, r"hou(d)? (hier )?(er)?(mee )?op|opt out|alone|remove me|sign me off"),
    (Talk.PRIVACY, r"(wie|who) .*(leest|lezen|ziet|zien|reads?|sees?)|lees(t)? (je|jij) mee"),
    (Talk.PRIVACY, r"(leest|lezen|ziet|zien|reads?|sees?) .*(leidinggevende|baas|chef|boss)"),
    (Talk.PRIVACY, r"(leidinggevende|baas|chef|boss) .*(leest|lezen|ziet|zien|reads?|sees?)"),
    (Talk.PRIVACY, r"(mijn|my) (gegevens|data|antwoord(en)?|answers?)"),
    (
        Talk.PRIVACY,
        r"(verwijder(en)?|wis(sen)?|trek|delete|remove|withdraw) .*(mijn|my) (vraag|question)",
    ),
    (Talk.PRIVACY, r"(mijn|my) (vraag|question) .*(in|terug)trekken"),
    (Talk.SETTINGS, r"(in het|in|speak|spreek( je)?) (engels|nederlands|english|dutch)"),
    (Talk.EFFORT, r"(is|ben|was|het|of|niet)( \w+)* (verplicht|vrijwillig)"),
    (Talk.EFFORT, r"(is|am|it)( \w+)* (mandatory|compulsory|obligatory)"),
    (Talk.EFFORT, r"(is|am|it)( \w+)* (required|voluntary|optional)"),
    (
        Talk.EFFORT,
        r"(hoe ?veel|veel|how much|much|lot of) (tijd|time|werk|work)|time consuming",
    ),
    (Talk.EFFORT, r"(hoe ?veel|how many) (minuten|uur|uren|minutes|hours)"),
    (Talk.EFFORT, r"(hoe ?lang|how long) (duurt|duren|kost|ben|does|do|will|is)"),
    (Talk.EFFORT, r"moet (ik|je) .*(doen|meedoen|antwoorden|invullen)|do( we)? have to"),
    (
        Talk.EFFORT,
        r"(kan|mag) (ik|dit|het|dat) (ook )?later( ook)?( nog)? (antwoorden|doen|invullen)",
    ),
    (Talk.EFFORT, r"verwacht .*(van|mij|me)|(van|mij|me) verwacht|expected (of|from)"),
    (Talk.JOIN, r"doen? (\w+ )?mee|take part|sign (me )?up|(meld|schrijf) (me|mij) (aan|in)"),
    (Talk.GREETING, r"hoe (gaat|is) het$|hoe gaat het (met|vandaag)|how are you|alles goed"),
    (Talk.GREETING, r"goede "),
    (Talk.BYE, r"tot (ziens|later|morgen)|see you|(fijne|prettige) |never ?mind|laat maar"),
)
_READ = tuple((talk, re.compile(rf"\b(?:{pattern})")) for talk, pattern in _PHRASES)
_COMING = re.compile(
    r"\bik kom( er)?( \w+)? niet\b(?! uit)|\bik kan\b.* (komen|bij zijn|aanwezig zijn)\b"
    r"|\bik (ben|zal) (er )?(dan |helaas )?(niet bij|niet aanwezig|verhinderd)\b"
    r"|\b(can|cannot|won|able to) (come|make it|be there|attend)\b|\bnot coming\b"
)
# These are about a session only with a day, or with the word itself.
_COMING_THEN = re.compile(
    r"\bik kan( \w+){0,3} niet\b|\bkan ik( \w+){0,3} niet\b|\b(meld|schrijf) (me|mij) .*\baf\b"
    r"|\b(me|mij) .*\b(afmelden|afzeggen)\b|\b(meld|zeg) (me|mij)? ?af\b|\bcan make\b"
    r"|\bik (kom|ben er|zal er)\b|\b(will|ll) (be there|come|attend)\b|\bcoming\b"
)
_WHO = re.compile(
    r"(wie|who) (is|zijn|are|begeleidt|leidt|leads|facilitates|runs)?( \w+){0,3}? ?"
    r"(begeleiders?|facilitators?|(programma)?beheerders?|(programme )?managers?"
    r"|(leer)?kring(en)?|(learning )?circles?)"
    r"( (van|of)( \w+)? (leerkring|kring|learning circle|circle))?"
)
_ASKING = frozenset("hoe wat wie waar waarom waarvoor how what who where why".split())  # noqa: SIM905

# Words around the others that say nothing of a subject either.
_AROUND = """berichten bericht mail mails messages message rust haal laat eraf sending sent zit
    zitten ergens vind vinden find something iets werk longer anymore verwijder remove meld
    schrijf hou houd ermee op stuur send sturen krijg krijgen leest lezen lees ziet zien reads
    read sees see mee take part sign up off opt alone me mij af inbrengen breng brengen bring
    ziens later fijne prettige goede goeden good day nog eens even eigenlijk precies exactly dit
    dat hier daar leren mag alsjeblieft alstublieft aub svp pls please jij je jullie your heel
    erg hartelijk veel very much so lot again nu today vandaag ding thing alvast test testen
    testing probeer proberen try haha hahaha lol hmm hm eh ehm uh um oh ah aha wow oeps sorry
    pardon excuse re don doesn im zeg say mogelijk possible gewoon just iemand want need nodig
    moeite too ook there stel stellen ask vragen allemaal all everyone iedereen nieuw new many
    tomorrow laten wis wissen erase engels nederlands english dutch speak spreek write wrote
    never mind maar"""
_DAYS = frozenset(each for names in (*MONTHS, *WEEKDAYS) for each in names)
_THEN = _DAYS | {"bijeenkomst", "sessie", "session", "meeting", "week", "keer", "time"}
_EMPTY = DUTCH | ENGLISH | _OWN | frozenset([*_WORDS, *_AROUND.split()])
_OF_THE_TOOL = _EMPTY | _TOOL | _DOING
_OF_COMING = (
    _OF_THE_TOOL
    | _THEN
    | frozenset(
        """kom komen come coming able cannot attend aanwezig verhinderd helaas unfortunately
    afmelden afzeggen am will would ll there be""".split()  # noqa: SIM905
    )
)
_LONG_DRAWN = re.compile(r"(\w)\1{2,}")


def recognise(text: str) -> Talk | None:
    """None for what has a subject, and can be looked up; `text` as it was typed."""
    said = list(_said(text))
    if _WHO.fullmatch(" ".join(said)):
        return Talk.WHO
    if _is_of_coming(said):
        return Talk.COMING
    if talk := _of_the_tool(said):
        return talk
    if any(word not in _EMPTY for word in said):
        return None
    if not said:
        return Talk.HELP if "?" in text else Talk.NOTHING
    found = set(_meant(said))
    talk = next((each for each in Talk if each in found), Talk.NOTHING)
    return None if _OWN.intersection(said) and talk not in _OWN_TALK else talk


def _is_of_coming(said: list[str]) -> bool:
    """Whether somebody says that they come to a session, or do not."""
    if any(word not in _OF_COMING for word in said):
        return False
    whole = " ".join(said)
    if _COMING.search(whole):
        return True
    return bool(_THEN.intersection(said)) and _COMING_THEN.search(whole) is not None


def _of_the_tool(said: list[str]) -> Talk | None:
    """Whether one has to do what one does here, or something else about it."""
    if any(word not in _OF_THE_TOOL for word in said):
        return None
    meant = set(_meant(said))
    if Talk.EFFORT in meant and Talk.STOP not in meant:
        return Talk.EFFORT
    return Talk.TOOL if _TOOL.intersection(said) else None


def has_subject(text: str) -> bool:
    """Whether there is a word in it that something can be known about."""
    return any(word not in _EMPTY or word in _SUBJECTS for word in _said(text))


def is_brief(text: str, most: int = BRIEF) -> bool:
    return len(list(_said(text))) <= most


def _meant(said: list[str]) -> Iterator[Talk]:
    """Only small words with one that asks: "what can I do here?" is about the bot."""
    whole = " ".join(said)
    together = [talk for talk, pattern in _READ if pattern.search(whole)]
    yield from together
    yield from (_WORDS[word] for word in said if word in _WORDS)
    if not together and _ASKING.intersection(said):
        yield Talk.ABOUT


def _said(text: str) -> Iterator[str]:
    """Its words, with "hallooo" as "hallo"; lone letters and digits say nothing."""
    for word in tokens.in_order(tokens.plain(text)).split():
        if len(word) == 1 or (word.isdigit() and len(word) <= 2):  # noqa: PLR2004
            continue
        once = _LONG_DRAWN.sub(r"\1", word)
        is_warm = len(word) < LONGEST_DRAWN and once in _EMPTY and word not in _EMPTY
        yield once if is_warm else word
