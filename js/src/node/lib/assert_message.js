// What an AssertionError says: the two values, or the lines in which they differ.
(function (host, require) {
  'use strict';

  const TITLES = {
    deepStrictEqual: 'Expected values to be strictly deep-equal:', partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
    strictEqual: 'Expected values to be strictly equal:', deepEqual: 'Expected values to be loosely deep-equal:',
    throws: 'Expected values to be strictly deep-equal:',
    notStrictEqual: 'Expected "actual" to be strictly unequal to:', notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
    notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
    strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  };
  const OPTIONS = { compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false, sorted: true, getters: true };
  const SHORT = 12, LINE = 80;        // characters: on one line without a diff; with a caret
  const show = (value) => host.inspect(value, OPTIONS);

  // The longest common subsequence of the lines gives what stays, goes and comes.
  function diff(actual, expected) {
    const table = Array.from({ length: actual.length + 1 }, () => new Array(expected.length + 1).fill(0));
    const same = (a, b) => a === b || `${a},` === b || a === `${b},`;
    for (let i = actual.length - 1; i >= 0; i--) {
      for (let j = expected.length - 1; j >= 0; j--) {
        table[i][j] = same(actual[i], expected[j]) ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
      }
    }
    const lines = [];
    let i = 0, j = 0;
    while (i < actual.length || j < expected.length) {
      if (i < actual.length && j < expected.length && same(actual[i], expected[j])) {
        lines.push(`  ${actual[i].endsWith(',') ? actual[i] : expected[j]}`);
        i++;
        j++;
      } else if (i < actual.length && (j >= expected.length || table[i + 1][j] >= table[i][j + 1])) lines.push(`+ ${actual[i++]}`);
      else lines.push(`- ${expected[j++]}`);
    }
    return lines;
  }

  function describe(operator, actual, expected, title) {
    if (operator === '==' || operator === '!=') return `${host.inspect(actual)} ${operator} ${host.inspect(expected)}`;
    if (operator === 'fail' || !(operator in TITLES)) return 'Failed';
    const [a, b] = [show(actual), show(expected)];
    if (operator.startsWith('not')) {
      const lines = b.split('\n');
      return lines.length === 1 ? `${TITLES[operator]}${b.length > 5 ? '\n\n' : ' '}${b}${b.length > 5 ? '\n' : ''}` : `${TITLES[operator]}\n\n${b}\n`;
    }
    if (operator === 'deepEqual') return `${TITLES[operator]}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
    const objects = typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null;
    if (operator === 'strictEqual' && objects && a === b) return `Values have same structure but are not reference-equal:\n\n${a}\n`;
    const simple = operator === 'strictEqual' && !objects && !a.includes('\n') && !b.includes('\n') && a !== b;
    const head = title ?? (operator === 'strictEqual' && (objects || typeof actual === 'function') ? TITLES.strictEqualObject : TITLES[operator]);
    const bare = (value, shown) => shown.length - (typeof value === 'string' ? 2 : 0);
    if (simple && bare(actual, a) + bare(expected, b) <= SHORT && (actual !== 0 || expected !== 0)) return `${head}\n\n${a} !== ${b}\n`;
    return `${head}\n+ actual - expected\n\n${diff(a.split('\n'), b.split('\n')).join('\n')}${simple ? pointer(a, b) : ''}\n`;
  }

  // A caret below the first character that differs, where it is far enough in to need one.
  function pointer(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at > 2 && a.length + b.length < LINE ? `\n${' '.repeat(at + 2)}^` : '';
  }

  return { describe };
})
