// readable.pipe(writable): writes until told to wait for `drain`.
(function (host, require) {
  'use strict';

  const { nextTick, errorOrDestroy } = require('stream_life');

  function pipe(source, target, options) {
    const state = source._readableState;
    const process = require('process');
    state.pipes.push(target);
    const ends = options?.end !== false && target !== process.stdout && target !== process.stderr;
    const stop = () => unpipe(source, target);
    const onEnd = () => target.end();
    const atEnd = ends ? onEnd : stop;
    if (state.endEmitted) nextTick(atEnd);
    else source.once('end', atEnd);

    let onDrain, done = false;
    function pause() {
      if (!done) {
        state.waitingFor.add(target);
        source.pause();
      }
      if (onDrain) return;
      onDrain = () => {
        state.waitingFor.delete(target);
        if (state.waitingFor.size === 0 && state.dataListening) {
          source.resume();
        }
      };
      target.on('drain', onDrain);
    }
    function onData(chunk) {
      try {
        if (target.write(chunk) === false) pause();
      } catch (error) {
        target.destroy(error);
      }
    }
    function onError(error) {
      stop();
      target.removeListener('error', onError);
      if (target.listenerCount('error') > 0) return;
      const half = target._writableState ?? target._readableState;
      if (half && !half.errorEmitted) errorOrDestroy(target, error);
      else target.emit('error', error);
    }
    function onClose() {
      target.removeListener('finish', onFinish);
      stop();
    }
    function onFinish() {
      target.removeListener('close', onClose);
      stop();
    }
    function onUnpipe(readable, info) {
      if (readable !== source || info?.hasUnpiped !== false) return;
      info.hasUnpiped = done = true;
      target.removeListener('close', onClose);
      target.removeListener('finish', onFinish);
      if (onDrain) target.removeListener('drain', onDrain);
      target.removeListener('error', onError);
      target.removeListener('unpipe', onUnpipe);
      source.removeListener('end', onEnd);
      source.removeListener('end', stop);
      source.removeListener('data', onData);
      if (onDrain && state.waitingFor.size > 0 && (!target._writableState || target._writableState.needDrain)) onDrain();
    }
    target.on('unpipe', onUnpipe);
    source.on('data', onData);
    target.prependListener('error', onError);
    target.once('close', onClose);
    target.once('finish', onFinish);
    target.emit('pipe', source);
    if (target.writableNeedDrain === true) pause();
    else if (!state.flowing) source.resume();
    return target;
  }

  function unpipe(source, target) {
    const state = source._readableState;
    if (state.pipes.length === 0) return source;
    if (target === undefined) {
      const targets = state.pipes.splice(0);
      source.pause();
      for (const each of targets) each.emit('unpipe', source, { hasUnpiped: false });
      return source;
    }
    const at = state.pipes.indexOf(target);
    if (at < 0) return source;
    state.pipes.splice(at, 1);
    if (state.pipes.length === 0) source.pause();
    target.emit('unpipe', source, { hasUnpiped: false });
    return source;
  }

  return { pipe, unpipe };
})
