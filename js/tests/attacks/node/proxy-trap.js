// ends: endless loop
new Proxy({}, { get() { for (;;); } }).x;
