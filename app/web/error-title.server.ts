import type { EntryContext } from "#app/framework.server.ts";

type RouteModules = EntryContext["routeModules"];

/** Where a form came back with errors, the page's title begins with "Error: ", so that it is the first thing heard. */
export function withErrorTitle(entry: EntryContext): EntryContext {
  const replies = Object.entries(entry.staticHandlerContext.actionData ?? {});
  const [routeId] = replies.find(([, reply]) => hasErrors(reply)) ?? [];
  const page = routeId === undefined ? undefined : entry.routeModules[routeId];
  const meta = page?.meta;
  if (routeId === undefined || !page || typeof meta !== "function") return entry;
  const module: RouteModules[string] = { ...page, meta: (about) => meta(about)?.map(ledByError) };
  return { ...entry, routeModules: { ...entry.routeModules, [routeId]: module } };
}

function hasErrors(reply: unknown): boolean {
  const errors = typeof reply === "object" && reply !== null && "errors" in reply ? reply.errors : undefined;
  return typeof errors === "object" && errors !== null && Object.keys(errors).length > 0;
}

function ledByError<D extends object>(descriptor: D): D {
  if (!("title" in descriptor) || typeof descriptor.title !== "string") return descriptor;
  return descriptor.title.startsWith("Error: ")
    ? descriptor
    : { ...descriptor, title: `Error: ${descriptor.title}` };
}
