//! Promises.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "Promise.resolve(1)",
    "Promise.reject(new Error('rejected'))",
    "{ then(f) { log('then'); f(2); } }",
    "new Promise(() => {})",
    "(async () => 3)()",
];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "Promise.resolve(§x)",
    "Promise.reject(§x)",
    "Promise.all([§p, §x])",
    "Promise.allSettled([§p, §p])",
    "Promise.race([§p, §p])",
    "Promise.any([§p, §p])",
    "(async () => §x)()",
    "(async () => await §p)()",
    "§p.then(§F)",
    "§p.then(§F, §F)",
    "§p.catch(§F)",
    "§p.finally(() => log('finally'))",
    "new Promise((yes, no) => { yes(§x); no(§x); })",
    "Promise.try(§F, §x)",
    "(async () => { try { return await §p; } catch (e) { return log(e); } finally { log('done'); } })()",
    "Array.fromAsync(§i)",
    "(async function () { for await (const x of [§p, §x]) log(x); })()",
    "Promise.resolve(§p)",
];
