"""What rules of law are written in: one import for a module of law."""
