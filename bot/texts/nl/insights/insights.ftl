outcome-worked = Dit werkte
outcome-partly = Dit werkte deels
outcome-did-not = Dit werkte niet

kind-tool = Hulpmiddel
kind-tip = Tip
kind-practice = Praktijkvoorbeeld
kind-obstacle = Over een obstakel
kind-question = Vraag
kind-principle = Handvat

card-why = Waarom
card-condition = Werkt alleen als

card-circle = Onze leerkring
card-network = Iedereen in onze Slack
card-public = Iedereen, ook buiten Slack

harvest-no-circle = Oogsten doet een begeleider van een leerkring die loopt. Jij begeleidt er nu geen.
harvest-title = Oogst: maak inzichten
harvest-opening = Hier staat wat deelnemers met de kring deelden. Wat zij voor zichzelf houden, staat hier niet en telt niet mee.
harvest-empty = Nog niemand heeft hierover iets met de kring gedeeld. Zodra dat gebeurt, staat het hier.
harvest-no-meeting = Los van een bijeenkomst
harvest-cards = Inzichten die hiervan zijn gemaakt:
harvest-note = Concept
harvest-proposed = Wacht op toestemming
harvest-refused = Gaat zo niet verder: een schrijver geeft dit liever niet vrij. Pas het aan, of overleg in je kring.
harvest-released = Vrijgegeven
harvest-withdrawn = Ingetrokken
harvest-make = Maak inzicht
harvest-make-more = Maak nog een inzicht
harvest-used = Van dit antwoord is al een inzicht gemaakt: ‘{ $title }’.
harvest-shared-circle = onze leerkring, met naam
harvest-shared-network = iedereen in onze Slack, maar buiten de kring zonder naam
harvest-shared-public = iedereen, ook buiten Slack, maar buiten de kring zonder naam
harvest-change = Pas aan

insight-form-title = Nieuw inzicht
insight-change-title = Inzicht aanpassen
insight-form-opening = Maak er een inzicht van waar een collega elders iets aan heeft. Er komt geen naam van een schrijver op. Laat in je tekst ook geen namen van mensen staan.
insight-more = Meer: plek, thema, soort, links
insight-sources = Gemaakt van
insight-sources-hidden = Een schrijver is bezig met een van de antwoorden. Dat antwoord blijft bij dit inzicht horen.
insight-too-many-sources = Kies hooguit { $most } antwoorden voor één inzicht.
insight-title = Titel
insight-what = Wat gebeurde er?
insight-outcome = Hoe liep het af?
insight-why = Waarom?
insight-condition = Werkt alleen als…
insight-theme = Thema
insight-kind = Soort
insight-level = Wie mag dit inzicht lezen?
insight-level-explained = Mogen meer mensen het inzicht lezen dan het antwoord? Of gaat het de kring uit? Dan vraag ik het eerst aan elke schrijver. Die ziet het inzicht zoals jij het hier schrijft.
insight-released-circle = Het inzicht is vrijgegeven. De leden van de kring kunnen het nu vinden.
insight-released-network = Het inzicht is vrijgegeven. Iedereen in onze Slack kan het nu vinden, en het mag in een kennisbrief.
insight-released-public = Het inzicht is vrijgegeven. Iedereen mag het lezen, en het mag in een openbare kennisbrief.
insight-waits = { $count ->
    [0] Er is niets veranderd. Dit inzicht wacht nog op een ja.
    [one] Bewaard. Niemand kan dit inzicht nu vinden. Ik vraag het eerst aan de schrijver, in werktijd. Wie het inzicht voorstelde, hoort het antwoord. Komt er geen? Dan blijft het staan bij ‘Oogst: maak inzichten’.
   *[other] Bewaard. Niemand kan dit inzicht nu vinden. Ik vraag het eerst aan { $count } schrijvers, in werktijd. Wie het inzicht voorstelde, hoort het als iedereen ja zegt, of als iemand nee zegt. Antwoordt iemand niet? Dan blijft het staan bij ‘Oogst: maak inzichten’.
}
insight-retract = Trek dit inzicht in
insight-retract-title = Inzicht intrekken?
insight-retract-confirm = Lezers kunnen het dan niet meer vinden. Staat het op het web of in kennisbrieven in Slack? Dan haal ik het daar weg. Een mail kan ik niet terughalen. Dit kun je niet terugdraaien.
insight-retracted = Ingetrokken. Lezers kunnen het niet vinden.

