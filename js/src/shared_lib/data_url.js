// What fetch finds behind a `data:` address.
(function (host, require) {
  'use strict';

  function dataUrl(url) {
    const found = /^data:([^,]*),(.*)$/s.exec(url.split('#')[0]);
    if (!found) return undefined;
    const base64 = /;\s*base64$/i.test(found[1]);
    const type = found[1].replace(/;\s*base64$/i, '').replace(/^;/, 'text/plain;') || 'text/plain;charset=US-ASCII';
    let text;
    try {
      text = decodeURIComponent(found[2]);
    } catch {
      text = found[2];
    }
    const bytes = base64 ? require('base64').decodeBytes(text) : require('encoding').encodeText(text);
    return bytes && { body: bytes, headers: { 'content-type': type }, status: 200, statusText: 'OK', type: 'basic' };
  }

  return { dataUrl };
})
