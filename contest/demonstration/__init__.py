"""The content of a demonstration: invented people, and three contests at three moments of a season."""
