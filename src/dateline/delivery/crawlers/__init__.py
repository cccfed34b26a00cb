"""What is for programs that look for pages: where there are some, and where there is nothing for them."""
