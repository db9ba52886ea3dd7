"""Every command, action and form that Slack sends back to us, by the name we gave it.

Dotted: subject.verb. A form that is submitted has the id of its view.

Longer than a module should be, and one file all the same: it is looked through for a name that
is still free, and no two names may be alike. Nothing in it runs.
"""

COMMAND = "/leerkring"

# circles
CIRCLE_NEW = "circle.new"  # form
CIRCLE_PREVIEW = "circle.preview"  # form: start
CIRCLE_OPEN_NEW = "circle.open_new"
CIRCLE_OPEN_DRAFT = "circle.open_draft"
CIRCLE_OPEN_QUESTIONS = "circle.open_questions"
CIRCLE_QUESTIONS = "circle.questions"  # form
CIRCLE_OPEN_SETTINGS = "circle.open_settings"
CIRCLE_SETTINGS = "circle.settings"  # form

# a programme manager says whether a new circle may start
APPROVAL_YES = "approval.yes"
APPROVAL_OPEN_NO = "approval.open_no"
APPROVAL_NO = "approval.no"  # form
APPROVAL_OPEN_RULE = "approval.open_rule"
APPROVAL_RULE = "approval.rule"  # form

# pausing, finishing, going on
ENDING_OPEN = "ending.open"
ENDING_STOP = "ending.stop"  # form
ENDING_ARCHIVE = "ending.archive"
ENDING_ARCHIVE_PAGE = "ending.archive_page"
ENDING_SEE = "ending.see"
ENDING_RESUME = "ending.resume"

# all that a facilitator can do with a circle
MANAGE = "manage"  # the list; has no submit
MANAGE_OPEN = "manage.open"
MANAGE_PAGE = "manage.page"

# learning paths: a whole cycle of sessions
SYLLABUS_OPEN = "syllabus.open"
SYLLABUS_LIST = "syllabus.list"  # has no submit
SYLLABUS_SEE = "syllabus.see"
SYLLABUS_PATH = "syllabus.path"  # has no submit
SYLLABUS_ADOPT = "syllabus.adopt"
SYLLABUS_OPEN_STEP = "syllabus.open_step"
SYLLABUS_STEP = "syllabus.step"  # form
SYLLABUS_DROP = "syllabus.drop"
SYLLABUS_OPEN_PLAN = "syllabus.open_plan"
SYLLABUS_PLAN = "syllabus.plan"  # form
SYLLABUS_PREVIEW = "syllabus.preview"  # form: plan and invite

# members
MEMBER_OPEN = "member.open"
MEMBER_FORM = "member.form"  # form
MEMBER_PREVIEW = "member.preview"  # form: carry out
MEMBER_MINE = "member.mine"  # the list; has no submit
MEMBER_MINE_PAGE = "member.mine_page"
MEMBER_OPEN_MINE = "member.open_mine"
MEMBER_LEAVE = "member.leave"
MEMBER_HOSTS = "member.hosts"

# joining by oneself
JOIN_LIST = "join.list"  # open circles and my requests; has no submit
JOIN_OPEN = "join.open"
JOIN_PAGE = "join.page"
JOIN_OPEN_ASK = "join.open_ask"
JOIN_ASK = "join.ask"  # form
JOIN_WITHDRAW = "join.withdraw"
JOIN_TAKE = "join.take"  # the place that was offered
JOIN_REQUESTS = "join.requests"  # for facilitators; has no submit
JOIN_OPEN_REQUESTS = "join.open_requests"
JOIN_REQUESTS_PAGE = "join.requests_page"
JOIN_ACCEPT = "join.accept"
JOIN_OPEN_DECLINE = "join.open_decline"
JOIN_DECLINE = "join.decline"  # form
JOIN_OPEN_TERMS = "join.open_terms"
JOIN_TERMS = "join.terms"  # form
NEWCOMER_OPEN = "newcomer.open"
STILL_IN_YES = "still_in.yes"
STILL_IN_LESS = "still_in.less"
STILL_IN_STOP = "still_in.stop"

# handing over
HANDOVER_OPEN = "handover.open"
HANDOVER_FORM = "handover.form"  # form
HANDOVER_WITHDRAW = "handover.withdraw"
HANDOVER_ACCEPT = "handover.accept"
HANDOVER_DECLINE = "handover.decline"
VACANCY_TAKE = "vacancy.take"
VACANCY_DECLINE = "vacancy.decline"

