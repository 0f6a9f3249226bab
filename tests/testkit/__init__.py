"""What tests share: kernels, a terminal with a screen model, waiting for a condition."""
