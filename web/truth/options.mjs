// Command line options shared by the drivers. Trouble is one line on stderr and exit code 2.

/**
 * @param {string} message
 * @param {number} [code]
 * @returns {never}
 */
export function quit(message, code = 2) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

/**
 * Reads `--name value` pairs.
 * @param {string[]} argv
 * @param {Record<string, string>} defaults  the names that are known, with their default
 * @param {string} usage
 */
export function readOptions(argv, defaults, usage) {
  const options = { ...defaults };
  for (let i = 0; i < argv.length; i += 1) {
    if (argv[i] === '--help') {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    const name = argv[i].replace(/^--/, '');
    if (!argv[i].startsWith('--') || !(name in defaults)) quit(`unknown argument ${argv[i]}\n${usage}`);
    i += 1;
    if (argv[i] === undefined) quit(`--${name} needs a value\n${usage}`);
    options[name] = argv[i];
  }
  return options;
}

/**
 * @param {string} text
 * @param {string} name
 */
export function positiveInteger(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) quit(`--${name} needs a whole number above 0, not "${text}"`);
  return value;
}
