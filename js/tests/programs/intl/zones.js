// area: intl
// runtimes: node browser
// what: Time zones: offsets, names, daylight saving, and a name that there is not
const summer = Date.UTC(2024, 6, 1, 12);
const winter = Date.UTC(2024, 0, 1, 12);
for (const timeZone of ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', '+05:30', 'Etc/GMT+5', 'Pacific/Chatham']) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'long' });
  console.log(format.resolvedOptions().timeZone, format.format(summer), format.format(winter));
}
for (const timeZoneName of ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric']) {
  console.log(new Date(summer).toLocaleTimeString('en-US', { timeZone: 'America/Los_Angeles', timeZoneName, hour: 'numeric' }));
}
try {
  new Intl.DateTimeFormat('en', { timeZone: 'Moon/Sea' });
} catch (error) {
  console.log(error.name, error.message);
}
