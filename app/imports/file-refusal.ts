/** Why a whole file is refused, with a sentence that names what was found and what is expected. */
export type FileRefusal = {
  readonly kind:
    | "empty"
    | "not-text"
    | "wrong-encoding"
    | "unknown-layout"
    | "column-missing"
    | "broken-quote"
    | "broken-json"
    | "dates-contradict";
  readonly message: string;
};

const refusals = new WeakMap<Error, FileRefusal>();

/** An error that carries a refusal out of nested streams, to be turned back into a value by `refusalIn`. */
export function refusing(kind: FileRefusal["kind"], message: string): Error {
  const error = new Error(message);
  refusals.set(error, { kind, message });
  return error;
}

/** The refusal that an error carries, or undefined when the error is something else. */
export function refusalIn(error: unknown): FileRefusal | undefined {
  return error instanceof Error ? refusals.get(error) : undefined;
}
