"""What carries over from sentence to sentence: coreference, series, who says it."""
