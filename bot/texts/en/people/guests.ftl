guest-without-circle = Good to see you. You are a guest here. I only talk to guests who take part in a learning circle. Ask a facilitator to add you. I kept nothing about you.
guest-not-for-you = This is not open to guests. In your own circle you can do everything.
circle-guest-leads = { $name } is a guest here. A guest can take part, but not facilitate.
