"""Builds beyond one machine: pages are read in chunks, on a Dask cluster or here, and kept as shards.

The client finds the pages and ships them, so that a worker needs no access to the input. What a worker makes of a chunk
comes back to the client, which alone writes shards: so a worker needs no right to write anywhere, a killed one leaves
nothing behind, and of two pages with one id the first stays, whichever worker read it.
"""

from kg.cluster.chunk import SIZE, ClusterError, Local
from kg.cluster.folder import Folder
from kg.cluster.load import read
from kg.cluster.reader import Plain, Sharded
from kg.cluster.scheduler import LOCAL, Cluster, processors

__all__ = ["LOCAL", "SIZE", "Cluster", "ClusterError", "Folder", "Local", "Plain", "Sharded", "processors", "read"]
