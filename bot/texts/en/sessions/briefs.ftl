brief-title = Starting soon: { $name }
brief-more = { $count ->
    [one] And one more contribution; see ‘Who is coming’.
   *[other] And { $count } more contributions; see ‘Who is coming’.
}
brief-cases = Cases on the list for this session:
brief-intentions = To open the session: what people wanted to try, and how it went.
brief-questions = Questions that others have for you:
