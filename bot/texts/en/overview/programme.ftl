programme-open = Programme
programme-title = Programme
programme-nothing = No learning circle has started yet.
programme-private = This does not show what participants wrote.
programme-state-active = Running
programme-state-paused = Paused
programme-state-closed = Finished
programme-line = { $state } · { $people ->
    [one] one person
   *[other] { $people } people
}
programme-vacant = Nobody facilitates this circle.
programme-horizon = End date: { $date }.
programme-ask = Ask somebody
programme-by-theme = By theme
programme-themes-opening = Which themes do we know a lot about, and which only a little? Themes with the most people waiting for an answer come first.
programme-theme = { $circles ->
    [0] no running circles
    [one] one running circle
   *[other] { $circles } running circles
}, { $insights ->
    [0] no insights yet
    [one] one insight
   *[other] { $insights } insights
}
programme-theme-asked-some = More than one person is waiting for an answer.
programme-theme-asked-often = Many people are waiting for an answer.
programme-themes-private = I leave out a question that only one person asked, so that nobody can guess who it was.