# hosting in turn
HOST_OPEN = "host.open"
HOST_FORM = "host.form"  # form
HOST_TAKE = "host.take"
HOST_DECLINE = "host.decline"

# meetings
MEETING_OPEN_PLAN = "meeting.open_plan"
MEETING_AGAIN = "meeting.again"  # like the last one, four weeks on
MEETING_PLAN = "meeting.plan"  # form
MEETING_PREVIEW = "meeting.preview"  # form: plan and invite
MEETING_YES = "meeting.yes"
MEETING_YES_TO_ALL = "meeting.yes_to_all"
MEETING_ANSWER_ALL = "meeting.answer_all"
MEETING_ANSWERS = "meeting.answers"  # form: on which dates one comes
MEETING_NO = "meeting.no"
MEETING_CONTRIBUTES = "meeting.contributes"
MEETING_CHANGE = "meeting.change"
MEETING_CONTRIBUTION = "meeting.contribution"  # form
MEETING_ATTENDEES = "meeting.attendees"
MEETING_ATTENDEES_PAGE = "meeting.attendees_page"

# one session in one place
SESSION_OPEN = "session.open"
SESSION_PAGE = "session.page"  # has no submit
SESSION_TURN = "session.turn"  # to another part of it
SESSION_LIST = "session.list"  # has no submit
SESSION_LIST_PAGE = "session.list_page"

# moving and cancelling sessions
CHANGE_SESSIONS = "change.sessions"  # the list; has no submit
CHANGE_SESSIONS_PAGE = "change.sessions_page"
CHANGE_OPEN_MOVE = "change.open_move"
CHANGE_MOVE = "change.move"  # form
CHANGE_MOVE_PREVIEW = "change.move_preview"  # form: move
CHANGE_OPEN_CANCEL = "change.open_cancel"
CHANGE_CANCEL = "change.cancel"  # form
CHANGE_CANCEL_PREVIEW = "change.cancel_preview"  # form: cancel

# calendars
CALENDAR = "calendar"  # the list of addresses; has no submit
CALENDAR_PAGE = "calendar.page"
CALENDAR_RENEW = "calendar.renew"
CALENDAR_STOP = "calendar.stop"
CALENDAR_MAIL = "calendar.mail"  # opens the form to ask for it, and is its id
CALENDAR_MAIL_STOP = "calendar.mail_stop"
CALENDAR_MAIL_WAKE = "calendar.mail_wake"
CALENDAR_ADD = "calendar.add"  # a link: Slack opens it
# polls
POLL_OPEN_NEW = "poll.open_new"
POLL_NEW = "poll.new"  # form
POLL_PROPOSED = "poll.proposed"  # a form with the proposed moments
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

# quorum
QUORUM_ROUND = "quorum.round"
QUORUM_NEW_DATE = "quorum.new_date"
QUORUM_GO_ON = "quorum.go_on"
QUORUM_OPEN = "quorum.open"
QUORUM_SET = "quorum.set"  # form
MEETING_CHECK_IN = "meeting.check_in"
MEETING_OPEN_PRESENT = "meeting.open_present"
MEETING_PRESENT = "meeting.present"  # form: who was there
RECAP_OPEN = "recap.open"
RECAP_FORM = "recap.form"  # form
RECAP_PREVIEW = "recap.preview"  # form: send
RECAP_DISMISS = "recap.dismiss"
# cases
CASE_OPEN = "case.open"
CASE_CHOOSE = "case.choose"  # form: which circle
CASE_BOARD = "case.board"  # the list; has no submit
CASE_PAGE = "case.page"
CASE_OPEN_BRING = "case.open_bring"
CASE_BRING_AGAIN = "case.bring_again"
CASE_OPEN_EDIT = "case.open_edit"
CASE_FORM = "case.form"  # form
CASE_WITHDRAW = "case.withdraw"
CASE_HISTORY = "case.history"
CASE_HISTORY_PAGE = "case.history_page"
CASE_OPEN_VOTE = "case.open_vote"
CASE_CLOSE_VOTE = "case.close_vote"
CASE_PICK = "case.pick"
CASE_DISCUSSED = "case.discussed"
CASE_OPEN_FOLLOW_UP = "case.open_follow_up"
CASE_FOLLOW_UP = "case.follow_up"  # form
CASE_MINE = "case.mine"  # of whichever circles
CASE_MINE_PAGE = "case.mine_page"
CASE_WHICH = "case.which"  # form: a running case or a new one
CASE_OPEN_TAKE = "case.open_take"
CASE_TAKE = "case.take"  # form: to a next session
CASE_TELL = "case.tell"
CASE_TELL_FORM = "case.tell_form"  # form
CASE_OPEN_REACH = "case.open_reach"
CASE_REACH = "case.reach"  # form: who reads it, when it is asked about
CASE_LIBRARY = "case.library"
CASE_LIBRARY_KIND = "case.library_kind"  # and what stood in the way
CASE_LIBRARY_PAGE = "case.library_page"
CASE_FOUND = "case.found"  # for a question
CASE_FOUND_PAGE = "case.found_page"
CASE_BALLOT = "case.ballot"
CASE_BALLOT_PAGE = "case.ballot_page"
CASE_VOTE = "case.vote"  # form

