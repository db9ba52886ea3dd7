"""What it looks like in Slack: values in, Block Kit out. No client, no queries."""
