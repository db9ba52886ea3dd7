"""Who reads outside the circles: subscriptions, mailboxes, public pages, what they say."""
