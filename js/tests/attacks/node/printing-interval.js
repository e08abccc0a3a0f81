// ends: endless callbacks
setInterval(() => console.log('again'), 1);