# running a session
RUN_OPEN = "run.open"
RUN_CHOOSE = "run.choose"  # form: which circle
RUN_SHEET = "run.sheet"  # what was prepared; has no submit
RUN_START = "run.start"
RUN_NEXT = "run.next"
RUN_RETURN = "run.return"
RUN_PAUSE = "run.pause"
RUN_RESUME = "run.resume"
RUN_EXTEND = "run.extend"
RUN_FINISH = "run.finish"
METHOD_OPEN = "method.open"
METHOD_CHOOSE = "method.choose"  # form
METHOD_OPEN_SAVE = "method.open_save"
METHOD_SAVE = "method.save"  # form
PHASE_OPEN = "phase.open"
PHASE_ADD = "phase.add"
PHASE_FORM = "phase.form"  # form
PHASE_UP = "phase.up"
PHASE_DROP = "phase.drop"
PHASE_FIT = "phase.fit"
DUTY_MINE = "duty.mine"
DUTY_NEVER = "duty.never"  # form
DUTY_ASIDE = "duty.aside"
DUTY_OPEN = "duty.open"
DUTY_FORM = "duty.form"  # form
NOTE_OPEN = "note.open"
NOTE_FORM = "note.form"  # form
NOTE_PREVIEW = "note.preview"  # form: share
NOTE_DROP = "note.drop"
NOTE_LIST = "note.list"
NOTE_PAGE = "note.page"
POINT_OPEN = "point.open"
POINT_FORM = "point.form"  # form
POINT_DROP = "point.drop"
POINT_OPEN_ASK = "point.open_ask"
POINT_ASK = "point.ask"  # form

# digests and subscriptions
DIGEST_OPEN = "digest.open"
DIGEST_NEW = "digest.new"  # form
DIGEST_PREVIEW = "digest.preview"  # form: publish
DIGEST_UP = "digest.up"
DIGEST_DOWN = "digest.down"
DIGEST_OUT = "digest.out"
DIGEST_IN = "digest.in"
DIGEST_OTHERS = "digest.others"
DIGEST_EXACT = "digest.exact"
DIGEST_PROGRESS = "digest.progress"
DIGEST_REFRESH = "digest.refresh"
DIGEST_STOP = "digest.stop"
DIGEST_CORRECT = "digest.correct"
DIGEST_CORRECTION = "digest.correction"  # form
DIGEST_OPEN_ASK = "digest.open_ask"
DIGEST_ASK = "digest.ask"  # form
DIGEST_APPROVE = "digest.approve"
DIGEST_SUGGEST = "digest.suggest"
DIGEST_SUGGESTION = "digest.suggestion"  # form
DIGEST_RESUME = "digest.resume"
DIGEST_PROPOSAL = "digest.proposal"
DIGEST_READ = "digest.read"
NOT_FOR_ME = "not_for_me.say"
NOT_FOR_ME_BACK = "not_for_me.take_back"
DIGEST_READ_WHOLE = "digest.read_whole"

