// ends: endless loop
while (true) {}
