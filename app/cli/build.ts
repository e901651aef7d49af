import { buildIfNeeded } from "./build-if-needed.ts";

/** `npm run build`: what `npm start` would build first. */
buildIfNeeded((line) => console.log(line));
