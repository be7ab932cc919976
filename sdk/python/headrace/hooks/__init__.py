"""What other libraries do, told without a change of the script that calls them."""
