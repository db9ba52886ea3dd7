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

MEETING_CHECK_IN = "meeting.check_in"
MEETING_OPEN_PRESENT = "meeting.open_present"
MEETING_PRESENT = "meeting.present"  # form: who was there

RECAP_OPEN = "recap.open"
RECAP_FORM = "recap.form"  # form
RECAP_PREVIEW = "recap.preview"  # form: send
RECAP_DISMISS = "recap.dismiss"

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
