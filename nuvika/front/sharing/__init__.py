"""What other sites show of ours: share cards, pictures with their sizes, and facts for machines."""
