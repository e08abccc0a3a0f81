'use strict'
const await_ = 1
if (await_) return
module.exports = { f() { return new.target } }
exports.g = () => 1
return new.target
