import { pathToFileURL } from "node:url";
import path from "node:path";

/** A process of its own for one of the two pages: the portal's build, or the bare page's. */
const [bundle = "", servingUrl = ""] = process.argv.slice(2);
const { serve } = (await import(pathToFileURL(path.resolve(bundle)).href)) as {
  serve: (servingUrl: string) => Promise<{ port: number } | undefined> | undefined;
};
const running = await serve(servingUrl);
if (running) console.log(`listening ${running.port}`);
