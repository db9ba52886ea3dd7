digest-form-title = Make a digest
digest-form-opening = First you will see a proposal. You can look at it the way a reader would. Nothing goes out until you publish.
digest-more = More: title, introduction, themes
digest-circle = Which circle?
digest-title = Title
digest-title-proposed = What we learned up to { $date }
digest-from = Insights released since
digest-from-hint = If you leave this day as it is, I will begin where the last digest for the same readers ended. That may be earlier.
digest-to = Up to and including
digest-themes = Which themes?
digest-themes-hint = If you choose none, it covers all themes.
digest-audience = Who is it for?
audience-circle = Our circle
audience-network = Everyone in our Slack
audience-public = Everyone, also outside Slack
audience-link = Everyone, but on the web only people with the link
digest-page = On the web:
digest-page-link = On the web, for people with this link only:
digest-scope = Which insights?
digest-all-circles = Insights from other circles too
digest-channels = Which channels?
digest-channels-hint = Leerkring has to be in these channels. To add it, type in each channel: /invite @Leerkring
digest-introduction = Introduction
digest-no-circle = Only facilitators of a running circle make digests. You are not facilitating one now.
digest-period-backwards = This date comes before the first one.
digest-own-channel-only = You can only post a digest for the circle in the circle’s own channel.
digest-bot-not-in-channel = Leerkring is not in one of these channels. Type /invite @Leerkring there and try again.
digest-empty = { $scope ->
    [all] There are no released insights for these readers in this period.
   *[circle] ‘{ $name }’ has no released insights for these readers in this period.
} Choose a longer period or other themes, or make insights first with /leerkring harvest.
digest-nothing-left = There is no insight in it. If there is still one below, put it in. If not, you can make a new digest.
digest-already-published = Somebody has already published this digest. There is nothing you need to do.

digest-preview-title = Check the digest
digest-preview-readers = { $readers ->
    [0] { $channels ->
        [0] No channel has been chosen, and no subscriber will get this digest right away. People who may read it will find it on the Home tab, under ‘More’.
        [one] This digest will go to one channel. No subscriber will get it right away.
       *[other] This digest will go to { $channels } channels. No subscriber will get it right away.
    }
    [one] { $channels ->
        [0] This digest will go to one subscriber. No channel has been chosen.
        [one] This digest will go to one subscriber and one channel.
       *[other] This digest will go to one subscriber and { $channels } channels.
    }
   *[other] { $channels ->
        [0] This digest will go to { $readers } subscribers. No channel has been chosen.
        [one] This digest will go to { $readers } subscribers and one channel.
       *[other] This digest will go to { $readers } subscribers and { $channels } channels.
    }
}
digest-preview-opening = I have sent nothing yet. Choose what goes in; ‘See it as a reader’ shows the result.
digest-nothing-but-sent = There is nothing new for these readers. { $count ->
    [one] The one insight here was
    [2] Both insights here were
   *[other] All { $count } insights here were
} already in an earlier digest, most recently on { $moment }. Choose below what you want to send again, or close this window.
digest-nothing-new = These readers already have all of this. I sent nothing.
digest-publish = Publish
digest-published-title = Published
digest-published = The digest with { $count ->
    [one] one insight
   *[other] { $count } insights
} { $readers ->
    [0] { $channels ->
        [0] has been published. No channel has been chosen, and no subscriber will get it right away. People who may read it will find it on the Home tab, under ‘More’.
        [one] is now on its way to one channel.
       *[other] is now on its way to { $channels } channels.
    }
    [one] { $channels ->
        [0] is now on its way to one subscriber.
        [one] is now on its way to one subscriber and one channel.
       *[other] is now on its way to one subscriber and { $channels } channels.
    }
   *[other] { $channels ->
        [0] is now on its way to { $readers } subscribers.
        [one] is now on its way to { $readers } subscribers and one channel.
       *[other] is now on its way to { $readers } subscribers and { $channels } channels.
    }
}
digest-published-frozen = { $audience ->
    [public] The text is now fixed. If an author withdraws something, I will remove only that, in Slack and on the web. Emails already sent stay as they are.
   *[other] The text is now fixed. If an author withdraws something, I will remove only that.
}

digest-period = { $begin } to { $end }
digest-read-more = Read more
digest-edition-title = Digest
digest-item-title = Insight
digest-item-withdrawn = This insight has been withdrawn.
digest-closing = Do you have a question? Send Leerkring a direct message.
digest-closing-here = Do you have a question? Type it here.
digest-too-many = A digest holds { $most } insights at most. Leave one out first.
digest-later = { $count ->
    [one] One subscriber will get this digest later: they have paused digests or get them less often.
   *[other] { $count } subscribers will get this digest later: they have paused digests or get them less often.
}
digest-other-themes = { $count ->
    [one] There is one more insight in it, about another theme.
   *[other] There are { $count } more insights in it, about other themes.
}
digest-read-whole = Read all of it
digest-changed-since = The digest has changed in the meantime, so I sent nothing. Open it again and have another look.
digest-up = Up
digest-down = Down
digest-out = Leave out
digest-in = Put in
digest-exact = See it as a reader
digest-exact-title = As a reader sees it
digest-exact-for = For: { $audience }. Subscribers read only the insights about themes that they chose.
digest-exact-buttons = In Slack, each insight also comes with buttons, such as ‘Read more’.
digest-others = { $count ->
    [one] One insight is not in it. Below you can see why. A digest holds { $most } at most.
   *[other] { $count } insights are not in it. Below you can see why. A digest holds { $most } at most.
}
digest-why-sent = these readers got it on { $day }
digest-why-dropped = you left it out
digest-why-circle = this circle already has two or more
digest-why-room = was not in my proposal
