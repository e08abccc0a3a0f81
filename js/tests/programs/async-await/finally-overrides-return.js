// area: async-await
// runtimes: node browser
// what: A return in finally wins over the throw
async function f() {
  try {
    await null;
    throw new Error('lost');
  } finally {
    return 'from finally';
  }
}
f().then((v) => console.log(v), () => console.log('never'));
