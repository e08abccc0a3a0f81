// What `require` and `import` find: the built-in modules, and files of the virtual file system.
(function (host, require) {
  'use strict';

  // Name → library module. Loaded when asked for.
  const BUILTINS = {
    assert: 'assert', 'assert/strict': 'assert:strict', async_hooks: 'async_hooks', buffer: 'buffer', console: 'console',
    constants: 'constants', crypto: 'crypto', dns: 'dns', 'dns/promises': 'dns:promises', events: 'events', fs: 'fs',
    'fs/promises': 'fs_promises', module: 'module:Module', os: 'os', path: 'path', 'path/posix': 'path',
    perf_hooks: 'perf', process: 'process', querystring: 'querystring', readline: 'readline',
    'readline/promises': 'readline:promises', stream: 'stream', 'stream/promises': 'stream:promises',
    string_decoder: 'string_decoder', timers: 'timers', 'timers/promises': 'timers_promises', url: 'url_module',
    util: 'util', 'util/types': 'util_types', worker_threads: 'worker_threads',
  };

  // Built into Node, but not modelled here.
  const UNSUPPORTED = [
    'child_process', 'cluster', 'dgram', 'diagnostics_channel', 'domain', 'http', 'http2', 'https', 'inspector',
    'inspector/promises', 'net', 'quic', 'repl', 'sea', 'sqlite', 'stream/consumers', 'stream/web', 'sys', 'test',
    'test/reporters', 'tls', 'trace_events', 'tty', 'v8', 'vm', 'wasi', 'path/win32', 'punycode', 'zlib',
  ];
  const ONLY_WITH_PREFIX = ['sea', 'sqlite', 'test', 'test/reporters', 'quic'];

  const files = new Map();              // path → module object of a required file

  const plain = (name) => (name.startsWith('node:') ? name.slice(5) : name);
  function isBuiltin(name) {
    const bare = plain(String(name));
    return Object.hasOwn(BUILTINS, bare) ||
      (UNSUPPORTED.includes(bare) && (name !== bare || !ONLY_WITH_PREFIX.includes(bare)));
  }

  // The console's class is there for those who ask for the module.
  function withClass(console) {
    if (!Object.hasOwn(console, 'Console')) {
      const { Console } = require('console_class');
      Object.defineProperty(console, 'Console', { value: Console, writable: true, configurable: true });
    }
    return console;
  }

  function builtin(bare) {
    if (bare === 'console') return withClass(globalThis.console);
    const [library, member] = BUILTINS[bare].split(':');
    const exports = require(library);
    for (const name of host.release.newer(`require('${bare}').`)) delete exports[name];
    return member ? exports[member] : exports;
  }

  function requireFrom(parent, id) {
    const { validate, coded, argValue } = require('errors');
    validate.string(id, 'id');
    if (id === '') throw argValue('id', id, 'must be a non-empty string');
    const bare = plain(id);
    if (Object.hasOwn(BUILTINS, bare)) return builtin(bare);
    if (isBuiltin(id)) throw coded(Error, 'ERR_LOOPLAB_UNSUPPORTED', `Looplab does not model '${bare}' yet`);
    if (bare !== id) throw coded(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${id}`);
    const path = /^(\.{0,2}\/|\.{1,2}$)/.test(id) ? findFile(require('path').resolve(parent, '..', id)) : undefined;
    if (path === undefined) throw notFound(id, parent);
    return loadFile(path);
  }

  function notFound(id, parent) {
    const error = new Error(`Cannot find module '${id}'\nRequire stack:\n- ${parent}`);
    error.code = 'MODULE_NOT_FOUND';
    error.requireStack = [parent];
    return error;
  }

  function findFile(path) {
    return ['', '.js', '.json', '.cjs', '/index.js'].map((end) => path + end).find((name) => host.readFile(name) !== undefined);
  }

  function loadFile(path) {
    if (files.has(path)) return files.get(path).exports;
    const text = require('text').decode(host.readFile(path));
    const module = { id: path, filename: path, exports: {}, loaded: false, children: [], paths: [] };
    files.set(path, module);
    try {
      if (path.endsWith('.json')) module.exports = JSON.parse(text);
      else {
        const directory = path.slice(0, path.lastIndexOf('/')) || '/';
        const wrapper = (0, globalThis.eval)(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`);
        wrapper.call(module.exports, module.exports, createRequire(path), module, path, directory);
      }
    } catch (error) {
      files.delete(path);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  function createRequire(from) {
    let path = from instanceof Object && 'href' in from ? from.href : from;
    if (typeof path !== 'string') throw require('errors').argValue('filename', from, 'must be a file URL object, file URL string, or absolute path string');
    if (path.startsWith('file:')) path = require('url_module').fileURLToPath(path);
    const made = (id) => requireFrom(path, id);
    made.resolve = (id) => (isBuiltin(id) ? id : findFile(require('path').resolve(path, '..', id)));
    made.cache = {};
    return made;
  }

  // Made when a program asks for it: few do, and the list is long.
  let Module;
  function theModule() {
    Module ??= Object.assign(function Module(id = '') {
      this.id = id;
      this.exports = {};
    }, {
      builtinModules: [...Object.keys(BUILTINS), ...UNSUPPORTED].filter((name) => !ONLY_WITH_PREFIX.includes(name)).sort(),
      createRequire, isBuiltin,
    });
    return Object.assign(Module, { Module });
  }

  // `import` of a name that is no path: as `require`, but failing in its own words.
  function importBuiltin(name, referrer = host.scriptPath) {
    if (isBuiltin(name) || name.startsWith('node:')) return requireFrom(referrer, name);
    throw require('errors').coded(Error, 'ERR_MODULE_NOT_FOUND', `Cannot find package '${name}' imported from ${referrer}`);
  }

  return { get Module() { return theModule(); }, importBuiltin, createRequire, isBuiltin, requireBuiltin: (id) => requireFrom(host.scriptPath, id) };
})
