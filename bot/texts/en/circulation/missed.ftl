missed-title = What you missed
missed-opening = { $count ->
    [0] Everything that was in here has been withdrawn.
    [one] Since the last digest I sent you, one digest has come out.
   *[other] Since the last digest I sent you, { $count } digests have come out.
}
missed-more-cards = and { $count ->
    [one] one more insight
   *[other] { $count } more insights
}
