"""What the pipelines are trained on and by: annotated messages of many trades, and how they are checked."""
