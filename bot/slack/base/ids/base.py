COMMAND = "/leerkring"

# what a form folds away, behind at most two buttons
FORM_MORE = "form.more"
FORM_MORE_TOO = "form.more_too"

MESSAGE_NOTICE = "notice"  # a form that only says something
