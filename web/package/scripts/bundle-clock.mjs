// What is shipped in one file: `looplab/jest` in CommonJS, which Jest loads unless it is told otherwise, and the clock for a
// page that has no bundler.

import { rolldown } from 'rolldown';

// What is bundled is JavaScript already: a tsconfig.json of somebody's in a folder above must not matter.
async function write(input, output) {
  const bundle = await rolldown({ input, platform: 'neutral', tsconfig: false, external: /^node:/, logLevel: 'silent' });
  await bundle.write(output);
  await bundle.close();
}

await write('dist/jest.js', { file: 'dist/jest.cjs', format: 'cjs' });
await write('dist/clock/index.js', { file: 'dist/clock.min.js', format: 'esm', minify: true });
