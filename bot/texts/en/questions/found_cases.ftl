found-cases = Cases about this
found-cases-see = View
found-cases-there = { $count ->
    [one] There is a case about this.
   *[other] There are { $count } cases about this.
}
found-cases-opening = These cases are about this. You only see what their owners share with you.
found-cases-none = Right now there is no case about this that you may read. Under ‘What was in the way?’ you see what helped others.
case-library = What was in the way?
library-opening = Which rule was in the way, and what helped? You see cases whose outcome is known and that are shared with you.
library-every = All
library-shown-all = You see everything that was in the way.
library-shown = What was in the way: { $obstacle }
library-none = Nobody has said yet how such a case ended. Will you be the first? Type /leerkring case.
