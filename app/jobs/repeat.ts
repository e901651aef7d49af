/**
 * Does something again and again, so many seconds after it was last done. What it throws is handed on and does not end
 * it. Answers how to stop, which waits for the run that is under way.
 */
export function repeat(
  seconds: number,
  run: () => Promise<unknown>,
  onTrouble: (error: Error) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = once();

  function once(): Promise<void> {
    return run()
      .catch((error: unknown) => onTrouble(error instanceof Error ? error : new Error(String(error))))
      .then(() => {
        if (!stopped) timer = setTimeout(again, seconds * 1_000);
      });
  }

  function again() {
    running = once();
  }

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
