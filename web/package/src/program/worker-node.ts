// The engine's thread in Node.

import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import init from '../engine/looplab_wasm.js';
import { answering } from './answers.js';

const beside = (name: string) => new URL(`../engine/${name}`, import.meta.url);

const answer = answering(
  {
    engine: async () => init({ module_or_path: await readFile(beside('looplab_wasm_bg.wasm')) }),
    intl: () => readFile(beside('intl.txt'), 'utf8'),
  },
  (reply) => parentPort?.postMessage(reply),
);

parentPort?.on('message', (request) => void answer(request));
