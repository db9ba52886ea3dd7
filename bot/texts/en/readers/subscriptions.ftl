subscription-title = Digests
subscription-opening = A digest brings together what circles have learned. I will only send it to you if you ask for it here.
subscription-wanted = How often would you like to get digests?
subscription-each = Each digest, as soon as it is out
subscription-monthly = At most once a month, in one message
subscription-quarterly = At most once a quarter, in one message
subscription-off = No digests
subscription-themes = Which themes?
subscription-themes-hint = Leave this empty for all themes.
subscription-channel = Which channel?
subscription-channel-hint = Leave this empty for a direct message, or choose a channel that you and Leerkring are in. I never post a digest there that is only for a circle.
subscription-pause = Pause until
subscription-pause-hint = You will get no digests in Slack before that day. What you missed will be in the first message after that. Do you also get digests by email? Those will continue.
subscription-pause-past = Choose a day that is still to come, or leave this empty.
subscription-pause-long = Choose a day within a year. For a longer break, stop your digests.
subscription-bot-not-in-channel = Leerkring is not in this channel. Type /invite @Leerkring there and try again.
subscription-not-your-channel = You are not in this channel yourself. Choose one that you are in, or leave this empty.
subscription-channel-taken = A colleague has digests posted in this channel already. Choose another channel, or leave this empty.
subscription-saved-each = Saved. I will { $place ->
    [channel] post each new digest that fits your choice in that channel.
   *[private] send you each new digest that fits your choice as a direct message.
}
subscription-saved-monthly = Saved. At most once a month I will { $place ->
    [channel] post one message in that channel
   *[private] send you one message
} with the digests of that month. If there is nothing new, I will send nothing.
subscription-saved-quarterly = Saved. At most once a quarter I will { $place ->
    [channel] post one message in that channel
   *[private] send you one message
} with the digests of that quarter. If there is nothing new, I will send nothing.
subscription-saved-paused = Saved. You will get no digests in Slack until { $day }. What you missed will be in the first message after that.
subscription-mail = Get them by email too
subscription-mail-title = Digests by email
subscription-mail-what = Public digests will come by email too, about the themes that you saved here. If you saved none, about all themes. What you get in Slack stays the same.
subscription-mail-asked = Check your mailbox. I am sending one email to { $address }. Open the link in it within two days and press the button. Then digests that anyone may read will come there too. No email? Check your junk folder, or try again in ten minutes. I send three emails at most in two days.
subscription-less = Less often, or a pause
subscription-rather-monthly = Once a month instead
subscription-rather-quarterly = Once a quarter instead
subscription-stop = Stop digests
subscription-stopped = I will send you no more digests in Slack. Want them back? Type /leerkring subscribe. Did you get them by email too? You can stop those at the foot of each email.
