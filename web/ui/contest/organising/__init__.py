"""The organisers' console: one file a section, put together in console.py."""
