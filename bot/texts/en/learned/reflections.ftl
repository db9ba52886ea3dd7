reflection-about = the session of ‘{ $circle }’ on { $date }
reflection-about-circle = the circle ‘{ $circle }’
reflection-about-round = the cancelled session of ‘{ $circle }’ on { $date }
reflection-heading = About { $about }
reflection-no-circle = You are not in a running circle now. To see which circles there are, type /leerkring join.

choose-circle-title = Which circle?
choose-circle = Circle

prompt-title = What did you learn?
prompt-title-away = What is going on in your work?
prompt-opening = This is about { $about }. These are your circle’s questions:
prompt-opening-away = This is about { $about }. Even if you were not there, I would like to hear what you can say about these questions:
prompt-round = The session of ‘{ $circle }’ on { $when } is not taking place: too few people signed up. If you sent something in or brought a case, that will move to the next session. I would still like to hear from you now: what is going on in your work?
prompt-promise = Five minutes is enough, and so is half an answer. You choose who may read it. You will see what others will read before you share it.
prompt-reminder = Your answers about { $about } are still welcome:
prompt-reminder-promise = This is the only reminder. Feel free to skip: nobody sees who does not answer.
prompt-answer = Answer
prompt-later = Later
prompt-skip = Skip
prompt-answer-anyway = Answer after all
prompt-skipped = OK, I will not ask again about { $about }. You can still write something whenever you like.
prompt-postponed = OK. I will ask you once more about { $about }. You will hear from me on { $moment }.
prompt-stays-open = I will not remind you of this again. You can still write about { $about }: press ‘Answer’ whenever it suits you.

reflection-form-title = What did you learn?
reflection-form-opening = Write what you like; you can leave questions empty. At first, only you can see what you write now. Before you share it, I will show you exactly what others would read.
reflection-who = Who may read this?
reflection-who-all = Who may read your answers?
reflection-who-hint = Outside your circle and its channel, nobody reads the answer itself. Others may read an insight made from it. I will ask you before an insight goes out.
reflection-who-per-question = Choose per question
reflection-who-each = Per question, as you chose before
reflection-more = More: case, what you tried
reflection-more-told = View what else you wrote
reflection-empty = Write something under at least one question.
reflection-already-answered = You have answered this already. You can change it under ‘My answers’.
reflection-changed-since = Your text has changed in the meantime. I shared nothing. Open ‘View and share’ again.
reflection-nothing-to-share = You have nothing left to share. Everything is as you chose.

reflection-preview-title = This is what others see
reflection-preview-opening = I saved your words. They are not shared now. If you share, this is exactly what others see:
reflection-preview-opening-more = I saved your words. Whoever could read them already, still can. If you share, this is exactly what others see:
reflection-preview-closing = If you close this window, this stays private until you do share it. You can choose fewer readers later. Nobody can take back copies that people made by then.
reflection-preview-closing-more = If you close this window, the same people can read your words until you do share. You can choose fewer readers later. Nobody can take back copies that people made by then.
reflection-audience-private = Only you read this.
reflection-audience-circle = Who reads this: everyone in ‘{ $circle }’, with your name. A facilitator can put it in the recap, for everyone in the circle’s channel.
reflection-audience-network = Who reads this: everyone in ‘{ $circle }’, with your name. A facilitator can put it in the recap, for everyone in the circle’s channel. Nobody else outside the circle will read this answer. A facilitator may make an insight from it, without your name, for everyone in our Slack. You will see it first, and nothing will go out unless you say yes. Note: people who know you may recognise your story.
reflection-audience-public = Who reads this: everyone in ‘{ $circle }’, with your name. A facilitator can put it in the recap, for everyone in the circle’s channel. Nobody else outside the circle will read this answer. A facilitator may make an insight from it, without your name, for everyone, also outside Slack. You will see it first, and nothing will go out unless you say yes. Note: people who know you may recognise your story.
reflection-small-circle = { $count ->
    [0] Note: your circle has no participants now. Anyone who knows the circle can guess that you wrote this.
    [one] Note: your circle has only one participant. Anyone who knows the circle knows that you wrote this.
   *[other] Note: your circle has only { $count } participants. Anyone who knows the circle can guess that you wrote this.
}
reflection-share = Share as shown
reflection-not-yet = Do not share yet

reflection-kept = Saved. You answered { $asked ->
    [one] the question
   *[other] { $given } of the { $asked } questions
} about { $about }. This is who may read each answer now:
reflection-not-shared-yet = { $count ->
    [one] One answer has not yet been shared the way you wanted. First look at what others will see.
   *[other] { $count } answers have not yet been shared the way you wanted. First look at what others will see.
}
reflection-all-settled = A facilitator may make an insight from what you share with your circle. Before it leaves your circle, I will ask you. You can always change or withdraw your answer.
reflection-see-and-share = View and share
reflection-change = Change
reflection-mine = My answers

mine-title = My answers
mine-opening = This is what you wrote. Below each answer you see who may read it, and where it has been used.
mine-empty = You have not written anything yet. You always can, with /leerkring reflect.
mine-level = Who may read this now: { $level }
mine-wanted = You chose this, but have not shared it yet: { $level }
mine-used-in = Used in the insight:
mine-in-digests = { $count ->
    [one] In one digest:
   *[other] In { $count } digests:
}
mine-in-channels = { $count ->
    [one] Shared in one channel, as an insight without your name.
   *[other] Shared in { $count } channels, as an insight without your name.
}
mine-in-recap = Part of the recap of the session.
mine-whole-session = Change who reads all of these
mine-change-level = Change who reads this
mine-level-title = Who may read this?
mine-level-explained = If you choose fewer readers, that applies at once. If an insight made from this answer reaches more people than that, I will withdraw the insight. I cannot take back emails that were already sent. If you choose more readers, you will first see exactly what they see. An insight keeps its own words, even if you change your answer.

page-previous = Previous
page-next = Next

draft-keep = Save and continue later
draft-kept = I saved your draft. Only you can see it. Open the same questions again, and everything will be there.
draft-nothing = There is nothing new in the form. Anything you sent in before stays as it was.
draft-resumed = This is your draft, with what you wrote here before. What you have not shared yet, only you can see.
draft-forget = Remove this draft
draft-forgotten = Your draft is gone. What you already shared stays as it was. Open the questions again if you want to start over.

follow-up = Did you try something?
follow-up-open = Choose what fits
follow-up-worked = Yes, and it worked
follow-up-partly = Yes, and it partly worked
follow-up-did-not = Yes, but it did not work
follow-up-otherwise = No, this is about something else
why-worked = Why did it work?
why-partly = What worked, what did not, and why?
why-did-not = Why did it not work?

details-condition = Works only if…
details-learning = Who is this lesson for?
details-links = Links
details-links-hint = Addresses of pages or files, one per line, { $most } at most. Anyone who may read your answer sees them too.
details-case = Which case is this about?
details-no-case = No particular case
details-about-case = About the case ‘{ $title }’
details-without-answer = First write an answer to this question.
details-bad-link = This is not a web address. Begin each line with https:// or http://.
details-too-many-links = Give { $most } links at most.

learning-individual = For me
learning-task = For the task or the project
learning-organisation = For our organisation
