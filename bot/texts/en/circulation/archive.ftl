web-skip = To the content
web-nav = Parts
web-nav-insights = Insights
web-nav-editions = Digests
web-nav-search = Search
web-nav-mail = By mail
web-accessibility = Accessibility
web-privacy = Privacy
web-front = What learning circles learned
web-front-title = What learning circles of { $name } learned
web-editions = Digests
web-editions-title = Digests of { $name }
web-editions-latest = Newest digests
web-editions-all = All digests
web-editions-none = There is no digest for everyone yet. Once there is, it will be here.
web-editions-newer = Newer digests
web-editions-older = Older digests
web-edition-gone-title = This digest is no longer here
web-edition-gone = The writers took back everything that was in it. That is why nothing is left here.
web-themes = Insights by theme
web-principles = Principles
web-newest = Newest insights
web-count = { $count ->
    [one] one insight
   *[other] { $count } insights
}
web-search-label = What would you like experience with?
web-search-hint = Write a few words or a whole question. I do not keep what you search for.
web-search-do = Search
web-missing-title = There is nothing here
web-missing = Perhaps a part of the address is missing. Copy it once more.
