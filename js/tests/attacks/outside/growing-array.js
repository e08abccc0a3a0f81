// ends: runaway memory
const a = [];
while (true) a.push([a.length, {}, 'x' + a.length]);
