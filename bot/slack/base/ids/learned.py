REFLECTION_SHORTCUT = "reflection.shortcut"
REFLECTION_CHOOSE = "reflection.choose"  # form: which circle
REFLECTION_ANSWER = "reflection.answer"
REFLECTION_LATER = "reflection.later"
REFLECTION_SKIP = "reflection.skip"
REFLECTION_FORM = "reflection.form"  # form
REFLECTION_FOLLOW_UP = "reflection.follow_up"
REFLECTION_KEEP_DRAFT = "reflection.keep_draft"
REFLECTION_FORGET_DRAFT = "reflection.forget_draft"
REFLECTION_SEE = "reflection.see"
REFLECTION_PREVIEW = "reflection.preview"  # form: share
REFLECTION_MINE = "reflection.mine"
REFLECTION_MINE_PAGE = "reflection.mine_page"
REFLECTION_OPEN_LEVEL = "reflection.open_level"
REFLECTION_CARDS = "reflection.cards"  # made of one answer
REFLECTION_CARDS_PAGE = "reflection.cards_page"
REFLECTION_LEVEL = "reflection.level"  # form
REFLECTION_OPEN_SESSION = "reflection.open_session"
REFLECTION_SESSION = "reflection.session"  # form: all answers about one session

# was a session worth the time?
RATING_GIVE = "rating.give"  # with a score behind it
RATING_ADD_WORD = "rating.add_word"
RATING_WORD = "rating.word"  # form

PULSE_OPEN = "pulse.open"
PULSE_FORM = "pulse.form"  # form

# what reaches the bot in a conversation
SAID_ANSWERS = "said.answers"  # and which question
SAID_DIVIDE = "said.divide"  # over the questions, by number
SAID_SEARCH = "said.search"
SAID_FORGET = "said.forget"

CAPTURE_SHORTCUT = "capture.shortcut"
CAPTURE_FORM = "capture.form"  # form: ask the author
CAPTURE_OWN = "capture.own"  # form: one's own message
CAPTURE_YES = "capture.yes"
CAPTURE_NO = "capture.no"
CAPTURE_KEEP = "capture.keep"  # form: make it one's own words

INTENTION_OPEN = "intention.open"  # of one session
INTENTION_FORM = "intention.form"  # form
INTENTION_PREVIEW = "intention.preview"  # form: share
INTENTION_ANSWER = "intention.answer"  # and what the answer is
INTENTION_OPEN_RESULT = "intention.open_result"
INTENTION_RESULT = "intention.result"  # form
INTENTION_AS_ANSWER = "intention.as_answer"
INTENTION_DROP = "intention.drop"
INTENTION_MINE = "intention.mine"
INTENTION_MINE_PAGE = "intention.mine_page"
INTENTION_SHARED = "intention.shared"  # all that a circle may read
INTENTION_SHARED_PAGE = "intention.shared_page"
