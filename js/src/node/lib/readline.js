// node:readline: lines from a stream. Editing does not exist here.
(function (host, require) {
  'use strict';
  const EventEmitter = require('events');

  class Interface extends EventEmitter {
    #rest = '';
    #decoder = new (require('string_decoder').StringDecoder)('utf8');
    #question;
    closed = false;
    terminal = false;
    line = '';
    constructor(input, output) {
      super();
      const options = input?.input ? input : { input, output };
      this.input = options.input;
      this.output = options.output;
      this.#prompt = options.prompt ?? '> ';
      this.#onData = (chunk) => this.#take(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk));
      this.#onEnd = () => {
        if (this.#rest !== '') this.#give(this.#rest);
        this.close();
      };
      this.input.on('error', (error) => this.emit('error', error));
      this.input.on('data', this.#onData);
      this.input.on('end', this.#onEnd);
      this.input.resume();
    }
    #prompt;
    #onData;
    #onEnd;
    #take(text) {
      const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
      this.#rest = lines.pop();
      for (const line of lines) this.#give(line);
    }
    #give(line) {
      if (this.closed) return;
      const answer = this.#question;
      this.#question = undefined;
      if (answer) answer(line);
      else this.emit('line', line);
    }
    question(query, options, callback = options) {
      this.output?.write(query);
      this.#question = callback;
    }
    setPrompt(prompt) { this.#prompt = prompt; }
    getPrompt() { return this.#prompt; }
    prompt() { this.output?.write(this.#prompt); }
    write(text) { if (text) this.#take(text); }
    pause() {
      this.input.pause();
      this.emit('pause');
      return this;
    }
    resume() {
      this.input.resume();
      this.emit('resume');
      return this;
    }
    close() {
      if (this.closed) return;
      this.pause();
      this.closed = true;
      this.input.removeListener('data', this.#onData);
      this.emit('close');
    }
    [Symbol.asyncIterator]() {
      return lines(this);
    }
  }

  function lines(reader) {
    const source = require('events_static').on(reader, 'line', { close: ['close'], highWaterMark: 1024 });
    return {
      async next() {
        const { value, done } = await source.next();
        return { value: done ? undefined : value[0], done };
      },
      async return() {
        reader.close();
        return source.return();
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }

  class PromiseInterface extends Interface {
    question(query) { return new Promise((resolve) => super.question(query, {}, resolve)); }
  }
  const nothing = (stream, ...args) => {
    const callback = args.find((arg) => typeof arg === 'function');
    if (callback) require('process').nextTick(callback, null);
    return true;
  };
  return {
    Interface, createInterface: (...args) => new Interface(...args), clearLine: nothing, cursorTo: nothing, moveCursor: nothing,
    clearScreenDown: nothing, emitKeypressEvents() {},
    promises: { Interface: PromiseInterface, createInterface: (...args) => new PromiseInterface(...args) },
  };
})
