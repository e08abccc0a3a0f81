// area: timers
// runtimes: node browser
// what: Negative, NaN, missing, null and infinite delays count as the smallest
for (const delay of [-5, NaN, undefined, null, 0, 1, true, '0', 'abc', '']) {
  setTimeout(() => console.log(String(delay), typeof delay), delay);
}
const end = Date.now() + 20;
while (Date.now() < end);
