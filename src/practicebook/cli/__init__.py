"""The command line: each command asks the layers below, words what they answer and returns an exit code.

A command stands in a module of its name, which is imported when the command is called and not before, so that a check
of one file does not wait for what a build needs.
"""
