import { expect, it, vi } from 'vitest';
import { Engine, EngineError } from '../../src/lib/engine/client';
import type { Request } from '../../src/lib/engine/protocol';

/** A worker that answers as it is told to, or not at all. */
class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | undefined;
  terminate = vi.fn();

  constructor(private readonly answers: (request: Request) => unknown) {}

  postMessage(request: Request) {
    const value = this.answers(request);
    if (value === undefined) return;
    const failed = value instanceof Error;
    const reply = failed ? { id: request.id, ok: false, message: value.message } : { id: request.id, ok: true, value };
    queueMicrotask(() => this.onmessage?.({ data: reply }));
  }
}

function engineOf(answers: (request: Request) => unknown) {
  const made: FakeWorker[] = [];
  const engine = new Engine(() => {
    const worker = new FakeWorker(answers);
    made.push(worker);
    return worker as unknown as Worker;
  });
  return { engine, made };
}

const options = { runtime: 'node', module: false } as const;

it('gives up a worker that does not answer in time, and goes on with a fresh one', async () => {
  let hangs = true;
  const { engine, made } = engineOf((r) => (r.type === 'run' && hangs ? undefined : { length: 3 }));
  await expect(engine.run('for (;;);', options, 20)).rejects.toMatchObject({ kind: 'timeout' });
  expect(made[0]!.terminate).toHaveBeenCalled();
  hangs = false;
  await expect(engine.run('1', options, 20)).resolves.toEqual({ length: 3 });
  expect(made).toHaveLength(2);
});

it('throws a broken instance away', async () => {
  const { engine, made } = engineOf((r) => (r.type === 'run' ? new Error('unreachable') : {}));
  await expect(engine.run('1', options, 20)).rejects.toMatchObject({ kind: 'broken', message: 'unreachable' });
  await engine.hello();
  expect(made).toHaveLength(2);
});

it('says that the engine could not be loaded', async () => {
  const { engine } = engineOf(() => new Error('404'));
  const error = await engine.hello().catch((e: unknown) => e);
  expect(error).toBeInstanceOf(EngineError);
  expect(error).toMatchObject({ kind: 'unavailable', message: '404' });
});

it('gives up the first of two runs and answers the second', async () => {
  const { engine } = engineOf((r) => (r.type === 'run' && r.code === 'slow' ? undefined : { length: 1 }));
  const first = engine.run('slow', options, 5_000);
  const second = engine.run('fast', options, 5_000);
  await expect(first).rejects.toMatchObject({ kind: 'stopped' });
  await expect(second).resolves.toEqual({ length: 1 });

  const third = engine.run('slow', options, 5_000);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const fourth = engine.run('fast', options, 5_000);
  await expect(third).rejects.toMatchObject({ kind: 'stopped' });
  await expect(fourth).resolves.toEqual({ length: 1 });
});

it('can be stopped by hand', async () => {
  const { engine } = engineOf((r) => (r.type === 'run' ? undefined : {}));
  const run = engine.run('for (;;);', options, 5_000);
  setTimeout(() => engine.stop(), 5);
  await expect(run).rejects.toMatchObject({ kind: 'stopped' });
});
