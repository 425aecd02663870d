"""SQL from strangers, answered over public tables alone, in processes that have nothing else."""
