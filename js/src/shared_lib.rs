//! The library modules a page and a Node program share: what the platform has and the engine has not.
//!
//! Each host adds these to its own table, so that `require` in a library finds them by name.

/// Module name and source.
pub(crate) const LIBS: &[(&str, &str)] = &[
    ("base64", include_str!("shared_lib/base64.js")),
    ("disposal", include_str!("shared_lib/disposal.js")),
    ("guard", include_str!("shared_lib/guard.js")),
    ("dom_exception", include_str!("shared_lib/dom_exception.js")),
    ("encoding", include_str!("shared_lib/encoding.js")),
    ("structured_clone", include_str!("shared_lib/structured_clone.js")),
    ("url", include_str!("shared_lib/url.js")),
    ("url_parse", include_str!("shared_lib/url_parse.js")),
    ("url_search_params", include_str!("shared_lib/url_search_params.js")),
];
