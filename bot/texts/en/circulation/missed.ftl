missed-title = New digests
missed-opening = { $count ->
    [0] There is nothing left to read here.
    [one] One new digest has come out.
   *[other] { $count } new digests have come out.
}
missed-more-cards = and { $count ->
    [one] one more insight
   *[other] { $count } more insights
}
