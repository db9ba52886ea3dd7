"""A Slack workspace on this machine, for the demo and the tests.

Knows Slack, knows nothing of ours. Start reading at `sandbox.py`.
"""
