digest-correct = Add a correction
digest-correct-again = Change the correction
digest-correction-title = A correction
digest-correction-opening =
    Is something not right? Put it right here. Within a minute your correction is at the top of the digest, in Slack and on the web. Emails that have yet to leave get it too. An email that was sent cannot change. The link in it leads to the page that has the correction.
digest-correction-what = What should be different?
digest-correction-hint = Empty this field to take the correction away.
digest-correction-kept = Thank you. Your correction will be at the top of the digest within a minute.
digest-correction-gone = The correction will be gone from the digest within a minute.
# Followed by a colon and what the facilitator wrote.
digest-corrected = Correction of { $date }
