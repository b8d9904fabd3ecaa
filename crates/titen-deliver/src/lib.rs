//! Editions and alerts out: mail, Telegram, webhooks, open-data folders; retried, never twice.
