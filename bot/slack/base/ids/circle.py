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

THEMES = "themes"  # the list; has no submit
THEMES_PAGE = "themes.page"
THEME_OPEN_NEW = "theme.open_new"
THEME_OPEN_CHANGE = "theme.open_change"
THEME_FORM = "theme.form"  # form
THEME_RETIRE = "theme.retire"
THEME_BRING_BACK = "theme.bring_back"

FREE_DAYS = "free.days"  # the list; has no submit
FREE_DAYS_PAGE = "free.days_page"
FREE_OPEN_PERIOD = "free.open_period"
FREE_PERIOD = "free.period"  # form
FREE_OPEN_LIBERATION = "free.open_liberation"
FREE_LIBERATION = "free.liberation"  # form
FREE_OPEN_REGION = "free.open_region"
FREE_REGION = "free.region"  # form

PRINCIPLE_OPEN_RULE = "principle.open_rule"
PRINCIPLE_RULE = "principle.rule"  # form
