//! `Intl` and the methods that speak a language: a library in JavaScript with its tables, read off the real runtime
//! by `web/truth/intl-data.mjs` and compared with it by `web/truth/intl.mjs`.
//!
//! It is a part of its own. Natively it is compiled in (the feature `intl`); a page fetches it as one text when a program
//! [names](is_named_in) something of it, and hands it in by [`provide`].

mod methods;
mod texts;

use std::borrow::Cow;
use std::sync::OnceLock;

use texts::Texts;

pub(crate) use methods::define as define_methods;

/// The prefix of the library's modules.
const PREFIX: &str = "intl/";

/// The prefix of its tables: a topic, a slash, a key.
const DATA: &str = "intl/data/";

static PROVIDED: OnceLock<Texts> = OnceLock::new();

/// Hands in the library's text: each file after a line `//# ` with its name. Only the first one counts.
pub fn provide(bundle: String) {
    PROVIDED.get_or_init(|| Texts::new(bundle));
}

/// Whether a program may use the library: whether its text has one of its names.
pub fn is_named_in(program: &str) -> bool {
    ["Intl", "toLocale", "localeCompare"].iter().any(|name| program.contains(name))
}

fn texts() -> Option<&'static Texts> {
    #[cfg(feature = "intl")]
    PROVIDED.get_or_init(|| Texts::new(texts::compiled_in()));
    PROVIDED.get()
}

/// Whether a library module is one of these.
pub(crate) fn owns(module: &str) -> bool {
    module.starts_with(PREFIX)
}

/// The source of a module, a table's as well. `None` if the library has none of that name, or is not here.
pub(crate) fn source(module: &str) -> Option<Cow<'static, str>> {
    let texts = texts()?;
    let Some(data) = module.strip_prefix(DATA) else {
        return texts.file(&format!("lib/{}.js", module.strip_prefix(PREFIX)?)).map(Cow::Borrowed);
    };
    let (topic, key) = data.split_once('/')?;
    let lines = texts.file(&format!("data/{topic}.txt"))?.lines();
    let value = lines.filter_map(|line| line.split_once('\t')).find(|(name, _)| *name == key)?.1;
    Some(Cow::Owned(format!("(function () {{ return {value}; }})")))
}

/// Whether this is the text of something in the library.
pub(crate) fn holds(text: &str) -> bool {
    texts().is_some_and(|texts| texts.hold(text))
}
