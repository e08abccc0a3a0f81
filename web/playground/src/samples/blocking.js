const start = Date.now();
const late = () => `${Date.now() - start} ms`;

setTimeout(() => console.log('wanted after 5 ms, came after', late()), 5);

setTimeout(() => {
  console.log('blocking from', late());
  const end = Date.now() + 30;
  while (Date.now() < end);
  console.log('blocking until', late());
}, 1);
