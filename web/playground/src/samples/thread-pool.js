const crypto = require('crypto');

// Four threads: the fifth job waits until one of them is free.
for (let job = 1; job <= 5; job++) {
  crypto.pbkdf2('secret', 'salt', 10, 64, 'sha512', () => {
    console.log(`job ${job} done`);
  });
}

console.log('all started');
