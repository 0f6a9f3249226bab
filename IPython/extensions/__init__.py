"""Extensions that come with IPython: ``%load_ext autoreload``, ``%load_ext storemagic``."""
