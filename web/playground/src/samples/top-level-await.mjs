console.log('module starts');

setTimeout(() => console.log('timeout, while the module waits'), 5);

const value = await new Promise((resolve) => {
  setTimeout(() => resolve('slow value'), 10);
});

console.log('module goes on with', value);
