"""What `lint` and `audit` say: measured on the drawing and its pixels, never guessed."""
