"""What only the person can say: their expectations, and the questions that ask for them."""
