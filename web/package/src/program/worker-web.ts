// The engine's thread in a page, or in a worker of one.

import init from '../engine/looplab_wasm.js';
import { answering } from './answers.js';

const answer = answering(
  {
    engine: () => init(),
    async intl() {
      const response = await fetch(new URL('../engine/intl.txt', import.meta.url));
      if (!response.ok) throw new Error(`the part for Intl was answered with ${response.status}`);
      return response.text();
    },
  },
  (reply) => self.postMessage(reply),
);

self.onmessage = ({ data }: MessageEvent) => void answer(data);
