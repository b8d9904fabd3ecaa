//! The edition, the board and the letters as PDF. Apart from the other files, since typst is half of the whole build.
