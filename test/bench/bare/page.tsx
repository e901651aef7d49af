import { useLoaderData } from "#app/framework.ts";
import type { LoaderFunctionArgs } from "#app/framework.server.ts";
import type { Visitor } from "#app/web/visitor.server.ts";
import { SearchPage } from "#app/routes/brokerage/search-page.tsx";
import { rowsInMemory } from "./rows.server.ts";

export const meta = () => [{ title: "Bare page" }];

/** Looks up the session as every page does, then answers the rows that lie in memory. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await (context as { visitor: () => Promise<Visitor> }).visitor();
  if (visitor.actor.kind !== "staff") throw new Response(null, { status: 403 });
  return rowsInMemory(new URL(request.url).search);
}

export default function Page() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
