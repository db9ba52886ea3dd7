digest-correct = Add a correction
digest-correct-again = Change the correction
digest-correction-title = A correction
digest-correction-opening =
    Is something not right? Correct it here. Within a minute it will be at the top of the digest, in Slack and on any web page. It will also be in emails that have not left yet. An email that has been sent cannot be changed. The link in that email leads to the page with the correction, even if the authors withdraw everything.
digest-correction-what = What needs correcting?
digest-correction-hint = Clear this field to remove the correction.
digest-correction-kept = Thank you. Your correction will be at the top of the digest within a minute.
digest-correction-gone = The correction will disappear from the digest within a minute.
# Followed by a colon and what the facilitator wrote.
digest-corrected = Correction ({ $date })
