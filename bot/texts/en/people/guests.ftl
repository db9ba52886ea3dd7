guest-without-circle = Good to see you. You are a guest here, and I only talk with guests once somebody has added you to a learning circle. Ask its facilitator. I kept nothing about you.
guest-not-for-you = This is only for those who belong to our Slack. As a guest you take part in everything of your own circle.
circle-guest-leads = { $name } is a guest here. A guest can take part, but not facilitate.
