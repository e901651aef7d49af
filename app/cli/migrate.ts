import { setUpDatabase } from "#app/data/installation.server.ts";
import { env } from "#app/web/env.server.ts";
import { runCommand } from "./command.ts";
import { withOwnerAddress } from "./owner-address.ts";

/** `npm run db:migrate`: brings the database up to date, as its owner, without starting the portal. */
runCommand(() =>
  withOwnerAddress(env(), async (ownerUrl) => {
    const applied = await setUpDatabase(ownerUrl);
    console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}.` : "The database is up to date.");
    return true;
  }),
);
