"""What commands say to whoever runs them."""
