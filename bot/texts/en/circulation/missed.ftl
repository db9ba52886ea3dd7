missed-title = What you missed
missed-opening = { $count ->
    [0] What was in here has been withdrawn.
    [one] Since my last message about this, one digest came out.
   *[other] Since my last message about this, { $count } digests came out.
}
missed-more-cards = and { $count ->
    [one] one more insight
   *[other] { $count } more insights
}
