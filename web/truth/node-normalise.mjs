// Takes out of Node's output what differs between machines and runs, and nothing else.

/**
 * @param {string} text
 * @param {string} dir   the directory the program ran in
 */
function hidePaths(text, dir) {
  // An ES module is named by URL, a CommonJS module by path; both become the bare file name.
  return text.replaceAll(`file://${dir}/`, '').replaceAll(`${dir}/`, '');
}

/**
 * @param {string} text
 * @param {string} dir
 */
export function normaliseStdout(text, dir) {
  return hidePaths(text, dir);
}

/**
 * @param {string} text
 * @param {string} dir
 */
export function normaliseStderr(text, dir) {
  /** @type {string[]} */
  const kept = [];
  for (const line of hidePaths(text, dir).split('\n')) {
    // Frames name Node's internal files and columns, which are not a claim about the event loop.
    if (/^\s+at /.test(line)) {
      // The brace that opens an error's own properties stands on its last frame; without frames util.inspect
      // puts it after the message.
      if (line.endsWith(' {')) kept.push(`${kept.pop() ?? ''} {`);
      continue;
    }
    if (/^Node\.js v\d/.test(line)) continue;
    kept.push(line.replace(/\(node:\d+\)/g, '(node:PID)'));
  }
  return kept.join('\n').replace(/\n+$/, '\n').replace(/^\n$/, '');
}
