answer-all = Answer for all dates
answer-all-title = Which dates suit you?
answer-all-opening = ‘{ $name }’. You have not answered for these dates yet.
answer-all-dates = I am coming on
answer-all-others = And the other dates?
answer-all-open = I will leave them open for now
answer-all-no = I am not coming then
answer-all-none = Choose one or more dates, or say below that you are not coming.
answer-all-given = You have already answered for every date. You can change an answer on the Home tab.
answer-all-done = Saved. { $yes ->
    [0] You are not coming on any of these dates
    [one] You are coming on one date
   *[other] You are coming on { $yes } dates
}. You can change that on the Home tab.
rsvp-yes-short = you are coming
rsvp-no-short = you are not coming
rsvp-contributes-short = you are sending something
