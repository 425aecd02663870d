"""Mail: queued in the transaction that causes it, sent afterwards by SMTP or written to an outbox folder."""
