// Answers questions to the packages in the folder that it is given: one line of JSON in, one out.
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const require = createRequire(path.join(folder, "package.json"));
const module_ = (name) => import(pathToFileURL(path.join(folder, "node_modules", name)));

const answers = {
  // The line that GitHub's own library prints for an annotation.
  async github({ command, properties, message }) {
    const { issueCommand } = await module_("@actions/core/lib/command.js");
    const write = process.stdout.write;
    let printed = "";
    process.stdout.write = (text) => {
      printed += text;
      return true;
    };
    try {
      issueCommand(command, properties, message);
    } finally {
      process.stdout.write = write;
    }
    return printed;
  },

  // What Azure's own library reads out of a line.
  async azure({ line }) {
    const { commandFromString } = require("azure-pipelines-task-lib/taskcommand");
    const { command, properties, message } = commandFromString(line);
    return { command, properties, message };
  },

  // What a validator says of a report for reviewdog.
  async rdjson({ text }) {
    const { RDFormatValidator } = require("@umbrelladocs/rdformat-validator");
    const { valid, errors } = await new RDFormatValidator({ strictMode: true, allowExtraFields: false }).validateString(text);
    return { valid, errors };
  },

  // Which of some values a schema allows; a schema that ajv's strict mode lets not through is a mistake.
  async schema({ schema, values }) {
    const Ajv = require("ajv");
    const allows = new Ajv({ strict: true }).compile(schema);
    return values.map((value) => allows(value));
  },

  // What the TypeScript compiler says of a report whose items shall be issues of Code Climate.
  async gitlab({ text }) {
    const ts = require("typescript");
    const name = path.join(folder, "report.ts");
    const source = `import type { Issue } from "codeclimate-types";\nexport const issues: Issue[] = ${text};\n`;
    const options = { noEmit: true, strict: true, skipLibCheck: true, lib: ["lib.es5.d.ts"], types: [], moduleResolution: ts.ModuleResolutionKind.Node10 };
    const host = ts.createCompilerHost(options);
    const { fileExists, getSourceFile } = host;
    host.fileExists = (file) => file === name || fileExists.call(host, file);
    host.getSourceFile = (file, ...rest) =>
      file === name ? ts.createSourceFile(file, source, rest[0]) : getSourceFile.call(host, file, ...rest);
    const found = ts.getPreEmitDiagnostics(ts.createProgram([name], options, host));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { question, ...facts } = JSON.parse(line);
  let answer;
  try {
    answer = { answer: await answers[question](facts) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
