// util.parseArgs: options as a command line has them.
(function (host, require) {
  'use strict';

  const { coded, validate } = require('errors');
  const fail = (code, text) => { throw coded(TypeError, code, text); };

  function shown(name, { short, type }) {
    return `'${short ? `-${short}, ` : ''}--${name}${type === 'string' ? ' <value>' : ''}'`;
  }

  function parseArgs(config = {}) {
    validate.object(config, 'config');
    const { args = require('process').argv.slice(2), options = {}, strict = true, tokens: wantsTokens = false } = config;
    const { allowPositionals = !strict, allowNegative = false } = config;
    const values = { __proto__: null }, positionals = [], tokens = [];
    const byShort = (letter) => Object.keys(options).find((name) => options[name].short === letter);

    function store(name, rawName, value, inlineValue, index) {
      tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
      const isNegated = allowNegative && name.startsWith('no-') && !Object.hasOwn(options, name);
      const known = isNegated ? name.slice(3) : name, option = options[known];
      if (strict && !option) {
        const hint = allowPositionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(rawName)}` : '';
        fail('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${rawName}'${hint}`);
      }
      if (strict && option.type === 'string' && value === undefined) fail('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option ${shown(known, option)} argument missing`);
      if (strict && option.type === 'boolean' && value !== undefined) fail('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option ${shown(known, option)} does not take an argument`);
      const result = value ?? !isNegated;
      if (option?.multiple) (values[known] ??= []).push(result);
      else values[known] = result;
    }

    function storeFrom(name, rawName, inline, index, rest) {
      const takes = options[name]?.type === 'string' && inline === undefined && rest.length > 0;
      const value = takes ? rest.shift() : inline;
      store(name, rawName, value, value === undefined ? undefined : !takes, index);
    }

    const rest = [...args];
    while (rest.length > 0) {
      const index = args.length - rest.length, arg = rest.shift();
      if (arg === '--') {
        tokens.push({ kind: 'option-terminator', index });
        for (const each of rest.splice(0)) positional(each);
      } else if (/^--./.test(arg)) {
        const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [, arg.slice(2)];
        storeFrom(name, `--${name}`, inline, index, rest);
      } else if (/^-[^-]/.test(arg)) {
        const letters = arg.slice(1);
        for (let i = 0; i < letters.length; i += 1) {
          const name = byShort(letters[i]) ?? letters[i];
          const after = letters.slice(i + 1);
          if (options[name]?.type === 'string' && after !== '') {
            store(name, `-${letters[i]}`, after, true, index);
            break;
          }
          storeFrom(name, `-${letters[i]}`, undefined, index, after === '' ? rest : []);
        }
      } else positional(arg, index);
    }

    function positional(value, index = args.indexOf(value)) {
      if (!allowPositionals) fail('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${value}'. This command does not take positional arguments`);
      tokens.push({ kind: 'positional', index, value });
      positionals.push(value);
    }

    for (const name of Object.keys(options)) {
      if (options[name].default !== undefined && values[name] === undefined) values[name] = options[name].default;
    }
    return { values, positionals, ...(wantsTokens ? { tokens } : {}) };
  }

  return { parseArgs };
})
