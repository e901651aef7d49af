import { goThroughPricesOfNight } from "#app/commands/benchmark/go-through-prices.server.ts";
import { commissionerIds } from "#app/data/commissioners.server.ts";
import { connect, disconnect, reading } from "#app/data/db.server.ts";
import { system } from "#app/domain/access/actor.ts";

/** One night in a process of its own, so that its memory is its own: says how long it took and the most memory that it had. */
const [url = ""] = process.argv.slice(2);
connect(url, 2);
// The process that serves the portal has long been at work when the night comes.
await reading(system, (tx) => commissionerIds(tx));
const begun = performance.now();
const flagged = await goThroughPricesOfNight();
const ms = performance.now() - begun;
await disconnect();
console.log(JSON.stringify({ ms, flagged, mebibytes: process.resourceUsage().maxRSS / 1024 }));
