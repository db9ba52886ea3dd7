search-title-nothing = Nothing found
search-title-near = No exact match
search-not-this = Not what you were looking for?
search-title = Search results
search-card-title = Insight
search-empty = What would you like to know? Write your question in the search field on the Home tab, or type for instance: /leerkring search how do you set up a materials passport
search-asked = You asked:
search-corrected = I searched for: { $question }
search-as-typed = Search for what I typed
search-group-worked = This worked
search-group-did-not = This did not work
search-group-partly = This partly worked
search-read = Read more
search-share = Share here
search-more = More
search-cut = These were the first { $count }. There is more: refine your question to find the rest.
search-private = Only you can see this answer.
search-source = You only see insights that you may read. An insight leaves its circle only once its authors say yes.
search-tells = Is this something you learned yourself? Type /leerkring reflect with your words after it. They will then be in the form.
search-nothing = I found no experience of this yet. A circle may know more.
search-near = These insights come close:
search-also-asked = Other people asked this too. Ask a circle as well: that shows how much it matters.
search-also-on-agenda = Other people asked this too. A circle is already looking into it.
search-in-nl = in Dutch
search-in-en = in English
search-put = Ask a circle
search-shared = Shared in this channel.
search-share-closed = This insight is for its own circle only. You cannot share it here.
search-shared-before = Somebody has already shared this insight here today.
search-bot-not-in-channel = I am not in this channel. Type /invite @Leerkring here and try again.
search-withdrawn = This insight cannot be read here at the moment. It may have been withdrawn.
search-no-phrase = I cannot find exactly ‘{ $phrase }’ anywhere. This comes closest:
search-refine = Refine
search-about-me = Was your question about Leerkring itself?
search-nothing-narrowed = I found nothing with these choices. Use fewer filters and search again.
search-ago-recent = recently
search-ago-months = { $months ->
    [one] 1 month ago
   *[other] { $months } months ago
}
search-ago-years = { $years ->
    [one] 1 year ago
   *[other] { $years } years ago
}
search-still-holds = still true (last checked { $ago })
refine-title = Refine your search
refine-question = Your question
refine-outcomes = How did it turn out?
refine-themes = Theme
refine-kinds = Kind of insight
refine-layers = Kind of organisation
refine-circles = Circle
refine-period = Period
refine-always = Any time
refine-years = { $years ->
    [one] Past year
   *[other] Past { $years } years
}
refine-submit = Search
refine-empty = Type what you are looking for.
refine-chosen-circles = { $count ->
    [one] 1 circle
   *[other] { $count } circles
}
refine-narrowed = Refined: { $to }
search-changed = Somebody withdrew or changed an insight that was here. If you are still looking, ask your question again.
search-principles = You asked for principles: insights that many organisations recognise. The ones below are about your question.
search-no-principles = There is no principle about this yet. The insights below are about it.
