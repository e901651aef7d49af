import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { reading } from "#app/data/db.server.ts";
import { brandColour, paler } from "#app/domain/colour.ts";
import { guardLoader } from "#app/web/guard.server.ts";

/** The commissioner's colour as a stylesheet, so that no page needs a style of its own. */
export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ actor }) => {
  const commissioner = await reading(actor, (tx) =>
    commissionerOfPage(tx, actor.kind === "staff" ? actor.commissionerId : undefined),
  );
  const colour = brandColour(commissioner?.brandColour ?? "");
  const rules = colour.ok
    ? `:root {
  --govuk-brand-colour: ${colour.value};
  --app-brand-tint: ${paler(colour.value, 93)};
  --app-brand-line: ${paler(colour.value, 66)};
}
`
    : "";
  return new Response(rules, { headers: { "Content-Type": "text/css; charset=utf-8" } });
});
