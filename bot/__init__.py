"""What a learning circle is, says and does.

handlers → bot → storage, never back; folders are layers, file names are subjects.
"""
