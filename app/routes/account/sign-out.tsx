import { signOut, signOutEverywhere } from "#app/commands/account/sign-out.server.ts";
import { redirect } from "#app/framework.server.ts";
import { forgetSession, sessionToken } from "#app/web/cookie.server.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const loader = guardLoader({ area: "account", permission: "account:use" }, async (): Promise<null> => {
  throw redirect(paths.home);
});

export const action = guardAction(
  { area: "account", permission: "account:use" },
  async ({ actor, request, fields }): Promise<null> => {
    const everywhere = fields.text("everywhere") === "yes";
    const token = sessionToken(request.headers.get("cookie"));
    if (everywhere && (actor.kind === "provider" || actor.kind === "staff")) await signOutEverywhere(actor);
    else if (token) await signOut(actor, token);
    throw redirect(`${paths.signIn}?done=${everywhere ? "signed-out-everywhere" : "signed-out"}`, {
      headers: { "Set-Cookie": forgetSession() },
    });
  },
);
