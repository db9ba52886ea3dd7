INSIGHT_USE = "insight.use"
INSIGHT_STOP_USING = "insight.stop_using"

RECOGNITION_ALL = "recognition.all"  # what readers said about a card
RECOGNITION_ALL_PAGE = "recognition.all_page"
RECOGNITION_CONFIRM = "recognition.confirm"
RECOGNITION_DIFFER = "recognition.differ"
RECOGNITION_FORM = "recognition.form"  # form
RECOGNITION_TAKE_BACK = "recognition.take_back"

# what came of using a card
TRIAL_ANSWER = "trial.answer"  # and a dot, and the result
TRIAL_TELL = "trial.tell"
TRIAL_FORM = "trial.form"  # form
TRIAL_TAKE_BACK = "trial.take_back"

PRINCIPLE_MAKE = "principle.make"

AGE_HOLDS = "age.holds"
AGE_OUTDATED = "age.outdated"

RELEASE_GIVE = "release.give"
RELEASE_REFUSE = "release.refuse"
RELEASE_WITHDRAW = "release.withdraw"

WISH_OPEN = "wish.open"  # of an author, to change a card
WISH_FORM = "wish.form"  # form
