// Runs rules of npm's awesome-lint over texts, all in one process.
//
//   node scripts/npm_lint.mjs FOLDER < cases.json > answers.json
//
// FOLDER is where `npm install awesome-lint@2.3.0` was run. A case is {path, text, rules}: `path` is the file's path,
// `rules` maps ids to options, JavaScript as the rules' documentation prints it (null: as awesome-lint has them).
// The answer to each case is {messages, options}: the messages as {rule, line, endLine, severity, message}, and the
// options as JSON, or null where they cannot be used.
import path from 'node:path';
import process from 'node:process';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder] = process.argv.slice(2);
const root = path.resolve(folder, 'node_modules', 'awesome-lint');
const load = name => import(pathToFileURL(name).href);
const {createConfig} = await load(path.join(root, 'config.js'));
const {default: codeOfConduct} = await load(path.join(root, 'rules', 'code-of-conduct.js'));
const {default: gitRepoAge} = await load(path.join(root, 'rules', 'git-repo-age.js'));
const require = createRequire(path.join(root, 'index.js'));
const resolve = name => {
	try {
		return require.resolve(name);
	} catch {
		return path.resolve(folder, 'node_modules', name, 'index.js');
	}
};

const {remark} = await load(resolve('remark'));
const {VFile} = await load(resolve('vfile'));

// The third-party rule is made with an older library, which calls all its functions `attacher`.
const OLDER = {attacher: 'no-repeat-punctuation'};
const id = plugin => {
	const {name} = Array.isArray(plugin) ? plugin[0] : plugin;
	return OLDER[name] ?? name?.replace(/^remark-lint:/, '');
};

const config = createConfig();
const extra = [[codeOfConduct, ['error']], [gitRepoAge, ['error']]];

// Documentation prints a regular expression as an object with its source.
const revive = value => {
	if (Array.isArray(value)) {
		return value.map(revive);
	}

	return typeof value?.source === 'string' ? new RegExp(value.source, 'i') : value;
};

const evaluate = text => (0, eval)(`(${text})`);

const prepare = options => {
	const value = revive(options);
	const plain = value?.constructor === Object;
	return plain ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)])) : value;
};

const select = (rules, options) => {
	const chosen = [];
	for (const plugin of [...config, ...extra]) {
		const name = id(plugin);
		if (!Array.isArray(plugin)) {
			chosen.push(plugin); // What reads comments, and the GitHub extensions of Markdown
		} else if (name in rules) {
			chosen.push(rules[name] === null ? plugin : [plugin[0], [plugin[1][0], prepare(options)]]);
		}
	}

	return chosen;
};

let input = '';
for await (const chunk of process.stdin) {
	input += chunk;
}

const answers = [];
for (const {path: name, text, rules} of JSON.parse(input)) {
	const file = new VFile({path: name, value: text});
	const [source = null] = Object.values(rules).filter(item => item !== null);
	let options = null;
	try {
		options = source === null ? null : evaluate(source);
		await remark().use(select(rules, options)).process(file);
	} catch (error) {
		answers.push({messages: [], options: null, error: String(error)});
		continue;
	}

	const messages = file.messages.map(message => ({
		rule: message.ruleId ?? message.source,
		line: message.line ?? 1,
		endLine: message.place?.end?.line ?? message.line ?? 1,
		severity: message.fatal === true ? 'error' : 'warning',
		message: message.reason,
	}));
	answers.push({messages, options});
}

process.stdout.write(JSON.stringify(answers));
