settings-title = Settings
settings-more = More: away later, school holidays
settings-language = Language
settings-organisation = Organisation
settings-layer = Kind of organisation
settings-working-days = Working days
settings-working-days-hint = On other days and on public holidays I will not message you on my own initiative. Invitations, changes and answers from others still reach you. You also get an overview shortly before a session that you lead.
settings-from = Earliest time for messages
settings-until = Latest time for messages
settings-saved = Saved. Your settings apply from now on.
settings-no-working-day = Choose at least one day.
settings-no-hours = Choose a time that is later than the first.
layer-municipality = Municipality
layer-province = Province
layer-water-board = Water board
layer-national = National government
layer-civil-society = Civil society organisation
layer-other = Other
settings-away = Away until
settings-away-hint = The day you are back. Until then I will not message you in Slack, not even about invitations or changes. I do tell you about a place that you are waiting for.
settings-region = School holidays
settings-region-hint = In the school holidays of this region I will not message you in Slack, not even about invitations or changes. I do tell you about a place that you are waiting for. If you lead a session then, you get an overview shortly before. You can choose otherwise below.
settings-in-holidays = During those holidays
settings-in-holidays-yes = Message me then too
settings-pings = How many messages a week at most?
settings-pings-hint = For all your circles together. This is about what I send on my own initiative. Invitations and changes do not count.
settings-pings-count = { $count ->
    [one] One message
   *[other] { $count } messages
}
language-other = Liever Nederlands
language-changed = From now on I will speak English with you. You can always change that, with /leerkring language.
language-changed-form = From now on I will speak English with you. Close this form and open it again: then it will be in English too.
settings-away-from = Away from
settings-away-from-hint = The first day you are away. If you fill in only ‘Away until’, you will be away at once.
