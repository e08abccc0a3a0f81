'use strict'
export default (a) => ({ a })
