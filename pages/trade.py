"""Who trades most with Kyrgyzstan, and how has that changed?"""

from lib.dashboard.ui.show import show

show("trade")
