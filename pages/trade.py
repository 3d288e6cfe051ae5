"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from lib.dashboard.ui.show import show

show("trade")