SPECIAL_STORY = "special.story"
SPECIAL_EVENT = "special.event"
SPECIAL_QUARTER = "special.quarter"
SPECIAL_NEW = "special.new"  # form
SPECIAL_PREVIEW = "special.preview"  # form: publish
SPECIAL_UP = "special.up"
SPECIAL_DOWN = "special.down"
SPECIAL_OUT = "special.out"
SPECIAL_IN = "special.in"
SPECIAL_OTHERS = "special.others"
SPECIAL_EXACT = "special.exact"
SPECIAL_RESUME = "special.resume"
SPECIAL_READ = "special.read"
SPECIAL_TAKE_BACK = "special.take_back"
SPECIAL_CORRECT = "special.correct"
SPECIAL_CORRECTION = "special.correction"  # form
SUBSCRIPTION = "subscription"  # form
SUBSCRIPTION_OPEN = "subscription.open"
SUBSCRIPTION_MAIL = "subscription.mail"  # opens the form to ask for it, and is its id
SUBSCRIPTION_STOP = "subscription.stop"
SUBSCRIPTION_MONTHLY = "subscription.monthly"
SUBSCRIPTION_QUARTERLY = "subscription.quarterly"

# themes
THEMES = "themes"  # the list; has no submit
THEMES_PAGE = "themes.page"
THEME_OPEN_NEW = "theme.open_new"
THEME_OPEN_CHANGE = "theme.open_change"
THEME_FORM = "theme.form"  # form
THEME_RETIRE = "theme.retire"
THEME_BRING_BACK = "theme.bring_back"

# search and questions
SEARCH_READ = "search.read"
SEARCH_MORE = "search.more"
SEARCH_AS_TYPED = "search.as_typed"
SEARCH_SHARE = "search.share"
SEARCH_OPEN_REFINE = "search.open_refine"
SEARCH_REFINE = "search.refine"  # form
SYNONYMS = "synonyms.edit"  # form
QUESTION_OPEN = "question.open"
QUESTION_NEW = "question.new"  # form
QUESTION_OPEN_ANSWER = "question.open_answer"
QUESTION_ANSWER = "question.answer"  # form
QUESTION_MINE = "question.mine"  # the list; has no submit
QUESTION_MINE_PAGE = "question.mine_page"
QUESTION_FOLLOW = "question.follow"
QUESTION_UNFOLLOW = "question.unfollow"
QUESTION_WITHDRAW = "question.withdraw"
QUESTION_SEE = "question.see"
QUESTION_ACCEPT = "question.accept"
QUESTION_OPEN_MERGE = "question.open_merge"
QUESTION_MERGE = "question.merge"  # form
QUESTION_OPEN_DECLINE = "question.open_decline"
QUESTION_DECLINE = "question.decline"  # form
QUESTION_MATCHES = "question.matches"
QUESTION_AGENDA = "question.agenda"  # what a circle took up
QUESTION_AGENDA_PAGE = "question.agenda_page"
QUESTION_GAPS = "question.gaps"
QUESTION_GAPS_PAGE = "question.gaps_page"

# introductions
EXCHANGE = "exchange"  # form
EXCHANGE_OPEN = "exchange.open"
INTRODUCTION_YES = "introduction.yes"
INTRODUCTION_NO = "introduction.no"
INTRODUCTION_OUTCOME = "introduction.outcome"  # and what came of it

# reuse
REUSE_YES = "reuse.yes"
REUSE_NO = "reuse.no"
REUSE_SEE = "reuse.see"
REUSE_PAGE = "reuse.page"

# profiles
PROFILE_MINE = "profile.mine"
PROFILE_FORM = "profile.form"  # form
PROFILE_PREVIEW = "profile.preview"  # form: show it
PROFILE_OPEN_FORM = "profile.open_form"
PROFILE_TAKE_BACK = "profile.take_back"
PROFILE_SEE = "profile.see"
PROFILE_PAGE = "profile.page"

# home
HOME_SEARCH = "home.search"
HOME_MORE = "home.more"
HOME_ALL = "home.all"  # all that one can do; has no submit
HOME_ALL_OPEN = "home.all_open"
HOME_LIST = "home.list"  # one list of Home, whole; has no submit
HOME_LIST_PAGE = "home.list_page"

# deliveries
DELIVERY_AGAIN = "delivery.again"
DELIVERY_ARRIVED = "delivery.arrived"
LEDGER_OPEN = "ledger.open"  # of one session
LEDGER_PAGE = "ledger.page"
LEDGER_SESSIONS = "ledger.sessions"  # the list of sessions; has no submit
LEDGER_SESSIONS_PAGE = "ledger.sessions_page"

