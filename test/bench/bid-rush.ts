import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { servingUrl } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import { makeBidders, makeRush, openRush, tokenOf, type Rush } from "./bid-world.ts";
import type { Clones } from "./by-hand.ts";
import type { Measured } from "./measured.ts";
import { bareBundle, buildBoth, killed, portalBundle, start, type Served } from "./served.ts";
import { settle } from "./settle.ts";
import type { BenchWorld } from "./world.ts";

const limit = 4;
const bids = 2_000;
const latecomers = 200;
const warmUps = 300;
const atOnce = 50;
const lastSeconds = 30;

/** What each bidder was answered: a status, or 0 where the connection broke. */
type Answers = Map<number, number>;

/**
 * 2,000 bids over HTTP in the last 30 seconds before a close, 50 at once, against a bare Remix action that runs the same
 * statements over `pg`. Then once more with the portal killed in the middle, and bidders around the closing instant.
 */
export async function measureBidRush(world: BenchWorld, clones: Clones): Promise<Measured> {
  buildBoth();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-bench-"));
  const url = servingUrl(clones.ownerUrl);
  const running: Served[] = [];
  const starting = async (bundle: string) => {
    const served = await start(bundle, url, { DATA_DIR: dataDir });
    running.push(served);
    return served;
  };
  try {
    const [portal, bare] = [await starting(portalBundle), await starting(bareBundle)];
    return await withOwner(clones.ownerUrl, async (owner) => {
      await makeBidders(owner, world, bids + latecomers);
      const rushes: string[] = [];
      for (let nth = 1; nth <= 5; nth++) rushes.push(await makeRush(owner, world, nth, bids + latecomers));
      await settle(owner);
      const [warmOwn = "", warmBare = "", own = "", byHand = "", withKill = ""] = rushes;
      for (const [served, callOffId] of [
        [portal, warmOwn],
        [bare, warmBare],
      ] as const)
        await rush(served, await openRush(owner, callOffId, 600), warmUps);
      const baselineMs = await inTime(owner, bare, byHand, 600);
      // A machine too slow for 2,000 in 30 seconds gets as long as the limit allows it: more would be over the limit.
      const ownMs = await inTime(owner, portal, own, longest(limit * baselineMs));
      const again = () => starting(portalBundle);
      await killedInTheMiddle(
        owner,
        portal,
        again,
        await openRush(owner, withKill, longest(2 * ownMs + 10_000)),
      );
      return { measure: "bid-rush", size: bids, ratio: ownMs / baselineMs, limit, ownMs, baselineMs };
    });
  } finally {
    await Promise.all(running.map(({ child }) => killed(child)));
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

function longest(ms: number): number {
  return Math.max(lastSeconds, Math.ceil(ms / 1000));
}

/** One rush of all bidders, every one of them in time; answers how many milliseconds it took. */
async function inTime(owner: pg.Client, served: Served, callOffId: string, seconds: number): Promise<number> {
  const opened = await openRush(owner, callOffId, seconds);
  const started = performance.now();
  const answers = await rush(served, opened, bids);
  const ms = performance.now() - started;
  console.error(`bid-rush ${served.port}: ${bids} bids in ${Math.round(ms)} ms`);
  await holdKept(owner, opened, answers, bids);
  return ms;
}

/** The same with a `kill -9` once a third is acknowledged; who got no answer sends again, others come around the close itself. */
async function killedInTheMiddle(
  owner: pg.Client,
  portal: Served,
  startAgain: () => Promise<Served>,
  opened: Rush,
) {
  const answers: Answers = new Map();
  await rush(portal, opened, bids, answers, () => {
    if (answers.size === Math.floor(bids / 3)) portal.child.kill("SIGKILL");
  });
  const broken = [...answers].filter(([, status]) => status === 0).map(([bidder]) => bidder);
  if (broken.length === 0) throw new Error("the kill met nobody");
  const again = await startAgain();
  await inTurn(again, opened, broken, answers);
  await aroundTheClose(again, opened, answers);
  await holdKept(owner, opened, answers, bids);
  console.error(`bid-rush: ${broken.length} sent again after the kill, all ${bids} kept once`);
}

async function rush(
  served: Served,
  opened: Rush,
  count: number,
  answers: Answers = new Map(),
  after: () => void = () => undefined,
): Promise<Answers> {
  const bidders = Array.from({ length: count }, (_, n) => n + 1);
  await inTurn(served, opened, bidders, answers, after);
  return answers;
}

/** Every bidder sends once, so many at a time. */
async function inTurn(
  served: Served,
  opened: Rush,
  bidders: readonly number[],
  answers: Answers,
  after: () => void = () => undefined,
) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = [...bidders];
  const sender = async () => {
    for (let bidder = waiting.shift(); bidder !== undefined; bidder = waiting.shift()) {
      answers.set(bidder, await send(agent, served, opened, bidder));
      after();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  agent.destroy();
}

/** The last bidders send one after another, from two seconds before the close to two after. */
async function aroundTheClose(served: Served, opened: Rush, answers: Answers) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const first = opened.closesAt.getTime() - 2_000;
  const sent = Array.from({ length: latecomers }, async (_, n) => {
    const wait = first + (4_000 * n) / latecomers - Date.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
    answers.set(bids + n + 1, await send(agent, served, opened, bids + n + 1));
  });
  await Promise.all(sent);
  agent.destroy();
  const refused = [...answers.values()].filter((status) => status === 409).length;
  if (refused < latecomers / 4) throw new Error(`only ${refused} bids were refused after the close`);
}

function send(agent: http.Agent, { port }: Served, { callOffId }: Rush, bidder: number): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      cookie: `careframe_session=${tokenOf(bidder)}`,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": 0,
    };
    const options = { agent, port, host: "127.0.0.1", method: "POST", headers };
    const request = http.request(
      { ...options, path: `/provider/call-offs/${callOffId}/check` },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", () => resolve(0));
      },
    );
    request.once("error", () => resolve(0));
    request.end();
  });
}

