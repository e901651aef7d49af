const underWay = new Set<Promise<void>>();

/** Notes that a submission or withdrawal has arrived, whatever it still waits for. Call what it answers when it is done. */
export function noteArrival(): () => void {
  let settle: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (settle = resolve));
  underWay.add(done);
  return () => {
    underWay.delete(done);
    settle();
  };
}

/** Waits until all that had arrived by this call is done. What arrives later is not waited for. */
export async function arrivalsSettled(): Promise<void> {
  await Promise.all([...underWay]);
}
