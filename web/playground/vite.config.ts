import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const engine = fileURLToPath(new URL('../package/dist/engine/looplab_wasm.js', import.meta.url));

// Unit tests need no engine; everything else would fail later and less clearly.
if (!process.env.VITEST && !existsSync(engine)) {
  throw new Error('The engine is not built yet: run `cargo xtask build` in the repository root first.');
}

export default defineConfig({
  // Relative, so that the built page works from any folder of any host, and offline.
  base: './',
  plugins: [svelte()],
  resolve: { alias: { '#engine': engine } },
  worker: { format: 'es' },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
});
