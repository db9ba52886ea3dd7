"""What readers choose, and what they see of others: subscriptions and profiles."""
