"""What words mention, each by itself: numbers and units, hedges, times, places."""
