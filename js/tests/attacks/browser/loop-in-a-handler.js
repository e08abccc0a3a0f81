// ends: endless loop
addEventListener('load', () => { for (;;); });
