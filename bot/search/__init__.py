"""Finding insights again: analyzers are pure; search asks with the reader's rights."""
