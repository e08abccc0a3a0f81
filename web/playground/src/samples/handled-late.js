async function load(name) {
  try {
    console.log(name, 'begins');
    if (name === 'b') throw new Error('b fails');
    await null;
    return `${name} loaded`;
  } catch (error) {
    return `caught: ${error.message}`;
  } finally {
    console.log(name, 'ends');
  }
}

load('a').then(console.log);
load('b').then(console.log);
console.log('script');
