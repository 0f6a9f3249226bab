"""The parts of the debugger: which frames are skipped, how frames look, its commands, chained exceptions."""
