// area: modules
// runtimes: node
// what: require of a missing module
try { require('no-such-module'); } catch (e) { console.log(e.code, e.message.split('\n')[0]); }
import('no-such-module').catch((e) => console.log(e.code));
