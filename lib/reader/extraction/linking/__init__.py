"""Which mentions of a sentence belong to one figure: its trigger, sides, times, measure."""
