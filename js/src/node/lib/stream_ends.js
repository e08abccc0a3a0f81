// finished and pipeline: when a stream, or a row of streams, is done.
(function (host, require) {
  'use strict';

  const { nextTick, failure, destroyer, isDestroyed } = require('stream_life');
  const { validate, argType, missingArgs, coded, received, AbortError } = require('errors');

  const hasReadable = (s) => Boolean(s?._readableState && typeof s.on === 'function' && s._readableState.readable !== false);
  const hasWritable = (s) => Boolean(s && typeof s.write === 'function' && typeof s.on === 'function' && s._writableState?.writable !== false);
  const isStream = (s) => Boolean(s && (s._readableState || s._writableState || (typeof s.write === 'function' && typeof s.on === 'function')));
  const readDone = (s) => Boolean(s._readableState?.endEmitted);
  const writeDone = (s) => Boolean(s._writableState?.finished ?? s.writableFinished);

  function finished(stream, options, callback) {
    if (typeof options === 'function') [options, callback] = [{}, options];
    options ??= {};
    validate.object(options, 'options');
    validate.function(callback, 'callback');
    validate.abortSignal(options.signal, 'options.signal');
    if (!isStream(stream)) throw argType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    const readable = options.readable ?? hasReadable(stream), writable = options.writable ?? hasWritable(stream);
    const r = stream._readableState, w = stream._writableState;
    let awaitClose = Boolean((w ?? r)?.autoDestroy && (w ?? r)?.emitClose && !(w ?? r)?.closed &&
      hasReadable(stream) === readable && hasWritable(stream) === writable);
    let read = readDone(stream), wrote = writeDone(stream);

    const errored = () => w?.errored ?? r?.errored ?? null;
    function atClose() {
      const error = errored();
      if (error) return error;
      if (readable && !read && hasReadable(stream) && !readDone(stream)) return failure.prematureClose();
      if (writable && !wrote && !writeDone(stream)) return failure.prematureClose();
      return null;
    }
    let result;
    if ((w ?? r)?.closed) result = atClose();
    else if ((w?.errorEmitted || r?.errorEmitted) && !awaitClose) result = errored();
    else if (!readable && (!awaitClose || stream.readable) && (wrote || stream.writable === false) && !w?.pendingcb) result = errored();
    else if (!writable && (!awaitClose || stream.writable) && (read || stream.readable === false)) result = errored();
    else if (options.signal?.aborted) result = new AbortError(undefined, { cause: options.signal.reason });
    if (result !== undefined) {
      const ignore = () => {};
      if (options.error !== false) stream.on('error', ignore);
      let live = true;
      nextTick(() => { if (live) callback.apply(stream, result === null ? [] : [result]); });
      return () => {
        live = false;
        stream.removeListener('error', ignore);
      };
    }

    let live = true;
    const done = (...args) => {
      if (!live) return;
      live = false;
      callback.apply(stream, args);
    };
    const listeners = {
      end() {
        read = true;
        if (stream.destroyed) awaitClose = false;
        if (awaitClose && (!stream.writable || writable)) return;
        if (!writable || wrote) done();
      },
      finish() {
        wrote = true;
        if (stream.destroyed) awaitClose = false;
        if (awaitClose && (!stream.readable || readable)) return;
        if (!readable || read) done();
      },
      error(error) { done(error); },
      close() {
        const error = atClose();
        if (error === null) done();
        else done(error);
      },
    };
    if (options.error === false) delete listeners.error;
    for (const [name, listener] of Object.entries(listeners)) stream.on(name, listener);
    const cleanup = () => {
      live = false;
      for (const [name, listener] of Object.entries(listeners)) stream.removeListener(name, listener);
    };
    if (options.signal) {
      const abort = () => {
        const was = live;
        cleanup();
        if (was) callback.call(stream, new AbortError(undefined, { cause: options.signal.reason }));
      };
      options.signal.addEventListener('abort', abort, { once: true });
    }
    return cleanup;
  }

  const iterable = (value) => Boolean(value?.[Symbol.asyncIterator] || value?.[Symbol.iterator]);

  async function pump(source, target, finish, end) {
    let error, resume = null;
    const wake = (failed) => {
      if (failed) error = failed;
      const go = resume;
      resume = null;
      go?.();
    };
    const wait = () => new Promise((resolve, reject) => {
      if (error) reject(error);
      else resume = () => (error ? reject(error) : resolve());
    });
    target.on('drain', wake);
    const cleanup = finished(target, { readable: false }, wake);
    try {
      if (target.writableNeedDrain) await wait();
      for await (const chunk of source) if (!target.write(chunk)) await wait();
      if (end) {
        target.end();
        await wait();
      }
      finish();
    } catch (thrown) {
      finish(thrown);
    } finally {
      cleanup();
      target.off('drain', wake);
    }
  }

  function join(source, target, finish, onlyError, end) {
    let ended = false;
    target.on('close', () => { if (!ended) onlyError(failure.prematureClose()); });
    source.pipe(target, { end: false });
    if (end) {
      const endTarget = () => {
        ended = true;
        target.end();
      };
      if (readDone(source)) nextTick(endTarget);
      else source.once('end', endTarget);
    } else finish();
    finished(source, { readable: true, writable: false }, (error) => {
      const r = source._readableState;
      if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE' && r?.ended && !r.errored && !r.errorEmitted) {
        source.once('end', finish).once('error', finish);
      } else finish(error);
    });
    return finished(target, { readable: false, writable: true }, finish);
  }

  const SOURCES = ['function', 'Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable',
    'Promise', '{ readable, writable } pair'];
  const invalidReturn = (expected, name, value) => coded(TypeError, 'ERR_INVALID_RETURN_VALUE',
    `Expected ${expected} to be returned from the "${name}" function but got ${received(value)}.`);

  function run(streams, callback, options) {
    if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
    if (streams.length < 2) throw missingArgs('streams');
    const controller = new (require('abort').AbortController)();
    const outer = options?.signal, destroys = [];
    let error, value, left = 0, called = false;
    const settle = (failed, final) => {
      if (failed && (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.name === 'AbortError')) error = failed;
      if (!error && !final) return;
      while (destroys.length) destroys.shift()(error);
      controller.abort();
      if (final && !called) {
        called = true;
        nextTick(callback, error, value);
      }
    };
    const finish = (failed) => settle(failed, --left === 0);
    const onlyError = (failed) => settle(failed, false);
    const abort = () => settle(new AbortError(undefined, { cause: outer?.reason }));
    outer?.addEventListener('abort', abort, { once: true });

    // What is still open when all is over is destroyed.
    const guard = (stream, reading, writing) => {
      let over = false;
      stream.on('close', () => { over = true; });
      finished(stream, { readable: reading, writable: writing }, (failed) => { over = !failed; });
      destroys.push((failed) => {
        if (over) return;
        over = true;
        destroyer(stream, failed || failure.destroyed('pipe'));
      });
    };
    const watch = (stream) => stream.on('error', (failed) => {
      if (failed && failed.name !== 'AbortError' && failed.code !== 'ERR_STREAM_PREMATURE_CLOSE') onlyError(failed);
    });

    let current;
    streams.forEach((stream, i) => {
      const reading = i < streams.length - 1, writing = i > 0, end = reading || options?.end !== false;
      if (isStream(stream)) {
        if (end) guard(stream, reading, writing);
        watch(stream);
      }
      if (i === 0) {
        current = typeof stream === 'function' ? stream({ signal: controller.signal }) : stream;
        if (typeof stream === 'function' && !iterable(current)) throw invalidReturn('Iterable, AsyncIterable or Stream', 'source', current);
        if (!isStream(current) && !iterable(current)) throw argType('body', SOURCES, current);
      } else if (typeof stream === 'function') {
        current = stream(current, { signal: controller.signal });
        if (reading) {
          if (!current?.[Symbol.asyncIterator]) throw invalidReturn('AsyncIterable', `transform[${i - 1}]`, current);
          return;
        }
        if (typeof current?.then !== 'function' && !current?.[Symbol.asyncIterator]) {
          throw invalidReturn('AsyncIterable or Promise', 'destination', current);
        }
        left++;
        const { PassThrough } = require('stream');
        const through = new PassThrough({ objectMode: true });
        if (typeof current?.then === 'function') {
          current.then((result) => {
            value = result;
            if (result != null) through.write(result);
            if (end) through.end();
            nextTick(finish);
          }, (failed) => {
            through.destroy(failed);
            nextTick(finish, failed);
          });
        } else pump(current, through, finish, end);
        current = through;
        guard(through, false, true);
      } else if (hasReadable(current)) {
        left += 2;
        join(current, stream, finish, onlyError, end);
        current = stream;
      } else {
        left++;
        pump(current, stream, finish, end);
        current = stream;
      }
    });
    if (outer?.aborted) nextTick(abort);
    return current;
  }

  function pipeline(...streams) {
    const callback = streams.pop();
    validate.function(callback, 'streams[stream.length - 1]');
    return run(streams, callback);
  }

  const promises = {
    finished: (stream, options) => new Promise((resolve, reject) => {
      finished(stream, options ?? {}, (error) => (error ? reject(error) : resolve()));
    }),
    pipeline: (...streams) => new Promise((resolve, reject) => {
      const last = streams[streams.length - 1];
      const options = last && typeof last === 'object' && !isStream(last) && !iterable(last) ? streams.pop() : undefined;
      run(streams, (error, value) => (error ? reject(error) : resolve(value)), options);
    }),
  };

  return { finished, pipeline, promises, isDestroyed };
})
