"""A language model behind Groq's API, or any server of the same protocol.

https://console.groq.com/docs/api-reference. The model reads, judges and phrases; what it says
counts only where the documents say it too (``ai.grounding``), and it never sets the score.
"""
