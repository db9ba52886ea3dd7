# all that a facilitator can do with a circle
MANAGE = "manage"  # the list; has no submit
MANAGE_OPEN = "manage.open"
MANAGE_PAGE = "manage.page"

# one session in one place
SESSION_OPEN = "session.open"
SESSION_PAGE = "session.page"  # has no submit
SESSION_TURN = "session.turn"  # to another part of it
SESSION_LIST = "session.list"  # has no submit
SESSION_LIST_PAGE = "session.list_page"

HOME_MORE = "home.more"
HOME_ALL = "home.all"  # all that one can do; has no submit
HOME_ALL_OPEN = "home.all_open"
HOME_LIST = "home.list"  # one list of Home, whole; has no submit
HOME_LIST_PAGE = "home.list_page"

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

HELP = "help"  # the commands; has no submit
HELP_OPEN = "help.open"
HELP_ALL = "help.all"

TALK = "talk"  # an answer to small talk; has no submit
TALK_JOIN = "talk.join"
