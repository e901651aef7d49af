import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";

export const loader = guardLoader({ area: "public", permission: "public:read" }, async (): Promise<null> => {
  throw notFound();
});

export const action = guardAction({ area: "public", permission: "public:read" }, async (): Promise<null> => {
  throw notFound();
});

export default function NotFound() {
  return null;
}
