"""The command line: reads arguments, calls the engine, prints what reporters say.

Each command is a module that is imported when its command runs, for the time to start is most of a small file's time.
"""
