settings-title = Instellingen
settings-more = Meer: later afwezig, schoolvakanties
settings-language = Taal
settings-organisation = Organisatie
settings-layer = Soort organisatie
settings-working-days = Werkdagen
settings-working-days-hint = Op andere dagen en op feestdagen stuur ik je niets uit mezelf. Een uitnodiging, wijziging of antwoord van een ander krijg je wel. Ook krijg je een overzicht vlak voor een bijeenkomst die je begeleidt.
settings-from = Berichten vanaf
settings-until = Berichten tot
settings-saved = Bewaard. Je instellingen gelden vanaf nu.
settings-no-working-day = Kies minstens één dag.
settings-no-hours = Kies een tijd die later is dan het begin.
layer-municipality = Gemeente
layer-province = Provincie
layer-water-board = Waterschap
layer-national = Rijk
layer-civil-society = Maatschappelijke organisatie
layer-other = Anders
settings-away = Afwezig tot
settings-away-hint = De eerste dag waarop je er weer bent. Tot dan stuur ik je in Slack niets, ook geen uitnodiging of wijziging. Alleen een vrije plek waar je op wacht, meld ik wel.
settings-region = Schoolvakanties
settings-region-hint = Als je een regio kiest, stuur ik je in die schoolvakanties in Slack niets, ook geen uitnodiging of wijziging. Een vrije plek waar je op wacht, meld ik wel. Begeleid je dan een bijeenkomst? Dan krijg je vlak ervoor een overzicht. Hieronder kun je anders kiezen.
settings-in-holidays = In die vakanties
settings-in-holidays-yes = Stuur me dan toch berichten
settings-pings = Hoeveel berichten per week hooguit?
settings-pings-hint = Over al je kringen samen. Het gaat om wat ik je uit mezelf stuur. Uitnodigingen en wijzigingen tellen niet mee.
settings-pings-count = { $count ->
    [one] Eén bericht
   *[other] { $count } berichten
}
language-other = English, please
language-changed = Vanaf nu spreek ik Nederlands met je. Veranderen kan altijd, met /leerkring taal.
language-changed-form = Vanaf nu spreek ik Nederlands met je. Sluit dit formulier en open het opnieuw: dan is het ook in het Nederlands.
settings-away-from = Afwezig vanaf
settings-away-from-hint = De eerste dag waarop je er niet bent. Vul je alleen ‘Afwezig tot’ in? Dan ben je meteen afwezig.
