// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: What a release says of itself
console.log(process.version, process.versions.node, process.versions.uv, process.versions.v8, process.versions.modules);
console.log(process.release.name, process.release.lts);
