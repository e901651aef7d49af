import { z } from "zod";
import { board } from "#app/data/brokerage/board.server.ts";
import { reading } from "#app/data/db.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { readBoard } from "./board-question.server.ts";
import { boardView } from "./board-view.server.ts";
import { stageLooks } from "./words.ts";

/** A file holds no more rows than a spreadsheet opens with ease. */
const mostRows = 50_000;

/** The requests that the board shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const rows = await reading(actor, async (tx, now) => {
      const { question } = readBoard(url.searchParams, actor);
      const answer = await board(tx, question, { limit: mostRows, offset: 0 });
      return boardView(tx, answer.rows, now);
    });
    return fileOf(params.format, {
      name: "requests",
      columns: [
        ...["reference", "person_reference", "stage", "urgent", "made_on", "waiting", "late"],
        ...["main_reason", "lots", "postcode_district", "starts_on", "broker", "asked", "offered"],
      ],
      rows: rows.map((row) => [
        ...[row.reference, row.personRef, stageLooks[row.stage].word, row.urgent ? "yes" : "no"],
        ...[row.madeOn, row.age, row.late ? "yes" : "no", row.reason, row.lots.join(", ")],
        ...[row.postcodeDistrict, row.startsOn, row.broker ?? "", String(row.enquiries), String(row.offers)],
      ]),
    });
  },
);
