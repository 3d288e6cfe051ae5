"""Files of this machine: read, and written so that they are whole and last.

local_files    the bytes and the text of a file; what cannot be read or written is named
atomic_write   bytes that are on disk once a function has returned
"""
