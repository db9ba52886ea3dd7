# pausing, finishing, going on
ENDING_OPEN = "ending.open"
ENDING_STOP = "ending.stop"  # form
ENDING_ARCHIVE = "ending.archive"
ENDING_ARCHIVE_PAGE = "ending.archive_page"
ENDING_SEE = "ending.see"
ENDING_RESUME = "ending.resume"

POLL_OPEN_NEW = "poll.open_new"
POLL_NEW = "poll.new"  # form
POLL_ROW = "poll.row"  # one more slot in the form
POLL_PREVIEW = "poll.preview"  # form: ask everyone
POLL_OPEN_VOTE = "poll.open_vote"
POLL_VOTE = "poll.vote"  # form
POLL_SEE = "poll.see"
POLL_CHOOSE = "poll.choose"
POLL_OPEN_CHANGE = "poll.open_change"
POLL_CHANGE = "poll.change"  # form
POLL_CLOSE = "poll.close"
POLL_CANCEL = "poll.cancel"

QUORUM_ROUND = "quorum.round"
QUORUM_NEW_DATE = "quorum.new_date"
QUORUM_GO_ON = "quorum.go_on"
QUORUM_OPEN = "quorum.open"
QUORUM_SET = "quorum.set"  # form
