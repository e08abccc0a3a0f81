// The virtual file system behind fs: what each system call does, without time. Files are the host's; directories are
// the ones files lie in, and those made here.
(function (host, require) {
  'use strict';

  const ERRORS = {   // code → libuv's number and words
    ENOENT: [-2, 'no such file or directory'], EEXIST: [-17, 'file already exists'], EISDIR: [-21, 'illegal operation on a directory'],
    ENOTDIR: [-20, 'not a directory'], ENOTEMPTY: [-39, 'directory not empty'], EBADF: [-9, 'bad file descriptor'],
    EINVAL: [-22, 'invalid argument'], EACCES: [-13, 'permission denied'],
  };

  function failure(code, syscall, path, dest) {
    const [errno, words] = ERRORS[code];
    const error = new Error(`${code}: ${words}, ${syscall}${path === undefined ? '' : ` '${path}'`}${dest === undefined ? '' : ` -> '${dest}'`}`);
    Object.assign(error, { errno, code, syscall });
    if (path !== undefined) error.path = path;
    if (dest !== undefined) error.dest = dest;
    return error;
  }

  const MAIN = host.scriptPath ?? '/program.js';
  const parentOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';
  const directories = new Set(['/', '/tmp', '/home', '/home/user', parentOf(MAIN)]);
  const made = new Map();              // path → { ino, times }
  let inodes = 1000;

  const absolute = (path) => require('path').resolve(path);
  const isFile = (path) => host.readFile(path) !== undefined;
  const isDirectory = (path) => directories.has(path) || host.listFiles().some((file) => file.startsWith(path === '/' ? '/' : path + '/'));
  const children = (path) => {
    const start = path === '/' ? '/' : path + '/';
    const names = [...host.listFiles(), ...directories].filter((other) => other.startsWith(start) && other !== start)
      .map((other) => other.slice(start.length).split('/')[0]);
    return [...new Set(names)].sort();
  };

  function times(path, touch) {
    const now = host.timeOrigin + host.now();
    const entry = made.get(path) ?? { ino: inodes++, birthtimeMs: host.timeOrigin, atimeMs: host.timeOrigin, mtimeMs: host.timeOrigin, ctimeMs: host.timeOrigin };
    if (touch) Object.assign(entry, { mtimeMs: now, ctimeMs: now });
    made.set(path, entry);
    return entry;
  }

  function need(path, syscall, shown = path) {
    const full = absolute(path);
    if (isFile(full)) return { full, directory: false };
    if (isDirectory(full)) return { full, directory: true };
    for (let up = parentOf(full); up !== '/'; up = parentOf(up)) if (isFile(up)) throw failure('ENOTDIR', syscall, shown);
    throw failure('ENOENT', syscall, shown);
  }

  function parentMust(full, syscall, shown) {
    if (!isDirectory(parentOf(full))) throw failure('ENOENT', syscall, shown);
  }

  const open = new Map();              // descriptor → { path, position, flags }
  let nextFd = 17;
  const FLAGS = { r: 0, 'r+': 2, rs: 0, 'rs+': 2, w: 577, wx: 705, 'w+': 578, 'wx+': 706, a: 1089, ax: 1217, 'a+': 1090, 'ax+': 1218 };

  function descriptor(fd, syscall) {
    const file = open.get(fd);
    if (!file) throw failure('EBADF', syscall);
    return file;
  }

  const store = (path, bytes) => {
    host.writeFile(path, Uint8Array.from(bytes));
    times(path, true);
  };

  const calls = {
    open(path, flags = 'r') {
      const full = absolute(path);
      const bits = typeof flags === 'number' ? flags : FLAGS[flags];
      if (bits === undefined) throw require('errors').argValue('flags', flags);
      const exists = isFile(full), writes = (bits & 3) !== 0;
      if (isDirectory(full) && writes) throw failure('EISDIR', 'open', path);
      if (exists && bits & 128 && bits & 64) throw failure('EEXIST', 'open', path);
      if (!exists && !isDirectory(full)) {
        if (!(bits & 64)) need(path, 'open');
        parentMust(full, 'open', path);
        store(full, []);
      } else if (exists && bits & 512) store(full, []);
      open.set(nextFd, { path: full, position: 0, append: Boolean(bits & 1024) });
      return nextFd++;
    },
    close(fd) {
      descriptor(fd, 'close');
      open.delete(fd);
    },
    read(fd, target, offset, length, position) {
      const file = descriptor(fd, 'read');
      if (!isFile(file.path)) throw failure('EISDIR', 'read');
      const from = typeof position === 'number' && position >= 0 ? position : file.position;
      const part = host.readFile(file.path).subarray(from, from + length);
      target.set(part, offset);
      if (from === file.position && !(typeof position === 'number' && position >= 0)) file.position += part.length;
      return part.length;
    },
    write(fd, bytes, position) {
      const file = descriptor(fd, 'write');
      const old = host.readFile(file.path) ?? new Uint8Array(0);
      const at = file.append ? old.length : typeof position === 'number' ? position : file.position;
      const all = new Uint8Array(Math.max(old.length, at + bytes.length));
      all.set(old);
      all.set(bytes, at);
      store(file.path, all);
      if (typeof position !== 'number') file.position = at + bytes.length;
      return bytes.length;
    },
    truncate(fd, length = 0) {
      const file = descriptor(fd, 'ftruncate');
      const all = new Uint8Array(length);
      all.set((host.readFile(file.path) ?? new Uint8Array(0)).subarray(0, length));
      store(file.path, all);
    },
    stat(path, syscall = 'stat') { return facts(need(path, syscall)); },
    fstat(fd) { return facts(need(descriptor(fd, 'fstat').path, 'fstat')); },
    access(path) { need(path, 'access'); },
    // One directory after the other, as they were found.
    readdir(path, recursive = false) {
      const { full, directory } = need(path, 'scandir');
      if (!directory) throw failure('ENOTDIR', 'scandir', path);
      const found = [], waiting = [''];
      while (waiting.length > 0) {
        const below = waiting.shift(), at = `${full === '/' ? '' : full}${below === '' ? '' : `/${below}`}`;
        for (const name of children(at === '' ? '/' : at)) {
          const relative = below === '' ? name : `${below}/${name}`, directory = isDirectory(`${at}/${name}`);
          found.push({ name: relative, directory });
          if (directory && recursive) waiting.push(relative);
        }
      }
      return found;
    },
    mkdir(path, recursive) {
      const full = absolute(path);
      if (isFile(full) || isDirectory(full)) {
        if (recursive && isDirectory(full)) return undefined;
        throw failure('EEXIST', 'mkdir', path);
      }
      if (!recursive) parentMust(full, 'mkdir', path);
      let first;
      for (let at = full; !isDirectory(at); at = parentOf(at)) {
        directories.add(at);
        first = at;
      }
      return recursive ? first : undefined;
    },
    rmdir(path) {
      const { full, directory } = need(path, 'rmdir');
      if (!directory) throw failure('ENOTDIR', 'rmdir', path);
      if (children(full).length) throw failure('ENOTEMPTY', 'rmdir', path);
      directories.delete(full);
    },
    unlink(path) {
      const { full, directory } = need(path, 'unlink');
      if (directory) throw failure('EISDIR', 'unlink', path);
      directories.add(parentOf(full));
      host.deleteFile(full);
      made.delete(full);
    },
    rm(path, { recursive = false, force = false } = {}) {
      const full = absolute(path);
      if (!isFile(full) && !isDirectory(full)) {
        if (force) return;
        throw failure('ENOENT', 'rm', path);
      }
      if (isFile(full)) return calls.unlink(full);
      if (!recursive) {
        const error = require('errors').coded(Error, 'ERR_FS_EISDIR', `Path is a directory: rm returned EISDIR (is a directory) ${path}`);
        throw Object.assign(error, { errno: 21, syscall: 'rm', path });
      }
      for (const name of children(full)) calls.rm(`${full}/${name}`, { recursive: true });
      directories.delete(full);
    },
    rename(from, to) {
      const { full, directory } = pair(from, to, 'rename');
      const target = absolute(to);
      if (!isDirectory(parentOf(target))) throw failure('ENOENT', 'rename', from, to);
      if (directory) {
        for (const file of host.listFiles().filter((f) => f.startsWith(full + '/'))) {
          host.writeFile(target + file.slice(full.length), host.readFile(file));
          host.deleteFile(file);
        }
        for (const dir of [...directories].filter((d) => d === full || d.startsWith(full + '/'))) {
          directories.delete(dir);
          directories.add(target + dir.slice(full.length));
        }
        return;
      }
      host.writeFile(target, host.readFile(full));
      if (target !== full) host.deleteFile(full);
    },
    copyFile(from, to, mode = 0) {
      const { full } = pair(from, to, 'copyfile');
      const target = absolute(to);
      if (mode & 1 && isFile(target)) throw failure('EEXIST', 'copyfile', from, to);
      if (!isDirectory(parentOf(target))) throw failure('ENOENT', 'copyfile', from, to);
      store(target, host.readFile(full));
    },
    realpath(path) { return need(path, 'realpath').full; },
    mkdtemp(prefix) {
      const path = prefix + 'aB3dE' + String.fromCharCode(65 + inodes++ % 26);
      calls.mkdir(path);
      return path;
    },
    utimes(path, atime, mtime) {
      const entry = times(need(path, 'utime').full);
      Object.assign(entry, { atimeMs: Number(atime) * (atime instanceof Date ? 1 : 1000), mtimeMs: Number(mtime) * (mtime instanceof Date ? 1 : 1000) });
    },
    chmod(path) { need(path, 'chmod'); },
  };

  function pair(from, to, syscall) {
    try {
      return need(from, syscall);
    } catch (error) {
      throw failure(error.code, syscall, from, to);
    }
  }

  function facts({ full, directory }) {
    const size = directory ? 4096 : host.readFile(full).length;
    return {
      dev: 2049, mode: directory ? 0o40755 : 0o100644, nlink: directory ? 2 : 1, uid: 1000, gid: 1000, rdev: 0, blksize: 4096,
      size, blocks: Math.ceil(size / 4096) * 8, ...times(full),
    };
  }

  return { calls, failure };
})
