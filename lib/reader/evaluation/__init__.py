"""How well texts are read: gold standards, and how many figures agree with them."""
