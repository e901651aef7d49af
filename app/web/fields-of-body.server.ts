/** What a form sent: text by field name; the first where a name comes twice, all of them by `all`. Absent is "". */
export type Fields = {
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly entries: () => readonly (readonly [string, string])[];
};

const maximumBytes = 1_000_000;
/** How much of a body that is too large is still taken in, and let go: a browser reads an answer only when it has sent all. */
const patientBytes = 16 * maximumBytes;

/** Reads the body of an ordinary form. A body past 1 MB is refused with 413, one that is not a form with 400. */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded"))
    throw new Response("This page takes an ordinary form.", { status: 400 });
  const body = await readText(request);
  if (/%(?![0-9a-f]{2})/i.test(body) || body.includes("%00"))
    throw new Response("The form holds characters that cannot be kept.", { status: 400 });
  return fieldsOf(new URLSearchParams(body));
}

/** The same reading of text by name for an address's query. */
export function fieldsOf(search: URLSearchParams): Fields {
  return {
    text: (name) => search.get(name)?.replaceAll("\r\n", "\n") ?? "",
    all: (name) => search.getAll(name),
    entries: () => [...search.entries()],
  };
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > patientBytes) break;
    if (size <= maximumBytes) chunks.push(chunk);
  }
  if (size > maximumBytes)
    throw new Response("The form is too large: it may hold up to 1 MB.", { status: 413 });
  return new TextDecoder().decode(Buffer.concat(chunks));
}
