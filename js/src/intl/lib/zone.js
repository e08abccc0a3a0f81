// Time zones: UTC, fixed offsets, and the zones of the IANA database as ICU has them.
(function (host, require) {
  'use strict';

  const OFFSET = /^([+-])([01]\d|2[0-3])(?::?([0-5]\d))?$/;

  /** The identifier as `resolvedOptions` shows it, or a RangeError. */
  function canonicalZone(given) {
    const text = `${given}`;
    const offset = OFFSET.exec(text);
    if (offset) {
      const [, sign, hours, minutes = '00'] = offset;
      return `${hours}${minutes}` === '0000' ? '+00:00' : `${sign}${hours}:${minutes}`;
    }
    const { identifiers } = require('intl/data/zones/identifiers');
    const found = identifiers[text.toLowerCase()];
    if (found === undefined) throw new RangeError(`Invalid time zone specified: ${text}`);
    return found;
  }

  /** Milliseconds ahead of UTC at a moment. */
  function offsetAt(zone, time) {
    const offset = OFFSET.exec(zone);
    if (offset) {
      const [, sign, hours, minutes] = offset;
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 6e4;
    }
    return zone === 'UTC' ? 0 : require('intl/zone_rules').offsetAt(zone, time);
  }

  return { canonicalZone, offsetAt };
})
