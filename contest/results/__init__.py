"""From scores to prizes: ranking, public notice, appeals, disqualification. A published version never changes."""
