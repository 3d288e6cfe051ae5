"""The room that knows streamlit: the frame, the shared filter, and the blocks of a page.

Every word a reader sees is in the message catalogues (`messages/`). State holds choices only,
and the address holds the same choices; everything else is computed from them on each run.
"""
