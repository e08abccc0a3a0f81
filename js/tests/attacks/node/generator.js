// ends: endless loop
for (const it of (function* () { let i = 0; while (true) yield i++; })());
