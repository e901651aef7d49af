import type pg from "pg";
import pino from "pino";
import type { Actor } from "#app/domain/access/actor.ts";
import { reading } from "#app/data/db.server.ts";

type Module = Readonly<Record<string, unknown>>;
type Loader = (args: {
  request: Request;
  params: Record<string, string>;
  context: { visitor: () => Promise<{ actor: Actor; person?: object }>; address: string };
}) => Promise<unknown>;

/** The pages, files and layouts of the portal. */
const routes = import.meta.glob<Module>(["/app/routes/**/*.{ts,tsx}", "/app/root.tsx"]);

/** What may be selected from, with the columns that may be read. */
export type Readable = { readonly name: string; readonly columns: string };

/** Every table and view of the portal's own that the serving role may read, or of the database server's. */
export async function readableRelations(
  owner: pg.Client,
  whose: "own" | "server",
): Promise<readonly Readable[]> {
  const { rows } = await owner.query<Readable>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'v', 'm') AND has_schema_privilege('careframe_serving', n.oid, 'USAGE')
       AND has_column_privilege('careframe_serving', c.oid, a.attnum, 'SELECT') AND (n.nspname IN ('public', 'app')) = ($1 = 'own')
     GROUP BY 1 ORDER BY 1`,
    [whose],
  );
  return rows;
}

/** All that an actor reads of these by SQL alone, as text, by name. */
export function rowsSeenBy(
  actor: Actor,
  relations: readonly Readable[],
): Promise<ReadonlyMap<string, string>> {
  return reading(actor, async (tx) => {
    const seen = new Map<string, string>();
    for (const { name, columns } of relations) {
      const rows = await tx.$queryRawUnsafe<{ line: string | null }[]>(
        `SELECT x::text AS line FROM (SELECT ${columns} FROM ${name}) x`,
      );
      seen.set(name, rows.map((row) => row.line ?? "").join("\n"));
    }
    return seen;
  });
}

/** What each loader answers an actor who asks for these things, as text: pages, files, redirects, refusals and failures. */
export async function pagesSeenBy(
  actor: Actor,
  params: Readonly<Record<string, string>>,
  query: string,
): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  for (const [file, load] of Object.entries(routes)) {
    const { loader } = (await load()) as { readonly loader?: Loader };
    if (!loader) continue;
    const request = new Request(`http://portal.test/${query}`);
    const context = {
      visitor: () => Promise.resolve({ actor, person: { organisation: "", name: "", email: "", roles: [] } }),
      address: "127.0.0.1",
    };
    const answer = await loader({ request, params: { ...params }, context }).catch(
      (thrown: unknown) => thrown,
    );
    seen.set(file, await inFull(answer));
  }
  return seen;
}

/** An answer or a failure with all that anybody could read of it. */
async function inFull(answer: unknown): Promise<string> {
  if (answer instanceof Response)
    return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
  return answer instanceof Error ? failureInFull(answer) : (JSON.stringify(answer) ?? "");
}

/** A failure as the log writes it down. */
export function failureInFull(error: unknown): string {
  return `${String(error)} ${JSON.stringify(pino.stdSerializers.err(error as Error))}`;
}
