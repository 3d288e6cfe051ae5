"""How is Kyrgyzstan tied to Russia, the EU and the CIS, and what was said of it?"""

from lib.dashboard.ui.show import show

show("overview")
