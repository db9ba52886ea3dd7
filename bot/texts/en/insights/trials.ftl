trial-ask = A while ago you wanted to use this. How did that go?
trial-ask-other = A while ago you wanted to use this. Elsewhere it did not work, or only partly. How did it go for you?
trial-how = I will ask this once. Nobody will see that it was you. The insight shows how often it worked, once three people have tried it.
trial-worked = It worked
trial-did-not = It did not work
trial-not-yet = Not yet
trial-never-mind = Never mind
trial-said-worked = Thank you! You said: it worked. That counts for the insight, without your name.
trial-said-did-not = Thank you! You said: it did not work. That counts for the insight, without your name. Others learn from that too.
trial-said-before = You have said how it went. The insight was changed after that, so your answer no longer counts. If it still holds, press a button again.
trial-said-not-yet = OK. You have not used it yet. I will not ask again: press a button here once you have.
trial-said-never-mind = OK. I will not ask about it again.
trial-tell = Say what happened
trial-tell-again = Change your sentence
trial-title = What happened?
trial-happened = What happened, in one sentence?
trial-saved = Thank you! Your sentence is now next to the insight, without your name. You can change or withdraw it at any time.
trial-taken-back = Your answer and your sentence are gone. The insight no longer counts them.
trial-counted = { $people } people tried it. { $worked ->
    [0] It worked for nobody.
   *[other] It worked for { $worked }{ $did_not ->
        [0] .
       *[other] , not for { $did_not }.
    }
}
trial-few = One or two people tried it. Once three people have, you will see here whether it worked.
trial-sentences = What happened when people tried it:
