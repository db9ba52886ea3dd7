mailing-title = Digests by mail
mailing-link = Get new insights by mail
mailing-opening = A digest tells what learning circles of { $name } learned. You get a mail when there is a new one. Nothing in it follows you.
mailing-address = Your mail address
mailing-themes = About which themes?
mailing-themes-hint = If you choose nothing, you get everything.
mailing-language = In which language?
mailing-leave-empty = Leave this field empty
mailing-ask = Ask for them
mailing-after = First you get one mail to confirm. If you do not, I forget your address after two days.
mailing-address-wrong = Fill in one mail address, such as name@city.example.
mailing-too-many = There are too many requests at the moment. Try again in an hour.
mailing-asked-title = Look in your mailbox
mailing-asked = I am sending a mail to the address that you filled in. Follow the link in it within two days. No mail? Look in your junk folder, or try again in ten minutes.

mailing-confirm-subject = Would you like digests of { $name }?
mailing-confirm-why = Someone filled in this address to get digests of { $name }.
mailing-confirm-do = Was it you? Then open this page and press the button:
mailing-confirm-link = Confirm your request
mailing-confirm-ignore = Was it not you? Then there is nothing to do. In two days I forget this address.
mailing-confirm-page = Would you like to get digests of { $name } at { $address }?
mailing-confirm-button = Yes, send them
mailing-confirmed-title = Done
mailing-confirmed = The next digest comes to { $address }. At the foot of each mail you can change this, or stop.
mailing-expired-title = This link does not work any more
mailing-expired = It is older than two days, or not complete.
mailing-ask-again = Ask again

mailing-missed = { $count ->
    [one] One digest of { $name }
   *[other] { $count } digests of { $name }
}
mailing-why = You get this mail because you asked for digests of { $name }.
mailing-change = Change or stop
mailing-recall = If an author takes something back, the page of that insight says so. A mail cannot be taken back.
mailing-read = Read on
mailing-links = Links

mailing-manage-title = Your digests
mailing-manage-now = Digests of { $name } go to { $address }.
mailing-manage-less = Would you like less mail? Choose how often, and about which themes.
mailing-manage-save = Save my choice
mailing-manage-saved = Saved. You get mail as you chose now.
mailing-stop-lead = Would you like no mail at all?
mailing-stop = Stop all digests
mailing-stopped-title = Stopped
mailing-stopped = You get no more digests at { $address }. In thirty days I forget this address.
mailing-begin-again = Send digests after all
mailing-rests = Your mailbox did not take my mail (code { $reason }). That is why I send nothing there now.
mailing-wake = Try again
mailing-unknown-title = This link is not right
mailing-unknown = Part of it may be missing. Copy it from the mail once more.
mailing-busy = That is too fast. Wait a minute and try again.
mailing-too-large = That is too much for this form. Fill in one mail address.
