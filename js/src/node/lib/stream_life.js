// The life of a stream: construction, destruction, errors. Shared by both halves; every step outwards is a nextTick.
(function (host, require) {
  'use strict';

  const { coded, AbortError } = require('errors');
  const nextTick = (...args) => require('process').nextTick(...args);
  const halves = (stream) => [stream._writableState, stream._readableState].filter(Boolean);
  const set = (stream, values) => halves(stream).forEach((half) => Object.assign(half, values));
  const kConstruct = Symbol('kConstruct'), kDestroy = Symbol('kDestroy');

  const failure = {
    destroyed: (what) => coded(Error, 'ERR_STREAM_DESTROYED', `Cannot call ${what} after a stream was destroyed`),
    prematureClose: () => coded(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'),
    afterEnd: () => coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end'),
    finished: (what) => coded(Error, 'ERR_STREAM_ALREADY_FINISHED', `Cannot call ${what} after a stream was finished`),
    pushAfterEof: () => coded(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'),
    nullValue: () => coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream'),
    twice: () => coded(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'),
    notImplemented: (what) => coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', `The ${what} method is not implemented`),
  };

  function remember(stream, error) {
    if (error) for (const half of halves(stream)) half.errored ??= error;
  }

  function emitError(stream, error) {
    if (halves(stream).some((half) => half.errorEmitted)) return;
    set(stream, { errorEmitted: true });
    stream.emit('error', error);
  }

  function emitClose(stream) {
    set(stream, { closeEmitted: true });
    if (halves(stream).some((half) => half.emitClose)) stream.emit('close');
  }

  function destroy(error, callback) {
    if (halves(this).some((half) => half.destroyed)) {
      callback?.();
      return this;
    }
    remember(this, error);
    set(this, { destroyed: true });
    if (halves(this)[0].constructed) tearDown(this, error, callback);
    else this.once(kDestroy, (failed) => tearDown(this, failed ?? error, callback));
    return this;
  }

  function tearDown(stream, error, callback) {
    let called = false;
    const done = (failed) => {
      if (called) return;
      called = true;
      remember(stream, failed);
      set(stream, { closed: true });
      if (typeof callback === 'function') callback(failed);
      nextTick(() => {
        if (failed) emitError(stream, failed);
        emitClose(stream);
      });
    };
    try {
      stream._destroy(error || null, done);
    } catch (thrown) {
      done(thrown);
    }
  }

  function errorOrDestroy(stream, error, sync) {
    if (halves(stream).some((half) => half.destroyed)) return;
    if (halves(stream).some((half) => half.autoDestroy)) stream.destroy(error);
    else if (error) {
      remember(stream, error);
      if (sync) nextTick(emitError, stream, error);
      else emitError(stream, error);
    }
  }

  // A stream with `_construct` does nothing until that has called back; both steps are ticks.
  function construct(stream, ready) {
    if (typeof stream._construct !== 'function') return;
    set(stream, { constructed: false });
    stream.once(kConstruct, ready);
    if (stream.listenerCount(kConstruct) > 1) return;
    nextTick(() => {
      let called = false;
      const done = (error) => {
        if (called) return errorOrDestroy(stream, error ?? failure.twice());
        called = true;
        set(stream, { constructed: true });
        if (halves(stream)[0].destroyed) stream.emit(kDestroy, error);
        else if (error) errorOrDestroy(stream, error, true);
        else stream.emit(kConstruct);
      };
      try {
        stream._construct((error) => nextTick(done, error));
      } catch (error) {
        nextTick(done, error);
      }
    });
  }

  const isDestroyed = (stream) => Boolean(stream.destroyed || halves(stream).some((half) => half.destroyed));
  const isFinished = (stream) => {
    const w = stream._writableState, r = stream._readableState;
    return (!w || w.finished || w.writable === false) && (!r || r.endEmitted || r.readable === false);
  };

  function destroyer(stream, error) {
    if (!stream || isDestroyed(stream)) return;
    stream.destroy(error || (isFinished(stream) ? undefined : new AbortError()));
  }

  // Aborting the signal destroys the stream.
  function addAbortSignal(signal, stream) {
    require('errors').validate.abortSignal(signal, 'signal');
    const abort = () => stream.destroy(new AbortError(undefined, { cause: signal.reason }));
    if (signal.aborted) abort();
    else {
      signal.addEventListener('abort', abort);
      require('stream_ends').finished(stream, () => signal.removeEventListener('abort', abort));
    }
    return stream;
  }

  return { nextTick, failure, destroy, errorOrDestroy, construct, destroyer, addAbortSignal, isDestroyed, isFinished };
})
