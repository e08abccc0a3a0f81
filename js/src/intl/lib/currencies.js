// Symbols, names and fraction digits of currencies.
(function (host, require) {
  'use strict';

  const { refusal } = require('intl/negotiate');
  const { currencies, currencyDigits } = require('intl/data/locales/values');

  const digitsOf = (code) => currencyDigits[code] ?? 2;

  /** The row of a currency; null for one that nobody knows, which is written as its code. */
  function row(data, code) {
    const table = require(`intl/data/currencies/${data}`);
    if (Object.hasOwn(table.rows, code)) return table.rows[code];
    if (currencies.includes(code)) throw refusal(`the currency ${code} in ${data}`);
    return null;
  }

  function symbolOf(data, code, display) {
    if (display === 'code') return code;
    const found = row(data, code);
    if (!found) return code;
    const symbol = found[0] || code;
    return display === 'narrowSymbol' ? found[1] || symbol : symbol;
  }

  /** The template that joins number and name, and the name by the number's plural category. */
  function nameOf(data, code) {
    const { joined, both } = require(`intl/data/currencies/${data}`);
    if (both) throw refusal(`names of currencies in ${data}`);
    const names = row(data, code)?.[2] ?? code;
    return { joined, name: ({ category }) => (typeof names === 'string' ? names : names[category] ?? names.other) };
  }

  return { digitsOf, symbolOf, nameOf };
})
