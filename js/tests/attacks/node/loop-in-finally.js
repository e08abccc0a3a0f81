// ends: endless loop
function f() { try { return 1; } finally { while (true) {} } }
f();
