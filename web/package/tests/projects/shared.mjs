// What the projects test: code with timers of several kinds.

/** Waits, tries again, and waits longer each time. */
export async function retry(task, { retries, wait }) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt === retries) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * 2 ** attempt));
    }
  }
}

/** Calls `callback` when it was not called for some time. */
export function debounce(callback, wait) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => callback(...args), wait);
  };
}
