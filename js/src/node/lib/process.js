// `process`: its events, nextTick and exit rules. What programs seldom touch is in process_more and loads on first use.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');

  // As in Node: an object whose class is called `process` and whose ancestor is EventEmitter.prototype.
  const proto = Object.create(EventEmitter.prototype, {
    constructor: { value: { process: function () {} }.process, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'process', configurable: true },
  });
  const process = Object.create(proto);
  EventEmitter.call(process);

  let exiting = false;
  let exitCode;

  function checkedExitCode(code) {
    let value = code;
    if (typeof code === 'string' && code !== '' && Number.isNaN(value = Number(code))) value = code;
    require('errors').validate.integer(value, 'code');
    return value;
  }

  Object.defineProperties(process, {
    _exiting: { get: () => exiting, set: (value) => { exiting = Boolean(value); }, enumerable: true, configurable: true },
    exitCode: {
      get: () => exitCode,
      set(code) {
        exitCode = code === null || code === undefined ? undefined : checkedExitCode(code);
        host.exitCode = exitCode;
      },
      enumerable: true, configurable: false,
    },
  });

  Object.assign(process, {
    version: `v${host.release.versions.node}`,
    arch: 'x64',
    platform: 'linux',
    pid: 4242,
    ppid: 4241,
    title: 'node',
    execPath: '/usr/local/bin/node',
    execArgv: [],
    argv: ['/usr/local/bin/node', host.scriptPath, ...host.args?.() ?? []],
    argv0: 'node',
    exit(code) {
      if (arguments.length !== 0) process.exitCode = code;
      if (!exiting) {
        exiting = true;
        process.emit('exit', exitCode || 0);
      }
      host.exit(exitCode || 0);
    },
    reallyExit(code) { host.exit(code || 0); },
    nextTick(callback, ...args) {
      if (typeof callback !== 'function') throw require('errors').argType('callback', 'Function', callback);
      if (exiting) return;
      host.label(host.nextTick(args.length === 0 ? () => callback() : () => callback(...args)), callback);
    },
    emitWarning(...args) { return require('warnings').emitWarning(...args); },
  });

  let captureCallback = null;
  process.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(fn) {
    const { argType, coded } = require('errors');
    if (fn === null) captureCallback = null;
    else if (typeof fn !== 'function') throw argType('fn', ['Function', 'null'], fn);
    else if (captureCallback !== null) {
      throw coded(Error, 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
        '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active');
    } else captureCallback = fn;
  };
  process.hasUncaughtExceptionCaptureCallback = () => captureCallback !== null;

  // An error that nothing caught. Whatever a listener throws here ends the process with code 7 (the host sees to it).
  host.onUncaught((error, origin) => {
    process.emit('uncaughtExceptionMonitor', error, origin);
    if (captureCallback !== null) captureCallback(error);
    else if (!process.emit('uncaughtException', error, origin)) {
      if (!exiting) {
        exiting = true;
        process.exitCode = 1;
        try { process.emit('exit', 1); } catch { /* The first error is the one that is reported. */ }
      }
      return false;
    }
    // Node keeps the loop going for one more turn, so that ticks get processed.
    host.setImmediate(() => {});
    return true;
  });

  let rejections = 0;
  const rejectionIds = new WeakMap();

  host.onRejection((kind, promise, reason) => {
    try {
      if (kind === 'handled') {
        if (!process.emit('rejectionHandled', promise)) {
          process.emitWarning(`Promise rejection was handled asynchronously (rejection id: ${rejectionIds.get(promise) ?? 1})`,
            'PromiseRejectionHandledWarning');
        }
        return true;
      }
      rejectionIds.set(promise, ++rejections);
      if (process.emit('unhandledRejection', reason, promise)) return true;
    } catch (error) {
      host.reportError(error);   // a listener's own error is an exception, not a rejection
      return true;
    }
    if (host.release.warnsOfRejections) {
      require('warnings').warnOfRejection(reason, rejections);
      return true;
    }
    // What is not an error is wrapped in one, which is reported in its place.
    return reason instanceof Error ? false : require('warnings').unhandledRejection(reason);
  });

  host.onExit((kind, code) => {
    if (kind === 'beforeExit') return void process.emit('beforeExit', exitCode || code || 0);
    if (exiting) return;
    exiting = true;
    if (code && exitCode === undefined) process.exitCode = code;
    process.emit('exit', exitCode || 0);
  });

  process.on('warning', function onWarning(warning) { require('warnings').print(warning); });

  // Everything else, computed on first use; `cwd` here, as every relative path asks for it.
  function define(name, value) {
    let known = value !== undefined;
    Object.defineProperty(process, name, {
      enumerable: true, configurable: true,
      get() {
        if (!known) {
          value = require('process_more')[name];
          known = true;
        }
        return value;
      },
      set(next) {
        value = next;
        known = true;
      },
    });
  }
  const LATER = ['versions', 'release', 'features', 'config', 'env', 'cwd', 'chdir', 'umask', 'hrtime', 'uptime',
    'memoryUsage', 'cpuUsage', 'resourceUsage', 'constrainedMemory', 'availableMemory', 'stdout', 'stderr', 'stdin',
    'abort', 'kill', 'getuid', 'geteuid', 'getgid', 'getegid', 'getgroups', 'getActiveResourcesInfo',
    'getBuiltinModule', 'allowedNodeEnvironmentFlags', 'ref', 'unref', 'report', 'binding'];
  host.directory = host.scriptPath ? host.scriptPath.slice(0, host.scriptPath.lastIndexOf('/')) || '/' : '/';
  const cwd = () => host.directory;
  for (let i = 0; i < LATER.length; i++) define(LATER[i], LATER[i] === 'cwd' ? cwd : undefined);
  return process;
})
