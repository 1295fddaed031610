"""`/settings`: one card, each line of which unfolds into its choices and is saved with the tap."""
