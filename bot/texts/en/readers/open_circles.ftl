web-circles = Open circles
web-circles-title = Open circles at { $name }
web-circles-opening = A learning circle is a small group of colleagues who learn from each other’s work. You can ask to join these circles.
web-circles-how = How to join
web-circles-in-slack = In Slack, type /leerkring join and press ‘Open circles’. A facilitator of the circle will answer.
web-circles-elsewhere = No account in this Slack? Ask a colleague who has one to invite you.
web-circles-list = These circles are open
web-circles-next = Next session:
web-circles-nothing-planned = No session is planned yet.
web-circles-full = Full right now. If the facilitator says yes, you will go on the waiting list.
web-circles-none = No open circle is listed here right now. In Slack, type /leerkring join to see whether there are any others.
web-circles-more = Next page
web-circles-before = Previous page
web-circles-front = { $count ->
    [one] One circle is open to new people.
   *[other] { $count } circles are open to new people.
}
web-circles-see = See the open circles
