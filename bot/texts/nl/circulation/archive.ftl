web-skip = Naar de inhoud
web-nav = Onderdelen
web-nav-insights = Inzichten
web-nav-editions = Kennisbrieven
web-nav-search = Zoeken
web-nav-mail = Per mail
web-accessibility = Toegankelijkheid
web-privacy = Privacy
web-front = Wat leerkringen leerden
web-front-title = Wat leerkringen van { $name } leerden
web-editions = Kennisbrieven
web-editions-title = Kennisbrieven van { $name }
web-editions-latest = Nieuwste kennisbrieven
web-editions-all = Alle kennisbrieven
web-editions-none = Er is nog geen kennisbrief voor iedereen. Zodra die er is, staat die hier.
web-editions-newer = Nieuwere kennisbrieven
web-editions-older = Oudere kennisbrieven
web-edition-gone-title = Deze kennisbrief is er niet meer
web-edition-gone = De schrijvers trokken alles in wat erin stond. Daarom staat er hier niets meer.
web-themes = Inzichten per thema
web-principles = Handvatten
web-newest = Nieuwste inzichten
web-count = { $count ->
    [one] één inzicht
   *[other] { $count } inzichten
}
web-search-label = Waar zoek je ervaring mee?
web-search-hint = Schrijf een paar woorden of een hele vraag. Ik bewaar niet wat je zoekt.
web-search-do = Zoek
web-missing-title = Hier staat niets
web-missing = Misschien mist er een stuk van het adres. Kopieer het nog eens.
