digest-correct = Add a correction
digest-correct-again = Change the correction
digest-correction-title = A correction
digest-correction-opening = { $audience ->
    [public] Is something not right? Correct it here. Readers will see exactly what you write. Nobody gets a new message. Within a minute your correction will be at the top of the digest: in Slack, and on its web page if it has one. It will also be in emails that have not left yet. An email that has been sent cannot be changed. The link in that email leads to the page with the correction, even if the authors withdraw everything.
   *[other] Is something not right? Correct it here. Readers will see exactly what you write. Nobody gets a new message. Within a minute your correction will be at the top of the digest in Slack. Whoever has it already will see it too.
}
digest-correction-what = What needs correcting?
digest-correction-hint = Clear this field to remove the correction.
digest-correction-kept = Thank you. Your correction will be at the top of the digest within a minute.
digest-correction-gone = Within a minute there will be no correction on the digest.
# Followed by a colon and what the facilitator wrote.
digest-corrected = Correction ({ $date })
