// ends: endless loop
[3, 1, 2].sort(() => { for (;;); });
