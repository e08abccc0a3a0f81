// A chain of setTimeout(0): after a few levels each one waits 4 ms.
let last = performance.now();

function next(level) {
  const now = performance.now();
  console.log(`level ${level}: ${Math.round(now - last)} ms later`);
  last = now;
  if (level < 8) setTimeout(next, 0, level + 1);
}

setTimeout(next, 0, 1);
