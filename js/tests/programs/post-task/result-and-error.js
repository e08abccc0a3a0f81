// area: post-task
// runtimes: browser
// what: postTask gives a promise of the result
scheduler.postTask(() => 'result').then((v) => console.log(v));
scheduler.postTask(() => { throw new Error('in task'); }).catch((e) => console.log(e.message));
Promise.resolve().then(() => console.log('micro'));
