// Runs many small asynchronous jobs, a few at a time.

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} limit   how many run at once
 * @param {(item: T, slot: number) => Promise<void>} work
 */
export async function eachLimited(items, limit, work) {
  const iterator = items[Symbol.iterator]();
  const slot = async (/** @type {number} */ number) => {
    // All slots pull from one iterator, so a slow item holds up only its own slot.
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value, number);
  };
  await Promise.all(Array.from({ length: Math.max(1, limit) }, (_, number) => slot(number)));
}
