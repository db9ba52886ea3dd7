found-cases = Cases about this
found-cases-see = View
found-cases-there = { $count ->
    [one] There is a case that may fit.
   *[other] There are { $count } cases that may fit.
}
found-cases-opening = These cases may fit. You only see what their owners share with you.
found-cases-none = Right now there is no case about this that you may read. Under ‘What was in the way?’ you can see what helped others.
case-library = What was in the way?
library-opening = What was in the way, and what helped? These are the cases that are shared with you and have a known outcome.
library-every = All
library-shown-all = Showing all kinds of obstacles.
library-shown = What was in the way: { $obstacle }
library-none = I found no case here yet with a known outcome. Has a case of yours ended? Tell me how, under ‘My cases’.
