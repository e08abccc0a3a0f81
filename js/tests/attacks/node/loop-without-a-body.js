// ends: endless loop
for (;;);