# the programme as a whole
PROGRAMME_OPEN = "programme.open"
PROGRAMME_PAGE = "programme.page"
PROGRAMME_THEMES = "programme.themes"

# what came of it all
IMPACT_OPEN = "impact.open"
IMPACT_ALL = "impact.all"
IMPACT_CSV = "impact.csv"
IMPACT_SHARE = "impact.share"
IMPACT_STOP = "impact.stop"

# being away, and days off
AWAY_END = "away.end"
AWAY_UNTIL = "away.until"  # and which day
FREE_DAYS = "free.days"  # the list; has no submit
FREE_DAYS_PAGE = "free.days_page"
FREE_OPEN_PERIOD = "free.open_period"
FREE_PERIOD = "free.period"  # form
FREE_OPEN_LIBERATION = "free.open_liberation"
FREE_LIBERATION = "free.liberation"  # form
FREE_OPEN_REGION = "free.open_region"
FREE_REGION = "free.region"  # form

# people
SETTINGS = "settings"  # form
SETTINGS_OPEN = "settings.open"
LANGUAGE_CHOOSE = "language.choose"

# reflections
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
SAID_SEARCH = "said.search"
SAID_FORGET = "said.forget"
CAPTURE_SHORTCUT = "capture.shortcut"
CAPTURE_FORM = "capture.form"  # form: ask the author
CAPTURE_OWN = "capture.own"  # form: one's own message
CAPTURE_YES = "capture.yes"
CAPTURE_NO = "capture.no"
CAPTURE_KEEP = "capture.keep"  # form: make it one's own words

# intentions
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

# insights
INSIGHT_OPEN_HARVEST = "insight.open_harvest"
INSIGHT_CHOOSE = "insight.choose"  # form: which circle
INSIGHT_HARVEST = "insight.harvest"  # the list; has no submit
INSIGHT_HARVEST_MEETING = "insight.harvest_meeting"
INSIGHT_HARVEST_PAGE = "insight.harvest_page"
INSIGHT_OPEN_FORM = "insight.open_form"
INSIGHT_OPEN_GROUP_FORM = "insight.open_group_form"  # one card of a group
INSIGHT_OPEN_NEXT = "insight.open_next"  # the same, in the place of what became of the last
INSIGHT_OPEN_REMAINS = "insight.open_remains"  # a card of what an author left of one
GROUP_OPEN = "group.open"
GROUP_OPEN_NEW = "group.open_new"
GROUP_FORM = "group.form"  # form
INSIGHT_OPEN_CHANGE = "insight.open_change"
INSIGHT_FORM = "insight.form"  # form
INSIGHT_PREVIEW = "insight.preview"  # form
INSIGHT_NOTE = "insight.note"
INSIGHT_OPEN_WITHDRAW = "insight.open_withdraw"
INSIGHT_WITHDRAW = "insight.withdraw"  # form
INSIGHT_OFFER = "insight.offer"
INSIGHT_OFFER_ANYWAY = "insight.offer_anyway"
INSIGHT_PROPOSE_ANYWAY = "insight.propose_anyway"
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
PRINCIPLE_LIST = "principle.list"  # has no submit
PRINCIPLE_LIST_PAGE = "principle.list_page"
PRINCIPLE_MAKE = "principle.make"
PRINCIPLE_OPEN_RULE = "principle.open_rule"
PRINCIPLE_RULE = "principle.rule"  # form
AGE_HOLDS = "age.holds"
AGE_OUTDATED = "age.outdated"
AGE_REVISE = "age.revise"
RELEASE_GIVE = "release.give"
RELEASE_REFUSE = "release.refuse"
RELEASE_WITHDRAW = "release.withdraw"

# what a form folds away, behind at most two buttons
FORM_MORE = "form.more"
FORM_MORE_TOO = "form.more_too"

HELP = "help"  # the commands; has no submit
HELP_OPEN = "help.open"
HELP_ALL = "help.all"
TALK = "talk"  # an answer to small talk; has no submit
TALK_JOIN = "talk.join"
MESSAGE_NOTICE = "notice"  # a form that only says something
