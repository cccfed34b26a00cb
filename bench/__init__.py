"""What README's figures come from. Every figure is a ratio of two things measured in the same run."""
