// `for await` over a Readable: waits for `readable`, and destroys the stream when the loop is left.
(function (host, require) {
  'use strict';

  const { destroyer } = require('stream_life');

  function iterate(stream, options) {
    const iterator = chunks(stream, options);
    iterator.stream = stream;
    return iterator;
  }

  async function* chunks(stream, options) {
    let wake = () => {}, error;
    const next = function (resolve) {
      if (this === stream) {
        wake();
        wake = () => {};
      } else wake = resolve;
    };
    stream.on('readable', next);
    const cleanup = require('stream_ends').finished(stream, { writable: false }, (failed) => {
      error = failed ? failed : null;
      wake();
      wake = () => {};
    });
    try {
      for (;;) {
        const chunk = stream.destroyed ? null : stream.read();
        if (chunk !== null) yield chunk;
        else if (error) throw error;
        else if (error === null) return;
        else await new Promise(next);
      }
    } catch (thrown) {
      error = thrown;
      throw thrown;
    } finally {
      if ((error || options?.destroyOnReturn !== false) && (error === undefined || stream._readableState.autoDestroy)) destroyer(stream, null);
      else {
        stream.off('readable', next);
        cleanup();
      }
    }
  }

  return { iterate };
})
