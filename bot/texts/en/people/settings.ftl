settings-title = Settings
settings-language = Language
settings-organisation = Organisation
settings-layer = Kind of organisation
settings-working-days = Working days
settings-working-days-hint = On other days and on public holidays you get no questions or reminders.
settings-from = Messages from
settings-until = Messages until
settings-saved = Saved. Your settings hold from now on.
settings-no-working-day = Choose at least one day.
settings-no-hours = Choose a time later than the first.
layer-municipality = Municipality
layer-province = Province
layer-water-board = Water board
layer-national = National government
layer-civil-society = Civil society organisation
layer-other = Other
settings-away = Away until
settings-away-hint = The first day on which you are back. Until then I send you nothing of my own accord.
settings-region = School holidays
settings-region-hint = When you choose a region, I do not write to you in its school holidays.
settings-in-holidays = During those holidays
settings-in-holidays-yes = Write to me then too
settings-pings = How many messages a week at most?
settings-pings-hint = For all your circles together. It is about what I send of my own accord. Invitations and changes always come.
settings-pings-count = { $count ->
    [one] One message
   *[other] { $count } messages
}
language-other = Liever Nederlands
language-changed = From now on I speak English with you. You can always change it, with /leerkring language.
language-changed-form = From now on I speak English with you. Close this form and open it again: then it is in English too.
