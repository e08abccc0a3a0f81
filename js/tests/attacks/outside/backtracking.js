// ends: endless native call
console.log('before');
/^(a+)+$/.test('a'.repeat(40) + 'b');
