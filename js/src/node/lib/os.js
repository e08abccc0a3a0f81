// node:os: a small, fixed machine.
(function (host, require) {
  'use strict';
  const core = () => ({ model: 'Looplab virtual CPU', speed: 3000, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } });
  return {
    EOL: '\n', devNull: '/dev/null',
    arch: () => 'x64', platform: () => 'linux', type: () => 'Linux', release: () => '6.8.0', version: () => '#1 SMP', machine: () => 'x86_64',
    hostname: () => 'looplab', homedir: () => '/home/user', tmpdir: () => '/tmp', endianness: () => 'LE',
    uptime: () => 3600 + host.now() / 1000, loadavg: () => [0, 0, 0], totalmem: () => 16 * 2 ** 30, freemem: () => 8 * 2 ** 30,
    cpus: () => Array.from({ length: 4 }, core), availableParallelism: () => 4, networkInterfaces: () => ({}),
    userInfo: () => ({ uid: 1000, gid: 1000, username: 'user', homedir: '/home/user', shell: '/bin/sh' }),
    getPriority: () => 0, setPriority() {},
    constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGUSR1: 10, SIGUSR2: 12, SIGTERM: 15 }, errno: { ENOENT: 2, EACCES: 13 }, priority: {} },
  };
})
