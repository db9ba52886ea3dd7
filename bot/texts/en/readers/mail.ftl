mailing-title = Digests by email
mailing-link = Get new insights by email
mailing-opening = A digest tells you what learning circles at { $name } learned. You will get an email when there is a new one. The emails do not track you.
mailing-address = Your email address
mailing-themes = Which themes?
mailing-themes-hint = If you choose nothing, you will get everything.
mailing-language = Which language?
mailing-leave-empty = Leave this field empty
mailing-ask = Subscribe
mailing-after = First you will get one email that asks you to confirm. If you do not confirm, I will forget your address after two days.
mailing-address-wrong = Fill in one email address, such as name@city.example.
mailing-too-many = There are too many requests at the moment. Try again in an hour.
mailing-asked-title = Check your mailbox
mailing-asked = I am sending an email to the address that you filled in. Open the link in it within two days and press the button. No email? Check your junk folder, or try again in ten minutes. I send three emails at most in two days.

mailing-confirm-subject = Would you like digests from { $name }?
mailing-confirm-why = Somebody filled in this address to get digests from { $name }.
mailing-confirm-do = If it was you, open this page and press the button:
mailing-confirm-link = Confirm your request
mailing-confirm-ignore = If it was not you, there is nothing you need to do. I will forget this request in two days.
mailing-confirm-page = Would you like to get digests from { $name } at { $address }?
mailing-confirm-button = Yes, send them
mailing-confirmed-title = Done
mailing-confirmed = From now on, digests will come to { $address }. At the foot of each email you can change this, or stop.
mailing-item-gone = This insight is not public now.
mailing-expired-title = This link does not work any more
mailing-expired = It is older than two days, or not complete. If you pressed the button before, you do get digests, unless you stopped them.
mailing-ask-again = Ask again

mailing-missed = { $count ->
    [one] One digest from { $name }
   *[other] { $count } digests from { $name }
}
mailing-why = You get this email because you asked for digests from { $name }.
mailing-change = Change or stop
mailing-recall = If an author withdraws an insight, its page will say so. An email that has been sent cannot be taken back.
mailing-page = On the web, with corrections if there are any
mailing-read = Read more
mailing-links = Links

mailing-manage-title = Your digests
mailing-manage-now = Digests from { $name } go to { $address }.
mailing-manage-less = Would you like less email? Choose how often, and about which themes.
mailing-manage-pause-hint = You will get no digests by email before that day. What you missed will be in the first email after that.
mailing-manage-save = Save my choice
mailing-manage-saved = Saved. { $often }. About: { $themes }.
mailing-manage-saved-pause = Until { $day } I will send no digests.
mailing-manage-saved-over = If you missed anything, it will come in one email.
mailing-themes-all = all themes
mailing-stop-lead = Would you rather get no digests at all?
mailing-stop = Stop all digests
mailing-stopped-title = Stopped
mailing-stopped = You will get no more digests at { $address }. I will forget this address thirty days after you stopped. Did you respond to an insight or ask a question? Then I will keep it until a year after the last time. If there is news about your question in that time, you will still get an email.
mailing-begin-again = Send digests after all
mailing-rests = Your mail server refused my last email (code { $reason }), so I have stopped sending. Is your mailbox working again? Press ‘Try again’.
mailing-wake = Try again
mailing-unknown-title = This link does not work
mailing-unknown = Part of it may be missing, or it may be old. Copy it from your newest email.
mailing-busy = That is too fast. Wait a minute and try again.
mailing-too-large = That is too much for this form. Fill in one email address.
