synonyms-title = Synonyms
synonyms-opening = Anyone who searches for one word also finds insights with the other. You do not have to add plurals.
synonyms-groups = Words that mean the same
synonyms-hint = One group per line, with commas in between: procurement, purchasing, tender. Or a translation: oplevering = handover
synonyms-saved = { $count ->
    [0] Saved. There are no synonyms now.
    [one] Saved. There is 1 group now. Searches will use it from now on.
   *[other] Saved. There are { $count } groups now. Searches will use them from now on.
}
synonyms-not-yours = Only facilitators and programme managers can change this.
synonyms-one-word = ‘{ $word }’ is alone on its line. After a comma, add something that means the same: procurement, purchasing.
synonyms-no-word = I cannot search with ‘{ $word }’. Use a word, or a few words.
synonyms-long-line = The line ‘{ $word }…’ is longer than { $longest } characters. Make it shorter.
synonyms-changed = Somebody else has just changed this list. Keep your lines somewhere, open the form again and add them.
