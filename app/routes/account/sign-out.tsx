import { signOut } from "#app/commands/sign-out.server.ts";
import { redirect } from "#app/framework.server.ts";
import { forgetSession } from "#app/web/cookie.server.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { sessionToken } from "#app/web/visitor.server.ts";

export const loader = guardLoader({ area: "account", permission: "account:use" }, async (): Promise<null> => {
  throw redirect(paths.home);
});

export const action = guardAction(
  { area: "account", permission: "account:use" },
  async ({ actor, request }): Promise<null> => {
    const token = sessionToken(request.headers.get("cookie"));
    if (token) await signOut(actor, token);
    throw redirect(paths.home, { headers: { "Set-Cookie": forgetSession() } });
  },
);
