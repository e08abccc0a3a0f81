// area: then-chains
// runtimes: node browser
// what: Only the first resolve or reject counts
new Promise((resolve, reject) => {
  resolve('one');
  reject(new Error('two'));
  resolve('three');
  throw new Error('four');
}).then((v) => console.log('got', v), (e) => console.log('failed', e.message));
