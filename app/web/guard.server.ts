import { z } from "zod";
import { mayEnter, type PortalArea } from "#app/domain/access/areas.ts";
import type { Actor, ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { noteArrival } from "#app/data/arrivals.server.ts";
import { arrivedNow, type Arrival } from "#app/data/db.server.ts";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "#app/framework.server.ts";
import { readFields, type Fields } from "./fields-of-body.server.ts";
import type { Person, Visitor } from "./visitor.server.ts";

/** The stamp by which a test knows that a loader or action was made here. */
export const ACCESS = Symbol.for("careframe.access");

type ActorOf<A extends PortalArea> = A extends "provider"
  ? ProviderActor
  : A extends "commissioner" | "brokerage" | "admin"
    ? StaffActor
    : Actor;

type Access<A extends PortalArea, P extends z.ZodType> = {
  readonly area: A;
  readonly permission: Permission;
  readonly params?: P;
  /** For what counts by the moment it arrived: an opening or extension of a round waits until it is done. */
  readonly settle?: boolean;
};

export type Asked<A extends PortalArea, P extends z.ZodType> = {
  readonly actor: ActorOf<A>;
  readonly person: Person | undefined;
  readonly params: z.infer<P>;
  readonly url: URL;
  readonly request: Request;
  /** Whether the page answers a form: its loader is asked again after its action. */
  readonly posted: boolean;
  /** The visitor's network address, for limits. */
  readonly address: string;
};

export type Posted<A extends PortalArea, P extends z.ZodType> = Asked<A, P> & {
  readonly fields: Fields;
  readonly arrival: Arrival;
};

/** The params of a page about one thing, by its id: anything else is not found. */
export const byId = <K extends string>(...names: K[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.uuid()])) as Record<K, z.ZodUUID>);

/** Makes a loader: nobody gets past without the permission, a stranger to the area goes to sign-in, bad ids are a 404. */
export function guardLoader<A extends PortalArea, P extends z.ZodType, T>(
  access: Access<A, P>,
  handler: (asked: Asked<A, P>) => Promise<T>,
) {
  const loader = async (args: LoaderFunctionArgs) => handler(await admit(access, args));
  return Object.assign(loader, { [ACCESS]: access });
}

/** Makes an action on an ordinary form: its body is read whole (1 MB at most) and the moment of its arrival taken before anything is waited for. */
export function guardAction<A extends PortalArea, P extends z.ZodType, T>(
  access: Access<A, P>,
  handler: (posted: Posted<A, P>) => Promise<T>,
) {
  const action = async (args: ActionFunctionArgs) => {
    const fields = await readFields(args.request);
    const arrival = arrivedNow();
    const done = access.settle ? noteArrival() : undefined;
    try {
      return await handler({ ...(await admit(access, args)), fields, arrival });
    } finally {
      done?.();
    }
  };
  return Object.assign(action, { [ACCESS]: access });
}

/** Makes an action whose body the handler streams itself (an upload). */
export function guardUpload<A extends PortalArea, P extends z.ZodType, T>(
  access: Access<A, P>,
  handler: (asked: Asked<A, P>) => Promise<T>,
) {
  const action = async (args: ActionFunctionArgs) => handler(await admit(access, args));
  return Object.assign(action, { [ACCESS]: access });
}

type Context = {
  readonly visitor: () => Promise<Visitor>;
  readonly address: string;
  readonly posted?: boolean;
};

async function admit<A extends PortalArea, P extends z.ZodType>(
  access: Access<A, P>,
  args: LoaderFunctionArgs,
): Promise<Asked<A, P>> {
  const context = args.context as Context;
  const visitor = await context.visitor();
  const url = new URL(args.request.url);
  if (!mayEnter(visitor.actor, access.area) && visitor.actor.kind === "nobody")
    throw toSignIn(args.request, url);
  if (!mayEnter(visitor.actor, access.area) || !mayDo(visitor.actor, access.permission))
    throw new Response("You do not have access to this page.", { status: 403 });
  const params = (access.params ?? z.object({})).safeParse(args.params);
  if (!params.success) throw notFound();
  return {
    actor: visitor.actor as ActorOf<A>,
    person: visitor.person,
    params: params.data as z.infer<P>,
    url,
    request: args.request,
    posted: context.posted ?? false,
    address: context.address,
  };
}

function toSignIn(request: Request, url: URL): Response {
  const back = request.method === "GET" ? `?to=${encodeURIComponent(url.pathname + url.search)}` : "";
  return redirect(`/sign-in${back}`);
}

/** What a stranger's id and a page that is not there answer alike. */
export function notFound(): Response {
  return new Response("There is no such page, or it is not yours to see.", { status: 404 });
}

/** The row, or a 404 where the actor may not see one. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw notFound();
  return row;
}
