/** Why there is no answer. */
export type LooplabErrorCode =
  /** An option, a choice string or an answer is not what it may be: the message names it and what is known. */
  | 'ERR_LOOPLAB_INVALID'
  /** The time that `timeout` gives was over. */
  | 'ERR_LOOPLAB_TIMEOUT'
  /** The engine could not be loaded. */
  | 'ERR_LOOPLAB_UNAVAILABLE'
  /** The engine broke off: out of memory, or a bug of its own. The next call has a new one. */
  | 'ERR_LOOPLAB_ENGINE';

/** What this package rejects and throws. A program's own errors are part of its {@link Run}, never one of these. */
export class LooplabError extends Error {
  override readonly name = 'LooplabError';

  constructor(
    readonly code: LooplabErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** An option is not what it may be. */
export function invalid(message: string): LooplabError {
  return new LooplabError('ERR_LOOPLAB_INVALID', message);
}
