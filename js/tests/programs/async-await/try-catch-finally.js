// area: async-await
// runtimes: node browser
// what: try, catch and finally around await keep their order
async function f(fail) {
  try {
    console.log('try', fail);
    await (fail ? Promise.reject(new Error('x')) : Promise.resolve());
    console.log('ok');
  } catch (error) {
    console.log('catch', error.message);
    await null;
    console.log('catch end');
  } finally {
    await null;
    console.log('finally', fail);
  }
  return fail;
}
f(false).then((v) => console.log('returned', v));
f(true).then((v) => console.log('returned', v));
