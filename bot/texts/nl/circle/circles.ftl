circle-form-title = Nieuwe leerkring
circle-form-opening = Eerst zie je alles nog eens. Pas daarna krijgt iemand bericht.
circle-more = Meer: vragen, medebegeleiders
circle-name = Naam van de leerkring
circle-theme = Thema
circle-theme-hint = Staat je onderwerp er niet bij? Kies het thema dat het dichtst in de buurt komt. De naam van de kring zegt de rest.
circle-purpose = Waarvoor komt deze kring bij elkaar?
circle-purpose-hint = Eén of twee zinnen. Deelnemers lezen dit in het welkomstbericht.
circle-channel = Kanaal van de kring
circle-channel-hint = Wie in dit kanaal zit, leest jullie agenda en terugblik. Nodig de deelnemers daar uit, en mij ook: typ er /invite @Leerkring
circle-channel-shared = Let op: dit is ook het kanaal van { $names }. Wie daar zit, leest jullie agenda en terugblik.
circle-participants = Deelnemers
circle-nobody-yet = nog niemand
circle-facilitators = Medebegeleiders
circle-questions = Hoofdvragen
circle-questions-hint = Eén vraag per regel, hooguit { $most }. Aanpassen kan altijd.
circle-questions-opening = Dit vraag ik de deelnemers van ‘{ $name }’ na een bijeenkomst. Antwoorden die er al zijn, houden de vraag waarop ze zijn gegeven.
circle-questions-saved = Bewaard. Vanaf nu stel ik deze vragen, ook aan wie over de laatste bijeenkomst nog niets schreef.
circle-question-1 = Hoe stuur je op resultaat terwijl het project steeds verandert?
circle-question-2 = Hoe werk je met nieuwe partners en met versnipperde budgetten?
circle-question-3 = Wat moet je regelen, zodat het werk uiteindelijk echt iets oplevert?
circle-questions-ours = Deze hoofdvragen zijn een voorstel van mij. Je kunt ze altijd aanpassen.
circle-default-release = Wat vul ik alvast in bij ‘Wie mag je antwoorden lezen?’
circle-release-circle = De leerkring, met de naam van de schrijver
circle-release-private = Alleen de schrijver
circle-default-release-hint = De schrijver kan altijd iets anders kiezen. Pas als de schrijver deelt, lezen anderen mee.
circle-language = Taal van de kring
circle-horizon = Tot wanneer loopt de kring?
circle-horizon-hint = Weet je het nog niet? Laat dit dan leeg.

circle-no-participants = Kies minstens één deelnemer.
circle-too-many = Dat zijn te veel mensen voor één kring. Kies er hooguit { $most }.
circle-no-questions = Schrijf minstens één hoofdvraag op.
circle-too-many-questions = Kies hooguit { $most } hoofdvragen. Minder vragen geven betere antwoorden.
circle-name-taken = Er is al een leerkring met deze naam. Kies een andere.
circle-bot-not-in-channel = Ik zit niet in dit kanaal. Typ daar /invite @Leerkring en probeer het nog eens.
circle-bot = { $name } is een app en kan niet meedoen. Haal deze naam weg.
circle-deactivated = Het Slack-account van { $name } is gesloten. Haal deze naam weg.
circle-unknown-person = Slack kent een van deze mensen niet. Haal die naam weg en probeer het nog eens.
circle-already-started = Deze leerkring is al gestart. Je hoeft niets meer te doen.

circle-preview-title = Klopt dit?
circle-preview-opening = Zo ziet de leerkring eruit. De deelnemers weten nog van niets.
circle-preview-kept = Nog niet zeker? Sluit dit venster. De kring staat dan klaar op je Home, en niemand krijgt iets.
circle-preview-welcome = { $count ->
    [0] Zodra er deelnemers zijn, krijgen ze dit welkomstbericht:
    [one] Als de kring start, krijgt één persoon dit welkomstbericht:
   *[other] Als de kring start, krijgen { $count } mensen dit welkomstbericht:
}
circle-fact-theme = Thema: { $theme }
circle-fact-release-circle = Bij ‘Wie mag je antwoorden lezen?’ staat alvast ‘Onze leerkring, met mijn naam’. De schrijver kan iets anders kiezen, en deelt altijd zelf.
circle-fact-release-private = Bij ‘Wie mag je antwoorden lezen?’ staat alvast ‘Alleen ik’. De schrijver kan iets anders kiezen, en deelt altijd zelf.
circle-led-by = Begeleid door
circle-start = Start de kring
circle-keep-draft = Start later
circle-started-title = De kring is gestart
circle-started = ‘{ $name }’ is gestart. Deelnemers krijgen het welkomstbericht. Plan hierna de eerste bijeenkomst.
circle-plan-first = Plan een bijeenkomst

welcome-title = Welkom in ‘{ $name }’
welcome-opening = Je doet mee aan deze leerkring. Begeleiding: { $facilitators }. Dit is ons doel:
welcome-questions = { $count ->
    [one] Met deze vraag kijken we na een bijeenkomst terug:
   *[other] Met deze vragen kijken we na een bijeenkomst terug:
}
welcome-channel = Het kanaal van onze kring, met de agenda op de dag van een bijeenkomst
welcome-will = Dit doe ik: ik nodig je uit, en ik herinner je aan elke uitnodiging of vraag hooguit één keer. Na een bijeenkomst vraag ik wat je hebt geleerd. Jij kiest wie dat mag lezen.
welcome-will-not = Dit doe ik niet: meelezen in kanalen, of laten zien wie na een bijeenkomst niets opschreef. Ik laat je woorden nooit verder gaan dan jij koos, en je kunt ze altijd intrekken. Je begeleider ziet wel wie er komt, en wie nog niet antwoordde op een uitnodiging of datumprikker.
welcome-next = Je hoeft nu niets te doen. Voor elke bijeenkomst krijg je een uitnodiging.

circle-settings-open = Pas de kring aan
circle-settings-title = De kring aanpassen
circle-settings-told = Loopt de kring al, en pas je meer aan dan een tikfout? Dan zet ik dat één keer in het kanaal. Niemand krijgt er een privébericht over.
circle-settings-web = De kring staat op de openbare webpagina. Verander je de naam, het doel of het thema? Dan leest iedereen dat daar meteen.
circle-settings-saved = Bewaard. Wie de kring ziet, ziet het vanaf nu zo.
circle-not-running = Deze leerkring loopt nu niet. Er is niets veranderd.
circle-changed = De begeleider heeft deze leerkring aangepast.
circle-changed-name = De kring heet nu ‘{ $name }’.
circle-changed-purpose = Hiervoor komen we bij elkaar:
circle-changed-channel = Berichten voor de hele kring komen vanaf nu in dit kanaal.
circle-changed-language = In dit kanaal schrijf ik vanaf nu Nederlands. Jouw eigen berichten blijven in jouw taal.
circle-changed-horizon = De kring loopt tot { $date }.
circle-changed-no-horizon = De kring heeft geen einddatum meer.
