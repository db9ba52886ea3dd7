not-for-me = Not for me
not-for-me-said = ✓ Not for me
not-for-me-kept = OK. I have counted it, without your name. Facilitators and authors only see how many people said this, and only once there are three.
not-for-me-back = OK. It no longer counts.

feedback-title = What readers say
feedback-recognise = { $count } people recognise this
feedback-use = { $count } people are going to use it
feedback-pass-by = { $count } people say: not for me
feedback-none = Too few responses so far
feedback-few = Counted since the digest came out. I only show a number once it is three or more.
