Promise.resolve().then(() => {
  console.log('promise 1');
  process.nextTick(() => console.log('tick set by promise 1'));
});

process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(() => console.log('promise set by tick 1'));
  process.nextTick(() => console.log('tick set by tick 1'));
});

Promise.resolve().then(() => console.log('promise 2'));

console.log('main');
