// ends: endless loop
for (;;) { try { throw 1; } catch { continue; } finally { } }
