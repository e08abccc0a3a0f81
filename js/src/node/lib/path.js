// node:path, as POSIX has it.
(function (host, require) {
  'use strict';

  function text(value, name) {
    if (typeof value !== 'string') throw require('errors').argType(name, 'string', value);
    return value;
  }

  // Resolves `.` and `..`; what leads above the start stays only in a relative path.
  function parts(path, absolute) {
    const kept = [];
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue;
      if (part !== '..') kept.push(part);
      else if (kept.length && kept[kept.length - 1] !== '..') kept.pop();
      else if (!absolute) kept.push('..');
    }
    return kept.join('/');
  }

  const path = {
    sep: '/',
    delimiter: ':',
    normalize(path) {
      if (text(path, 'path') === '') return '.';
      const absolute = path[0] === '/';
      let out = parts(path, absolute);
      if (out === '') return absolute ? '/' : path.endsWith('/') ? './' : '.';
      if (path.endsWith('/')) out += '/';
      return absolute ? `/${out}` : out;
    },
    isAbsolute: (path) => text(path, 'path')[0] === '/',
    join(...all) {
      const joined = all.filter((part) => text(part, 'path') !== '').join('/');
      return joined === '' ? '.' : path.normalize(joined);
    },
    resolve(...all) {
      let resolved = '';
      for (let i = all.length - 1; i >= -1 && resolved[0] !== '/'; i--) {
        const part = i >= 0 ? text(all[i], `paths[${i}]`) : require('process').cwd();
        if (part !== '') resolved = resolved === '' ? part : `${part}/${resolved}`;
      }
      return '/' + parts(resolved, true);
    },
    relative(from, to) {
      text(from, 'from');
      text(to, 'to');
      const a = path.resolve(from).split('/').filter(Boolean), b = path.resolve(to).split('/').filter(Boolean);
      let common = 0;
      while (common < a.length && a[common] === b[common]) common++;
      return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/');
    },
    toNamespacedPath: (path) => path,
    dirname(path) {
      if (text(path, 'path') === '') return '.';
      const trimmed = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
      const slash = trimmed.lastIndexOf('/');
      if (slash < 0) return '.';
      if (slash === 0) return '/';
      const head = trimmed.slice(0, slash).replace(/\/+$/, '');
      return head === '' ? (trimmed.startsWith('//') ? '//' : '/') : head;
    },
    basename(path, suffix) {
      if (suffix !== undefined) text(suffix, 'suffix');
      text(path, 'path');
      const base = path.replace(/\/+$/, '').split('/').pop();
      return suffix !== undefined && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
    },
    extname(path) {
      const base = text(path, 'path').replace(/\/+$/, '').split('/').pop();
      const dot = base.lastIndexOf('.');
      return dot <= 0 || base === '..' ? '' : base.slice(dot);
    },
    parse(given) {
      text(given, 'path');
      const root = given[0] === '/' ? '/' : '';
      const base = path.basename(given), ext = path.extname(given);
      const dir = given.replace(/\/+$/, '').includes('/') ? path.dirname(given) : root;
      return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
    },
    format(object) {
      require('errors').validate.object(object, 'pathObject');
      const dir = object.dir || object.root;
      const ext = object.ext ? (object.ext[0] === '.' ? '' : '.') + object.ext : '';
      const base = object.base || `${object.name || ''}${ext}`;
      return !dir ? base : dir === object.root ? `${dir}${base}` : `${dir}/${base}`;
    },
    matchesGlob(given, pattern) {
      const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*\*\/?/g, '\u0000').replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]').replace(/\u0000/g, '(?:.*/)?');
      return new RegExp(`^${source}$`).test(given);
    },
  };
  path.posix = path;
  // Paths of Windows are not modelled; what asks for them is told so.
  const win32 = { sep: '\\', delimiter: ';', posix: path };
  for (const [name, method] of Object.entries(path)) {
    if (typeof method === 'function') win32[name] = { [name]() { throw require('errors').coded(Error, 'ERR_LOOPLAB_UNSUPPORTED', `Looplab does not model 'path.win32.${name}' yet`); } }[name];
  }
  win32.win32 = win32;
  path.win32 = win32;
  path._makeLong = path.toNamespacedPath;
  return path;
})
