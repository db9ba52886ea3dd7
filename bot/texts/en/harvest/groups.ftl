group-one = Make one insight from these
group-one-more = Make another insight from this group
group-change = Change group
group-make = Make your own group
group-count = { $count } answers that are alike
group-unnamed = Group without a name
group-title = Change group
group-new-title = New group
group-question = Answers to
group-opening = Only the facilitators of this circle see the groups. An answer that you take out will be on its own again. A later answer that is like a group joins that group.
group-name = Name of the group
group-called = Without a name the group is called: { $name }.
group-answers = Answers in this group
group-merge = Add another group
group-merge-none = No other group

harvest-noted = There is already a draft made from this answer: ‘{ $title }’.
harvest-next = Go on to the next one
harvest-next-is = { $count ->
    [one] No insight has been made from this answer yet:
   *[other] No insight has been made from these { $count } answers yet:
}

insight-sources-count = Made from these { $count } answers:
insight-sources-left = { $count ->
    [one] An insight has no room for more answers, so one from the group was left out. Would you like to use it? Choose the answers yourself under ‘More’.
   *[other] An insight has no room for more answers, so { $count } from the group were left out. Would you like to use them? Choose the answers yourself under ‘More’.
}
insight-source-gone = An author has just withdrawn an answer, or is changing it. It no longer belongs to this insight. Check that your text is still right, and send it in again. Nothing is saved yet.
condition-of-answers = This worked for some, and not for others. What made the difference? Write it below, in your own words.
condition-of-readers = Does this work only in some situations? Write below which ones, in your own words. This is how it went for others:
twin-differs = That one turned out differently from yours. Did it depend on something? Then that is a condition.
condition-make = Make it a condition

remains-offered = You can make a new insight from the other answers.
remains-make = Make it again
remains-opening = These are the answers that are left. I do not copy the text of the old insight: part of it was in the words of the person who withdrew it.
remains-none = A new insight was already made from this one, or nothing of it is left. Nothing has changed.
taken-back-told = Another author withdrew the insight ‘{ $title }’. You contributed to it as well. Your own answer stays as it is.
taken-back-erased = An insight that you contributed to was withdrawn; your own answer stays as it is.

release-turned = You changed an answer that this insight was made from. Is the insight still right? Until you answer, nobody can find it.
release-still-right = Yes, it is still right
release-turned-choose = You changed the answer behind this insight. Choose ‘Yes, it is still right’ or ‘Withdraw’ in my latest message about it. Nothing has changed.
release-told-turned = The author changed the answer behind this insight:
release-told-turned-by-one = One of the authors changed an answer behind this insight:
release-told-turned-next = I am asking whether the insight is still right. Until I have the answer, readers cannot find it. You will hear from me.
