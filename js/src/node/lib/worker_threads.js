// node:worker_threads, without workers: the channels, and the answers a main thread gives.
(function (host, require) {
  'use strict';
  const { MessageChannel, MessagePort, BroadcastChannel, receiveMessageOnPort } = require('message');
  const environment = new Map();
  class Worker {
    constructor() {
      throw require('errors').coded(Error, 'ERR_LOOPLAB_UNSUPPORTED', "Looplab does not model 'Worker' yet");
    }
  }
  return {
    isMainThread: true, isInternalThread: false, parentPort: null, workerData: null, threadId: 0, threadName: '', resourceLimits: {},
    MessageChannel, MessagePort, BroadcastChannel, receiveMessageOnPort, Worker, SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
    getEnvironmentData: (key) => environment.get(key),
    setEnvironmentData: (key, value) => (value === undefined ? environment.delete(key) : environment.set(key, value)),
    markAsUntransferable() {}, isMarkedAsUntransferable: () => false, markAsUncloneable() {},
  };
})
