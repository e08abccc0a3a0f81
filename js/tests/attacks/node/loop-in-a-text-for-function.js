// ends: endless loop
new Function('for (;;) {}')();
