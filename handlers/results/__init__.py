"""What follows an answer: satisfaction, handling anew, visits, promises, closing, looking back."""