insight-place = Waar gebeurde het?
insight-layer = Bij wat voor organisatie?
insight-layer-hint = Een plek of een soort organisatie kan verraden wie het schreef. De schrijvers zien het inzicht voordat het de kring uit gaat.
insight-layer-proposed = Soort organisatie van de schrijvers: { $layer }. Noem die alleen als het helpt.
insight-not-named = Niet noemen
insight-case = Over welke praktijk?
insight-no-case = Geen praktijk
insight-links = Links om meer te lezen (één per regel)
insight-no-principle = Een handvat ontstaat als genoeg organisaties een inzicht herkennen. Kies eerst een andere soort.

note-explained = Nog niet klaar? Bewaar het onderaan als concept. Met ‘Terug’ gaat verloren wat je typte. Alleen de begeleiders van deze kring zien concepten.
note-save = Bewaar als concept
note-propose = Stel voor
note-release = Geef vrij
note-retract-confirm = Alleen de begeleiders zagen dit concept. Dit kun je niet terugdraaien.
note-saved = Bewaard als concept. Je vindt het terug bij ‘Oogst: maak inzichten’. Daar maak je het af wanneer je wilt.
note-no-longer = Dit is geen concept meer. Er is niets veranderd.
note-offer = Stel voor als inzicht
note-offered = { $name } stelt een antwoord voor als inzicht. Het staat klaar als concept.
note-offered-before = Van dit antwoord wordt al een inzicht gemaakt.
note-offer-done = Dank je wel! De begeleiders zien jouw antwoord klaarstaan. Gaat het inzicht de kring uit? Dan vraag ik het eerst aan jou.
note-look = Bekijk het concept
note-next = Maak er een inzicht van, of trek het concept in.

twin-title = Dit lijkt op elkaar
twin-opening = Dit lijkt op een inzicht dat er al is. Herken je dit?
twin-propose = Maak toch een nieuw inzicht
twin-offer = Stel het toch voor
twin-note-kept = Jouw tekst is bewaard als concept. Heb je dat niet meer nodig? Trek het concept dan in.
twin-answer-kept = Jouw antwoord blijft zoals het is.

withdraw-reason = Waarom trek je het in?
withdraw-words = Wil je er iets bij zeggen?
withdraw-submit = Trek in
withdraw-read-by-authors = De schrijvers achter dit inzicht lezen je reden, met jouw naam erbij.
withdraw-read-by-note = Alleen de begeleiders lezen je reden.
withdraw-told = { $name } trok een inzicht in waar jouw woorden in zaten:
withdraw-told-reason = Reden: { $reason }
withdrawn-outdated = Het is verouderd
withdrawn-wrong = Het klopt niet
withdrawn-recognisable = Je kunt herkennen om wie het gaat
withdrawn-double = Dit staat al in een ander inzicht
withdrawn-other = Iets anders
withdrawn-author = Een schrijver trok het in
withdrawn-facilitator = Een begeleider trok het in

history-title = Wat er met dit inzicht gebeurde:
history-noted = { $name } bewaarde een concept
history-offered = { $name } stelde een antwoord voor
history-proposed = { $name } stelde het inzicht voor
history-revised = { $name } paste het inzicht aan
history-released = het inzicht werd vrijgegeven
history-retracted = { $name } trok het inzicht in
history-promoted = { $name } maakte er een handvat van

