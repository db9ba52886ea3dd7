"""What `make bench` runs: ratios against a named floor, in one run."""
