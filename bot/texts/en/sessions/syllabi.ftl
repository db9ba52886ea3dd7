syllabus-open = Learning paths
syllabus-title = Learning paths
syllabus-title-one = Learning path
syllabus-opening = A learning path is a whole series of sessions, each with a topic, a method and something to prepare. First you will see all the dates. Only then will the invitations go out.
syllabus-size = { $count ->
    [one] One session
   *[other] { $count } sessions, { $weeks ->
        [one] every week
       *[other] every { $weeks } weeks
    }
}.
syllabus-own = Your own.
syllabus-see = View
syllabus-plan = Plan this series
syllabus-adopt = Make it ours
syllabus-adopt-first = Want something else? Make it a path of your own. Then you can change each session.
syllabus-change-own = This path is yours. Sessions that are already planned will not change.
syllabus-add = Add a session
syllabus-change = Change
syllabus-drop = Remove
syllabus-preparation-line = Before: { $words }
syllabus-exercise-line = Afterwards: { $words }
syllabus-step-title = Session { $number }
syllabus-topic = Topic
syllabus-method = Method
syllabus-preparation = What does everybody prepare?
syllabus-preparation-hint = Participants will see this when I ask whether they are coming. It is also on the Home tab and, on the day, in the channel.
syllabus-exercise = What will you try afterwards?
syllabus-exercise-hint = I will put this in the draft of the recap.
syllabus-plan-title = Plan a series
syllabus-too-many = You already have { $most } learning paths of your own. Change one of those.
syllabus-last-session = A learning path has at least one session. Change this one.
syllabus-too-long = A learning path has { $most } sessions at most.
syllabus-changed = Somebody has just changed this learning path. Nothing has been planned. Please view it again.
