web-principles-opening = Several organisations recognise each of these. In each theme, those recognised by the most organisations come first.
web-principles-none = There is no public principle yet. Once enough organisations recognise a public insight, it can appear here.
web-session-title = What ‘{ $circle }’ learned: { $day }
web-session-opening = This is what is public from one session. The rest of what the circle discussed is not public.
web-session-more = Everything public from this session
web-session-gone-title = Nothing from this session is public now
web-session-gone = What was here has been withdrawn, or its authors are looking at it again. So I cannot show it here.
