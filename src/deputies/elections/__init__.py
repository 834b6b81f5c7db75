"""Elections: call, candidates, poll, counts by tellers, ballots, lots, result."""
