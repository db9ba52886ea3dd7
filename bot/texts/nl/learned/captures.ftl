capture-title = Bewaar als inzicht
capture-opening = Wat kunnen anderen leren van het bericht van { $name }? Schrijf je conclusie in je eigen woorden.
capture-conclusion = Jouw conclusie
capture-promise = Ik vraag het eerst aan { $name }, onder vier ogen. Ik bewaar alleen je conclusie en waar het bericht staat, niet het bericht zelf. Zegt { $name } nee, of twee weken niets? Dan vergeet ik het.
capture-ask = Vraag het
capture-asked-said = Ik vraag het aan de schrijver. Je hoort van me wat ervan is geworden.
capture-own-opening = Dit is je eigen bericht. Pas de tekst aan tot een ander er iets aan heeft, en kies wie het mag lezen. Daarna laat ik precies zien wat anderen zouden lezen.
capture-words = Wat wil je bewaren?
capture-heading = Bewaard uit een bericht in Slack
capture-kept-private = Bewaard, alleen voor jou. Je vindt het terug bij ‘Mijn antwoorden’.

capture-bot = Dit bericht is niet door een collega geschreven. Daar bewaar ik niets van.
capture-private = Dit is een gesprek tussen een paar mensen. Van andermans woorden hierin bewaar ik niets. Vraag je collega om het zelf op te schrijven, met /leerkring reflectie.
capture-outside = Wie dit schreef, hoort niet bij deze Slack. Ik kan het niet vragen, en bewaar niets.
capture-gone = Wie dit schreef, is hier niet meer. Ik kan het niet vragen, en bewaar niets.
capture-not-together = Je zit niet samen met deze collega in een lopende leerkring. Daarom bewaar ik niets. Een begeleider kan je collega uitnodigen.
capture-before = Over dit bericht is de schrijver al eens iets gevraagd. Ik vraag het niet nog eens.
capture-settled = Hier is al over beslist, of het is te lang geleden. Er is niets veranderd.

capture-request = { $name } leest in een bericht van jou iets waar anderen in ‘{ $circle }’ van kunnen leren. Dit zou ik bewaren, en niets anders:
capture-request-promise = Alleen jij beslist. Zeg je ja, dan kun je de woorden nog aanpassen en kies je zelf wie ze leest. Zeg je nee, of niets tot en met { $date }, dan vergeet ik dit. Uitleg hoeft niet.
capture-yes = Ja, laat me kijken
capture-no = Nee, liever niet
capture-kept = Dit zijn nu je eigen woorden. Je vindt ze bij ‘Mijn antwoorden’: daar kun je altijd kiezen wie ze leest.
capture-refused = Goed. Ik ben het vergeten, en er wordt je hierover niets meer gevraagd.
capture-expired = Dit is te lang geleden gevraagd. Ik ben het vergeten, en er wordt je hierover niets meer gevraagd.
capture-keep-opening = Zo staat het er nu. Pas het aan zoals jij het zou zeggen.
capture-keep-promise = Eerst bewaar ik het alleen voor jou. Daarna laat ik precies zien wat anderen zouden lezen.
capture-told-kept = Dank je wel voor je oplettendheid. De schrijver heeft je conclusie als eigen woorden bewaard voor ‘{ $circle }’, en kiest zelf wie ze leest.
capture-told-not = Je conclusie voor ‘{ $circle }’ is er niet van gekomen, en ik heb haar niet bewaard. Een reden hoeft niemand te geven. Fijn dat je oplet.

kind-of-message-capture-request = de vraag of een conclusie bewaard mag worden
kind-of-message-capture-answered = het antwoord over een conclusie
