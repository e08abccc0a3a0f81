// The parts of `process` that few programs use.
(function (host, require) {
  'use strict';

  const process = require('process');
  const { validate, coded, argType, outOfRange } = require('errors');
  const nanoseconds = () => BigInt(Math.round((1000 + host.now()) * 1e6));

  function hrtime(previous) {
    const now = nanoseconds();
    let seconds = Number(now / 1000000000n), nanos = Number(now % 1000000000n);
    if (previous !== undefined) {
      validate.array(previous, 'time');
      if (previous.length !== 2) throw outOfRange('time', 2, previous.length);
      seconds -= previous[0];
      nanos -= previous[1];
      if (nanos < 0) {
        seconds--;
        nanos += 1e9;
      }
    }
    return [seconds, nanos];
  }
  hrtime.bigint = () => nanoseconds();

  function memoryUsage() {
    return { rss: 46137344, heapTotal: 6197248, heapUsed: 4263032, external: 1547387, arrayBuffers: 10515 };
  }
  memoryUsage.rss = () => 46137344;

  const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGUSR1: 10, SIGUSR2: 12, SIGTERM: 15 };

  // Only the process itself can be signalled. A listener hears of it in a later turn, through libuv's signal pipe.
  function kill(pid, signal = 'SIGTERM') {
    if (pid != (pid | 0)) throw argType('pid', 'number', pid);
    const name = typeof signal === 'number' ? Object.keys(SIGNALS).find((key) => SIGNALS[key] === signal) : signal;
    if (signal === 0) return true;
    if (!(name in SIGNALS)) throw coded(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${signal}`);
    if (pid !== process.pid) throw coded(Error, 'ESRCH', 'kill ESRCH', { errno: -3, syscall: 'kill' });
    if (process.listenerCount(name) > 0 && name !== 'SIGKILL') {
      host.submit(`signal ${name}`, 'latency', 0.01, () => process.emit(name, name, SIGNALS[name]));
    } else host.exit(128 + SIGNALS[name]);
    return true;
  }

  let mask = 0o22;

  const more = {
    versions: host.release.versions,
    release: { name: 'node', lts: host.release.lts },
    features: { inspector: false, debug: false, uv: true, ipv6: true, tls: false, typescript: false, require_module: true },
    config: { target_defaults: {}, variables: {} },
    env: environment(),
    chdir(path) {
      validate.string(path, 'directory');
      host.directory = require('path').resolve(host.directory, path);
    },
    umask(value) {
      const old = mask;
      if (value !== undefined) mask = typeof value === 'string' ? parseInt(value, 8) : value;
      return old;
    },
    hrtime,
    uptime: () => host.now() / 1000,
    memoryUsage,
    cpuUsage: () => ({ user: Math.round(host.now() * 900), system: Math.round(host.now() * 100) }),
    resourceUsage: () => ({ userCPUTime: Math.round(host.now() * 900), systemCPUTime: 0, maxRSS: 45056 }),
    constrainedMemory: () => 0,
    availableMemory: () => 8 * 2 ** 30,
    abort() { host.exit(134); },
    kill,
    getuid: () => 1000, geteuid: () => 1000, getgid: () => 1000, getegid: () => 1000, getgroups: () => [1000],
    getActiveResourcesInfo: () => [],
    getBuiltinModule(id) {
      const module = require('module');
      return module.isBuiltin(id) ? module.createRequire(host.scriptPath)(id) : undefined;
    },
    allowedNodeEnvironmentFlags: new Set(),
    ref(object) { (object?.[Symbol.for('nodejs.ref')] ?? object?.ref)?.call(object); },
    unref(object) { (object?.[Symbol.for('nodejs.unref')] ?? object?.unref)?.call(object); },
    report: {},
    binding() { throw new Error('No such module'); },
    get stdout() { return require('stdio').stdout; },
    get stderr() { return require('stdio').stderr; },
    get stdin() { return require('stdio').stdin; },
  };

  // Values of process.env are always strings.
  function environment() {
    const values = { HOME: '/home/user', PATH: '/usr/local/bin:/usr/bin:/bin', USER: 'user', LANG: 'C.UTF-8', PWD: host.directory };
    return new Proxy(values, {
      set(target, key, value) {
        if (typeof key === 'symbol' || typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
        target[key] = String(value);
        return true;
      },
      defineProperty(target, key, descriptor) {
        if ('value' in descriptor) descriptor = { ...descriptor, value: String(descriptor.value) };
        return Reflect.defineProperty(target, key, { writable: true, enumerable: true, configurable: true, ...descriptor });
      },
    });
  }

  return more;
})
