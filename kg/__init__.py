"""Read Vietnamese local-government news into a graph of who holds which role, where and since when."""

__version__ = "0.1.0"
