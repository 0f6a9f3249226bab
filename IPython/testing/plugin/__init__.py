"""Plugins of test runners: examples with IPython's prompts as tests."""
