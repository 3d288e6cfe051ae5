"""Which words does each figure come from? And what does another article say?"""

from lib.dashboard.ui.show import show

show("articles")
