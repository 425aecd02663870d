"""Things run by hand or by make: the shipped data, the gallery, the screenshots."""
