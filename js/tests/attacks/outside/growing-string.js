// ends: runaway memory
let s = 'x';
while (true) s += s + 'y';
