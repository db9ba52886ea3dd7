CASE_LIBRARY = "case.library"
CASE_LIBRARY_KIND = "case.library_kind"  # and what stood in the way
CASE_LIBRARY_PAGE = "case.library_page"
CASE_FOUND = "case.found"  # for a question
CASE_FOUND_PAGE = "case.found_page"

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

EXCHANGE = "exchange"  # form
EXCHANGE_OPEN = "exchange.open"

INTRODUCTION_YES = "introduction.yes"
INTRODUCTION_NO = "introduction.no"
INTRODUCTION_OUTCOME = "introduction.outcome"  # and what came of it

HOME_SEARCH = "home.search"

PRINCIPLE_LIST = "principle.list"  # has no submit
PRINCIPLE_LIST_PAGE = "principle.list_page"
