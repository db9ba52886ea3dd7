// What a program for mail has no support for, of each file: [feature, program], by caniemail.com.
import { readFileSync } from "node:fs";
import { caniemail } from "caniemail";

const [clients, ...files] = process.argv.slice(2);
const found = files.map((file) => {
  const { issues } = caniemail({ clients: clients.split(","), html: readFileSync(file, "utf8") });
  return [...issues.errors].flatMap(([client, each]) => each.map(({ title }) => [title, client]));
});
console.log(JSON.stringify(found));
