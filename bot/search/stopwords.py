"""Pure: words that carry no subject. Kept short: only words that no question is about."""

DUTCH = frozenset(
    """de het een en van in is op te dat die dit voor met zijn was er aan niet ook als maar om
    bij door over naar uit tot dan nog wel geen of we wij ze zij hij ik je jij u hun ons onze
    jullie mijn jouw uw haar hem hen zich wat wie welke welk waar wanneer hoe waarom waarmee
    waarvoor kan kun kunnen kunt mag mogen moet moeten moest zal zou zullen zouden wil wilt
    willen word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad ben
    bent zijn waren geweest doe doet doen deed gedaan ga gaat gaan ging gegaan komt komen
    deze daar daarvan daarvoor daarmee hier hierbij ervan ervoor ermee erbij want omdat zodat
    al alle alles andere anders iets iemand niets niemand veel meer meest minder heel zeer
    steeds weer eens even toch nu toen dus toe zo zoals tussen onder tegen na sinds zonder
    via per eigen zelf elk elke ieder iedere sommige beide
    ervaring ervaringen ervaren weet weten ken kent kennen voorbeeld voorbeelden
    graag gebeurt gebeuren
    hoi hallo hey goedemorgen goedemiddag bedankt dankjewel alvast groet groeten
    allemaal""".split()
)
ENGLISH = frozenset(
    """the a an and of in is on to that this these those for with are was were be been being
    there at not also as but by about from out until than then still no or we they he she it
    i you your our my his her their them us me who whom which what where when how why can
    could may might must shall should will would do does did done have has had having go goes
    get gets got if because so such into over under between against after before since
    without via per own self each every some any both all other more most less very just
    here now only too
    experience experiences know knows example examples anyone anybody please
    happen happens hi hello thanks thank cheers everyone""".split()
)
BY_LANGUAGE = {"nl": DUTCH, "en": ENGLISH}
