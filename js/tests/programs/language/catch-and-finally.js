// area: language
// runtimes: node browser
// what: an error that leaves a catch is not lost in a finally that catches another
function a() { try { throw 1 } catch (e) { throw 3 } finally { try { throw 2 } catch (e) {} } }
try { console.log(a()) } catch (e) { console.log('a', e) }
function b() { try { try { throw 1 } catch (e) { throw 3 } } finally { try { throw 2 } catch (e) {} } }
try { console.log(b()) } catch (e) { console.log('b', e) }
function c() { try { throw 3 } finally { try { throw 2 } catch (e) {} } }
try { console.log(c()) } catch (e) { console.log('c', e) }
function d() { try { throw 3 } finally { (() => { try { throw 2 } catch (e) {} })() } }
try { console.log(d()) } catch (e) { console.log('d', e) }
function f() { try { return 3 } finally { try { throw 2 } catch (e) {} } }
try { console.log(f()) } catch (e) { console.log('f', e) }
function g() { for (const i of [1, 2]) { try { throw i } catch ([x]) { continue } finally { console.log('finally', i); if (i === 2) break } } return 'left' }
try { console.log(g()) } catch (e) { console.log('g', e.name) }
function* h() { try { yield 1 } catch (e) { yield 'caught ' + e; throw 4 } finally { try { throw 2 } catch {} yield 'cleanup' } }
const it = h(); console.log(it.next().value, it.throw(5).value, it.next().value); try { it.next() } catch (e) { console.log('h', e) }
(async () => { try { await Promise.reject(1) } catch (e) { throw e + 1 } finally { try { await Promise.reject(9) } catch (e) {} } })().catch((e) => console.log('async', e));
label: try { throw 1 } catch (e) { break label } finally { console.log('labelled') }
