var await = 1
await;
(await)
function await2(await) { return await + 1 }
if (await) return; else return await
