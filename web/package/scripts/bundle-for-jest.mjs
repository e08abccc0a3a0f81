// Jest loads CommonJS unless it is told otherwise: `looplab/jest` as one file of it.

import { rolldown } from 'rolldown';

const bundle = await rolldown({ input: 'dist/jest.js', platform: 'node', logLevel: 'silent' });
await bundle.write({ file: 'dist/jest.cjs', format: 'cjs' });
await bundle.close();
