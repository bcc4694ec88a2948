// Read a WhatsApp chat and print how long that took, as read_with.py does: FILE [ROWS].
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [folder, file, out] = process.argv.slice(2);
const { parseString } = createRequire(path.resolve(folder, "here"))("whatsapp-chat-parser");

const start = performance.now();
const messages = parseString(fs.readFileSync(file, "utf8"));
const seconds = (performance.now() - start) / 1000;

if (out) {
  const rows = messages.map(({ date, author, message }) =>
    JSON.stringify({ time: Math.floor(date.getTime() / 1000), sender: author, text: message }),
  );
  fs.writeFileSync(out, rows.join("\n") + "\n");
}
console.log(JSON.stringify({ seconds }));
