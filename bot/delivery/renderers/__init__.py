"""Turning a delivery into words at the moment of sending: one module per room."""
