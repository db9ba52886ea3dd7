not-for-me = Niet voor mij
not-for-me-said = ✓ Niet voor mij
not-for-me-kept = Goed. Ik tel het mee, zonder je naam. De begeleiders en de schrijvers zien alleen hoeveel mensen dit zeggen, vanaf drie.
not-for-me-back = Goed. Dit telt niet meer mee.

feedback-title = Wat lezers ervan vinden
feedback-recognise = { $count } mensen herkennen dit
feedback-use = { $count } mensen gaan het gebruiken
feedback-pass-by = { $count } mensen zeggen: niet voor mij
feedback-none = Nog te weinig reacties
feedback-few = Geteld sinds de kennisbrief uitkwam. Een aantal zie je pas vanaf drie mensen.