/** Nothing acknowledged is lost or there twice, nothing refused is there, nothing is there from after the close, and no answer was a failure. */
async function holdKept(owner: pg.Client, opened: Rush, answers: Answers, least: number) {
  const odd = [...answers].filter(([, status]) => status !== 302 && status !== 409);
  if (odd.length > 0) throw new Error(`${odd.length} answers were failures, such as ${odd[0]?.[1]}`);
  const acknowledged = [...answers].filter(([, status]) => status === 302).map(([bidder]) => bidder);
  if (acknowledged.length < least)
    throw new Error(`${least - acknowledged.length} of ${least} bids came too late`);
  const { rows } = await owner.query<{ name: string; bids: number; late: number; frozen: number }>(
    `SELECT p.name, count(*)::int AS bids, count(*) FILTER (WHERE b.submitted_at >= $2)::int AS late, count(c.bid_id)::int AS frozen
     FROM bid b JOIN provider p ON p.id = b.provider_id LEFT JOIN bid_content c ON c.bid_id = b.id
     WHERE b.call_off_id = $1 GROUP BY p.name`,
    [opened.callOffId, opened.closesAt],
  );
  const kept = new Map(rows.map((row) => [row.name, row]));
  const lost = acknowledged.filter((bidder) => !kept.has(`Bidder ${bidder}`));
  if (lost.length > 0) throw new Error(`${lost.length} acknowledged bids are lost`);
  if (kept.size !== acknowledged.length)
    throw new Error(`${kept.size} bids are kept of ${acknowledged.length}`);
  if (rows.some((row) => row.bids !== 1 || row.frozen !== 1)) throw new Error("a bid is there twice");
  if (rows.some((row) => row.late > 0)) throw new Error("a bid was taken after the close");
}
