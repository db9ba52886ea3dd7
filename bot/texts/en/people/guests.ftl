guest-without-circle = Good to see you. You are a guest here. I can help you once you take part in a learning circle. Ask a facilitator to add you. Until then I keep nothing of what you do here.
guest-not-for-you = This is only for people who belong to our Slack. As a guest you take part in your own circle.
circle-guest-leads = { $name } is a guest here. A guest can take part, but not facilitate.
