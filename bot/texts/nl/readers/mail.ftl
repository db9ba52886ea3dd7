mailing-title = Kennisbrieven per mail
mailing-link = Krijg nieuwe inzichten per mail
mailing-opening = Een kennisbrief vertelt wat leerkringen van { $name } leerden. Je krijgt een mail als er een nieuwe is. Ik houd niet bij of je die leest.
mailing-address = Je mailadres
mailing-themes = Over welke thema’s?
mailing-themes-hint = Kies je niets? Dan krijg je alles.
mailing-language = In welke taal?
mailing-leave-empty = Laat dit veld leeg
mailing-ask = Vraag kennisbrieven aan
mailing-after = Eerst krijg je één mail om te bevestigen. Doe je dat niet? Dan vergeet ik je adres na twee dagen.
mailing-address-wrong = Vul één mailadres in, zoals naam@gemeente.nl.
mailing-too-many = Er zijn nu te veel aanvragen. Probeer het over een uur opnieuw.
mailing-asked-title = Kijk in je mailbox
mailing-asked = Ik stuur nu een mail naar het adres dat je invulde. Open de link in die mail binnen twee dagen en druk op de knop. Zie je geen mail? Kijk dan bij ongewenste mail, of probeer het over tien minuten opnieuw. Ik stuur hooguit drie mails in twee dagen.

mailing-confirm-subject = Wil je kennisbrieven van { $name }?
mailing-confirm-why = Iemand vulde dit adres in om kennisbrieven van { $name } te krijgen.
mailing-confirm-do = Was jij dat? Open dan deze pagina en druk op de knop:
mailing-confirm-link = Bevestig je aanvraag
mailing-confirm-ignore = Was jij het niet? Dan hoef je niets te doen. Over twee dagen vergeet ik deze aanvraag.
mailing-confirm-page = Wil je kennisbrieven van { $name } krijgen op { $address }?
mailing-confirm-button = Ja, stuur ze
mailing-confirmed-title = Gelukt
mailing-confirmed = Kennisbrieven komen vanaf nu op { $address }. Onderaan elke mail kun je wijzigen of stoppen.
mailing-item-gone = Dit inzicht is nu niet openbaar.
mailing-expired-title = Deze link werkt niet meer
mailing-expired = De link is ouder dan twee dagen, of niet compleet. Drukte je al op de knop? Dan krijg je de kennisbrieven, tenzij je ze stopte.
mailing-ask-again = Vraag opnieuw aan

mailing-missed = { $count ->
    [one] Eén kennisbrief van { $name }
   *[other] { $count } kennisbrieven van { $name }
}
mailing-why = Je krijgt deze mail omdat je kennisbrieven van { $name } aanvroeg.
mailing-change = Wijzigen of stoppen
mailing-recall = Trekt een schrijver iets in? Dan staat dat op de pagina van het inzicht. Een mail kan ik niet terughalen.
mailing-page = Op het web, met correcties als die er zijn
mailing-read = Lees verder
mailing-links = Links

mailing-manage-title = Jouw kennisbrieven
mailing-manage-now = Kennisbrieven van { $name } gaan naar { $address }.
mailing-manage-less = Wil je minder mail? Kies hoe vaak, en over welke thema’s.
mailing-manage-pause-hint = Tot die dag krijg je geen kennisbrieven per mail. Wat je miste, zit in de eerste mail daarna.
mailing-manage-save = Bewaar mijn keuze
mailing-manage-saved = Bewaard. { $often }. Over: { $themes }.
mailing-manage-saved-pause = Tot { $day } stuur ik geen kennisbrieven.
mailing-manage-saved-over = Miste je iets? Dan komt dat in één mail.
mailing-themes-all = alle thema’s
mailing-stop-lead = Wil je helemaal geen kennisbrieven meer?
mailing-stop = Stop alle kennisbrieven
mailing-stopped-title = Gestopt
mailing-stopped = Je krijgt geen kennisbrieven meer op { $address }. Dertig dagen nadat je stopte, vergeet ik dit adres. Reageerde je op een inzicht of stelde je een vraag? Dan bewaar ik je adres tot een jaar na de laatste keer. Is er in die tijd nieuws over je vraag? Dan krijg je nog wel een mail.
mailing-begin-again = Toch weer kennisbrieven
mailing-rests = Je mailbox nam mijn mail niet aan (code { $reason }). Daarom stuur ik er nu niets heen. Werkt je mailbox weer? Druk op ‘Probeer het opnieuw’.
mailing-wake = Probeer het opnieuw
mailing-unknown-title = Deze link klopt niet
mailing-unknown = Misschien mist er een stuk van de link, of is die oud. Kopieer hem uit je nieuwste mail.
mailing-busy = Dat gaat te snel. Wacht een minuut en probeer het opnieuw.
mailing-too-large = Dat is te veel voor dit formulier. Vul één mailadres in.
