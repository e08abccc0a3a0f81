// ends: endless loop
eval('while (true) {}');
