test('in another file of the same process everything is real', async () => {
  expect(Date.now()).toBeGreaterThan(1e12);
  const before = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(performance.now() - before).toBeGreaterThan(3);
});
