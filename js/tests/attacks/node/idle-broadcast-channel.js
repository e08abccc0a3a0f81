// ends: endless waiting
new BroadcastChannel('news').onmessage = () => {};
