// A debounce library, tested in the style of such libraries: real timeouts, and `done` at the last. Here without the waiting.

import debounce from 'lodash.debounce';
import { useClock } from 'looplab/vitest';

useClock({ auto: true });

/** A test that ends when it says so. */
const until = (run) => () => new Promise((done) => run(done));

test('a burst is one call, with what came last', until((done) => {
  const seen = [];
  const note = debounce((word) => seen.push(word), 40);
  for (const word of ['one', 'two', 'three']) note(word);
  expect(seen).toEqual([]);
  setTimeout(() => {
    expect(seen).toEqual(['three']);
    note('four');
    setTimeout(() => {
      expect(seen).toEqual(['three', 'four']);
      done();
    }, 100);
  }, 100);
}));

test('a leading call comes at once', until((done) => {
  const seen = [];
  const note = debounce((word) => seen.push(word), 40, { leading: true, trailing: false });
  note('first');
  note('second');
  expect(seen).toEqual(['first']);
  setTimeout(() => {
    note('third');
    expect(seen).toEqual(['first', 'third']);
    done();
  }, 60);
}));

test('calls without end are not put off for longer than the most', until((done) => {
  const at = [];
  const start = Date.now();
  const note = debounce(() => at.push(Date.now() - start), 40, { maxWait: 100 });
  const typing = setInterval(note, 10);
  setTimeout(() => {
    clearInterval(typing);
    expect(at).toHaveLength(2);
    expect(at[0]).toBeLessThanOrEqual(110);
    note.cancel();
    done();
  }, 250);
}));
