"""How many migrants are there, and what do they send home?"""

from lib.dashboard.ui.show import show

show("people")
