"""Writing diagnostics down: for people, and for programs.

A reporter is handed sources with their diagnostics, one file at a time, and writes to the text stream it was made with.
It never looks at files, at the environment or at the terminal; whoever makes it decides about colour and width.
"""
