web-principles-opening = Many organisations recognise these. In each theme, what most organisations recognise comes first.
web-principles-none = There is no public principle yet. Once enough organisations recognise a public insight, it can come here.
web-session-title = What ‘{ $circle }’ learned: { $day }
web-session-opening = Here is what is public from one session. The rest of what the circle discussed stays in the circle.
web-session-more = All that is public from this session
web-session-gone-title = Nothing from this session is public any more
web-session-gone = Everything that stood here was withdrawn. That is why nothing is left.
