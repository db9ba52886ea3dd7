guest-without-circle = Good to see you. You are a guest here, and I only talk with guests once somebody has added you to a learning circle. Ask its facilitator. I kept nothing about you.
guest-not-for-you = This is not open to guests. In your own circle you can do everything.
circle-guest-leads = { $name } is a guest here. A guest can take part, but not facilitate.
