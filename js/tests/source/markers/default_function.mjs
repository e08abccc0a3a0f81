export default function () { return 1 }
const x = 1
export var y = function () { }