release-asking = { $name } maakte dit inzicht, mede van jouw woorden. Zo komt het er te staan. Je naam zet ik er niet bij. Mogen meer mensen het lezen?
release-asking-own = { $name } maakte dit inzicht van jouw woorden. Zo komt het er te staan. Je naam zet ik er niet bij. Mogen meer mensen het lezen?
release-wants-changes = Je wilt dat dit inzicht eerst verandert. Dit lezen de begeleiders, met je naam. Zij kunnen met je overleggen. Verandert de tekst? Dan vraag ik het je opnieuw.
release-asking-changed = Dit inzicht is aangepast sinds ik je ernaar vroeg. Zo komt het er nu te staan. Je naam zet ik er niet bij. Mogen meer mensen het lezen?
release-changed-again = Dit inzicht is aangepast sinds ik je ernaar vroeg. Had je al geantwoord? Dan telt dat niet meer. Ik vraag het je opnieuw.
release-changed-free = Dit inzicht is aangepast sinds ik je ernaar vroeg. Had je al geantwoord? Dan telt dat niet meer. Je hoeft niets te doen.
release-built-on = Gemaakt van jouw antwoord op: { $question }
release-reach-circle = Wie het mag lezen: de leden van ‘{ $circle }’.
release-reach-network = Wie het mag lezen: iedereen in onze Slack, ook buiten ‘{ $circle }’.
release-reach-public = Wie het mag lezen: iedereen, ook buiten Slack. De naam van de kring, ‘{ $circle }’, staat erbij. Wat al is gemaild of overgeschreven, kan niemand terughalen.
release-anyway-circle = Geef je het toch vrij? Dan mogen de leden van ‘{ $circle }’ het lezen.
release-anyway-network = Geef je het toch vrij? Dan mag iedereen in onze Slack het lezen, ook buiten ‘{ $circle }’.
release-anyway-public = Geef je het toch vrij? Dan mag iedereen het lezen, ook buiten Slack. De naam van de kring, ‘{ $circle }’, staat erbij. Wat al is gemaild of overgeschreven, kan niemand terughalen.
release-small-circle = { $count ->
    [0] Let op: de kring heeft nu geen deelnemers. Wie de kring kent, kan raden van wie deze ervaring is.
    [one] Let op: de kring telt maar één deelnemer. Wie de kring kent, weet van wie deze ervaring is.
   *[other] Let op: de kring telt maar { $count } deelnemers. Wie de kring kent, kan raden van wie deze ervaring is.
}
release-silent = Zonder jouw ja gaat het niet verder. Ook na een ja kun je het altijd intrekken.
release-further = Dat gaat verder dan je zelf koos bij je antwoord. Wil je minder lezers? Druk op ‘Het moet anders’.
release-names-you = Let op: je naam staat in de tekst. Wil je dat niet? Druk dan op ‘Het moet anders’.
release-give = Geef vrij
release-refuse = Nee, liever niet
release-give-anyway = Geef toch vrij
release-withdraw = Trek in
release-withdraw-title = Inzicht intrekken?
release-withdraw-confirm = Lezers kunnen het dan niet meer vinden. Staat het op het web of in kennisbrieven in Slack? Dan haal ik het daar weg. Een mail kan ik niet terughalen. Dit kun je niet terugdraaien.
release-withdraw-waiting = Lezers kunnen het nog niet vinden. Dat blijft zo, tot jij het toch vrijgeeft.
release-given = Je hebt dit inzicht vrijgegeven. Dank je wel! Je kunt dit altijd intrekken.
release-given-waiting = Je hebt dit inzicht vrijgegeven. Dank je wel! Het is te lezen zodra alle schrijvers ja zeggen. Je kunt dit altijd intrekken.
release-refused = Je gaf dit inzicht niet vrij. Het gaat niet verder. Wil je dat later toch? Druk dan op ‘Geef toch vrij’.
release-is-withdrawn = ‘{ $title }’ is ingetrokken. Lezers kunnen het niet meer vinden.
release-words-stay = Je eigen antwoord is gebleven zoals jij het koos.
release-withdrawn-said = Ingetrokken. Lezers kunnen het inzicht niet vinden. Stond het in kennisbrieven in Slack, dan haal ik het eruit. Wat al was gemaild, kan ik niet terughalen.
release-already-given = Dit inzicht is al vrijgegeven. Wil je dat niet meer? Kies dan ‘Trek in’.
release-answered = Je gaf hier al antwoord op. Je nieuwste bericht hierover laat zien wat je koos. Er is niets veranderd.
release-card-changed = Je klik heeft niets gedaan: het inzicht is net aangepast. Kijk in je nieuwste bericht hierover.
release-card-withdrawn = Dit inzicht is ingetrokken. Je hoeft niets meer te doen.
release-told-released = Dit inzicht is vrijgegeven. Het is nu te vinden:
release-told-refused = De schrijver geeft dit inzicht liever niet vrij:
release-told-refused-by-one = Een van de schrijvers geeft dit inzicht liever niet vrij:
release-told-next = Het gaat niet verder. Je kunt de tekst aanpassen of minder lezers kiezen, met /leerkring oogst.
release-told-withdrawn = Dit inzicht is door een schrijver ingetrokken:
release-told-gone = Lezers kunnen het niet meer vinden, en ik haal het uit de kennisbrieven. Wat al was gemaild, kan ik niet terughalen. Een reden hoeft niemand te geven.
proposal-title = Klopt dit?
proposal-opening = Zo zien lezers dit inzicht:
proposal-readers = Wie mag het lezen? { $readers }.
proposal-circle-next = Na ‘Geef vrij’ kan de kring het meteen vinden.
proposal-released-next = Na ‘Geef vrij’ kunnen deze lezers het meteen vinden. Ik hoef niemand meer toestemming te vragen.
proposal-authors-next = { $count ->
    [one] Na ‘Stel voor’ vraag ik het eerst aan de schrijver, in werktijd. Na een ja kunnen anderen het vinden.
   *[other] Na ‘Stel voor’ vraag ik het eerst aan { $count } schrijvers, in werktijd. Anderen vinden het pas als iedereen ja zegt.
}
proposal-kept = Nog niet zeker? Sluit dit venster. Alles wat je schreef, is bewaard als concept. Je vindt het bij ‘Oogst: maak inzichten’.
proposal-changed = Dit concept is intussen aangepast. Sluit dit venster en open het concept opnieuw. Er is niets voorgesteld.
