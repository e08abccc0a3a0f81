// @vitest-environment jsdom
//
// A search box as they are tested with Testing Library: typed into with user-event, answers that take time, a debounce.

import { render, screen, waitFor, waitForElementToBeRemoved } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import debounce from 'lodash.debounce';
import { useEffect, useMemo, useState } from 'react';
import { useClock } from 'looplab/vitest';

const clock = useClock({ auto: true });

const answer = (text) => new Promise((resolve) => setTimeout(() => resolve([`${text} 1`, `${text} 2`]), 400));

function Search({ ask }) {
  const [text, setText] = useState('');
  const [results, setResults] = useState(undefined);
  const [seconds, setSeconds] = useState(0);
  const search = useMemo(() => debounce((value) => ask(value).then(setResults), 300), [ask]);
  useEffect(() => {
    const interval = setInterval(() => setSeconds((old) => old + 1), 1000);
    return () => clearInterval(interval);
  }, []);
  return (
    <div>
      <input
        aria-label="search"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setResults(undefined);
          search(target.value);
        }}
      />
      <p>open for {seconds} s</p>
      {text !== '' && results === undefined && <p>searching</p>}
      <ul>{results?.map((result) => <li key={result}>{result}</li>)}</ul>
    </div>
  );
}

test('user-event types, the debounce waits, waitFor sees the answer', async () => {
  const ask = vi.fn(answer);
  // With its delay between two keys, in the time of the clock, and without advanceTimers.
  const user = userEvent.setup({ delay: 20 });
  render(<Search ask={ask} />);
  await user.type(screen.getByLabelText('search'), 'abc');
  expect(screen.getByText('searching')).toBeTruthy();
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));
  expect(ask.mock.calls).toEqual([['abc']]);
  expect(screen.getByText('abc 1')).toBeTruthy();
});

test('findBy and waitForElementToBeRemoved', async () => {
  const user = userEvent.setup();
  render(<Search ask={answer} />);
  await user.type(screen.getByLabelText('search'), 'x');
  await waitForElementToBeRemoved(() => screen.queryByText('searching'));
  expect(await screen.findByText('x 2')).toBeTruthy();
});

test('an interval that the component keeps goes on', async () => {
  render(<Search ask={answer} />);
  await screen.findByText('open for 2 s', undefined, { timeout: 5000 });
  expect(clock.now).toBeGreaterThanOrEqual(2000);
});
