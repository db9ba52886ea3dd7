recognition-confirm = Herken ik
recognition-differ = Bij ons anders, want…
recognition-mine = ✓ Herken ik
recognition-mine-differs = ✓ Bij ons anders
recognition-title = Herken ik
recognition-replaces = Je reageerde al op dit inzicht. Wat je nu bewaart, komt daarvoor in de plaats.
recognition-title-differs = Bij ons anders
recognition-how = Hoe ging het bij jullie?
recognition-why = Bij ons anders, want…
recognition-why-missing = Schrijf in één zin wat er bij jullie anders is.
recognition-organisation-hint = Bij het inzicht staat hoeveel organisaties iets zeggen, niet hoeveel mensen. Ik bewaar dit in je instellingen en vraag het niet nog eens.
recognition-reach-circle = Wat je schrijft, lezen de leden van de kring bij dit inzicht. Jouw naam staat er niet bij.
recognition-reach-network = Wat je schrijft, leest iedereen in onze Slack bij dit inzicht. Jouw naam en je organisatie staan er niet bij.
recognition-reach-public = Wat je schrijft, kan iedereen lezen bij dit inzicht, ook buiten Slack. Jouw naam en je organisatie staan er niet bij.
recognition-few-guess = Reageren er weinig mensen? Dan kan iemand raden dat jij het schreef. Noem ook geen namen van anderen. Je kunt dit altijd wijzigen of intrekken.
recognition-take-back = Trek mijn reactie in
recognition-own = Je werkte zelf aan dit inzicht mee. Alleen anderen kunnen zeggen of zij het herkennen.
recognition-saved = Dank je wel! Je reactie staat bij het inzicht. Je kunt die daar altijd wijzigen of intrekken.
recognition-taken-back = Je reactie is weg. Die telt niet meer mee bij het inzicht.
recognition-none = Nog niemand zei of dit elders ook zo is.
recognition-few = Nog weinig reacties. Vanaf vier mensen staat hier hoeveel organisaties dit herkennen.
recognition-counted = { $confirming ->
    [0] Nog geen organisatie herkent dit.
    [one] Eén organisatie herkent dit.
   *[other] { $confirming } organisaties herkennen dit.
} { $differing ->
    [0] Bij geen enkele organisatie was het anders.
    [one] Bij één organisatie was het anders.
   *[other] Bij { $differing } organisaties was het anders.
}
recognition-confirmed = Zo ging het bij anderen:
recognition-differing = Bij anderen ging het anders:

use-start = Ga ik gebruiken
use-stop = ✓ Ga ik gebruiken
use-next = Je wilt dit gebruiken. Hoe het ging, vraag ik maar één keer: vier weken nadat je dat koos. Niemand ziet dat jij het bent.
use-stopped = Ik heb onthouden dat je dit niet meer wilt gebruiken. Het inzicht zelf is er niet meer, of het is niet voor jou.

card-where = Waar
card-links = Meer lezen
card-case = Praktijk: { $case }
card-page = Openbaar, ook voor collega’s zonder Slack:
card-age = Vrijgegeven op { $date }{ $years ->
    [0] .
    [one] , meer dan een jaar geleden.
   *[other] , meer dan { $years } jaar geleden.
}
card-confirmed = Laatst bevestigd op { $date }.

principle-rule = Een inzicht kan een handvat worden als minstens { $organisations } organisaties het herkennen. Minstens vier mensen moeten hebben gereageerd. Bij hooguit { $percent }% van de organisaties mag het anders zijn.
principle-is = Dit is een handvat. { $rule }
principle-proposed = Dit inzicht wordt breed herkend. Het kan een handvat worden:
principle-nothing = Doe je niets? Dan blijft het een gewoon inzicht.
principle-make = Maak er een handvat van
principle-made = Dit inzicht is nu een handvat. Zo staat het overal:
principle-not-any-more = Dit inzicht voldoet niet meer aan de regel voor handvatten:
principle-ended = Dit inzicht is geen handvat meer. Het voldoet niet meer aan de regel:
principle-already = Dit inzicht is al een handvat.
principle-no-longer = Je klik heeft niets gedaan: dit inzicht is aangepast of ingetrokken, of voldoet niet meer aan de regel voor handvatten.

age-opening = { $count ->
    [one] Een inzicht waar jij aan meewerkte, is meer dan een jaar oud. Geldt het nog?
   *[other] { $count } inzichten waar jij aan meewerkte, zijn meer dan een jaar oud. Gelden ze nog?
}
age-closing = Dit vraag ik hooguit eens per kwartaal. Doe je niets? Dan blijft alles zoals het is. Lezers zien hoe oud het is.
age-holds = Ja, nog steeds
age-outdated = Niet meer
age-outdated-title = Geldt dit niet meer?
age-revise = Pas aan
age-answered-holds = Je hebt hiernaar gekeken. Dank je wel! De datum staat bij het inzicht.
age-answered-revise = Je wilt dat dit verandert. Wat je schreef, lezen de begeleiders, met je naam. Zij kunnen met je overleggen.
age-no-facilitator = Deze kring heeft nu geen andere begeleider die het kan aanpassen. Kies een andere knop. Er is niets veranderd.
age-answered-gone = Ingetrokken. Lezers kunnen het niet meer vinden.
