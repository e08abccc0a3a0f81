// area: raf
// runtimes: browser
// what: A frame callback that throws does not stop the others
requestAnimationFrame(() => { console.log('one'); throw new Error('in frame'); });
requestAnimationFrame(() => console.log('two'));
