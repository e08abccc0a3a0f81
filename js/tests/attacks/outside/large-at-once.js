// ends: runaway memory
new Float64Array(100_000_000).fill(1);
