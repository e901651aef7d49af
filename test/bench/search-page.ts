import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { connect, disconnect, inTransaction } from "#app/data/db.server.ts";
import { hashOfToken, openSession } from "#app/data/sessions.server.ts";
import { nobody, type StaffActor } from "#app/domain/access/actor.ts";
import { searchPageProps } from "#app/routes/brokerage/search-props.server.ts";
import { median, type Measured } from "./measured.ts";
import { bareBundle, buildBoth, killed, portalBundle, start, type Served } from "./served.ts";
import { settle } from "./settle.ts";
import type { BenchWorld } from "./world.ts";

const repeats = 30;
const warmUps = 10;
const limit = 3;

/** The fixed questions over HTTP: one lot, five miles of three postcodes. */
const questions = [1, 2, 3].map((n) => `?lot=${n}&postcode=BS${n}+1AA&miles=5`);

/** The search page of the portal against a bare Remix page that renders the same rows from memory. */
export async function measureSearchPage(
  owner: pg.Client,
  world: BenchWorld,
  servingUrl: string,
): Promise<readonly Measured[]> {
  buildBoth();
  await placePostcodes(owner, world);
  const token = "bench-session-token";
  const pages = await pagesInMemory(world, servingUrl, token);
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "careframe-bench-")), "pages.json");
  fs.writeFileSync(file, JSON.stringify(pages));
  const own = await start(portalBundle, servingUrl, { DATA_DIR: path.dirname(file) });
  const bare = await start(bareBundle, servingUrl, { BENCH_PAGES: file });
  try {
    await settle(owner);
    return [await race(own, bare, token, world.size)];
  } finally {
    await Promise.all([own, bare].map(({ child }) => killed(child)));
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
  }
}

/** The three postcodes lie around the middle of the world. */
async function placePostcodes(owner: pg.Client, { centre }: BenchWorld) {
  for (const n of [1, 2, 3]) {
    await owner.query("INSERT INTO postcode (postcode, outcode, easting, northing) VALUES ($1, $2, $3, $4)", [
      ...[`BS${n} 1AA`, `BS${n}`],
      ...[centre.easting + 400 * (n - 2), centre.northing + 300 * (2 - n)],
    ]);
  }
}

async function pagesInMemory(world: BenchWorld, servingUrl: string, token: string) {
  const actor: StaffActor = {
    kind: "staff",
    accountId: world.accountId,
    commissionerId: world.commissionerId,
    roles: ["broker"],
  };
  connect(servingUrl, 2);
  try {
    await inTransaction(nobody, (tx) => openSession(tx, hashOfToken(token), world.accountId));
    const pages: Record<string, unknown> = {};
    for (const question of questions)
      pages[question] = await searchPageProps(actor, new URLSearchParams(question));
    return pages;
  } finally {
    await disconnect();
  }
}

async function race(own: Served, bare: Served, token: string, size: number): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true });
  const times = { own: [] as number[], bare: [] as number[] };
  const ask = (served: Served, question: string) =>
    get(agent, served.port, `/brokerage/search${question}`, token);
  for (const question of questions) holdEqual(await ask(own, question), await ask(bare, question));
  for (let repeat = 0; repeat < warmUps + repeats; repeat += 1) {
    for (const question of questions) {
      const order = repeat % 2 === 0 ? (["own", "bare"] as const) : (["bare", "own"] as const);
      for (const which of order) {
        const begun = performance.now();
        await ask(which === "own" ? own : bare, question);
        if (repeat >= warmUps) times[which].push(performance.now() - begun);
      }
    }
  }
  agent.destroy();
  const [ownMs, baselineMs] = [median(times.own), median(times.bare)];
  return { measure: "search-page", size, ratio: ownMs / baselineMs, limit, ownMs, baselineMs };
}

/** The two pages must show the same rows, or the race means nothing. */
function holdEqual(own: string, bare: string) {
  const rows = (page: string) => page.match(/<tbody.*?<\/tbody>/gs)?.join("") ?? "";
  if (rows(own) === "" || rows(own) !== rows(bare))
    throw new Error("the two pages do not show the same rows");
}

function get(agent: http.Agent, port: number, address: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `careframe_session=${token}` };
    const request = http.get({ agent, port, host: "127.0.0.1", path: address, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.once("end", () =>
        response.statusCode === 200 ? resolve(body) : reject(new Error(`${address}: ${response.statusCode}`)),
      );
    });
    request.once("error", reject);
  });
}
