import { defineConfig } from 'vitest/config';

// In one process and one module graph, so that what a file leaves behind is seen by the next.
export default defineConfig({ test: { isolate: false, fileParallelism: false, sequence: { shuffle: false } } });
