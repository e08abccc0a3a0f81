//! What came to the language and to Node's library with a later line: an older release has none of it.
//!
//! `newer.txt` has a line for each: what it is called, and the first of the lines 18, 20, 22 and 24 that has it. It was read
//! off the real releases, by going through all that can be reached from the global object and the modules.

use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, js_string};

use super::NodeRelease;
use crate::engine::world::World;

const NEWER: &str = include_str!("newer.txt");

/// Takes what is newer than this release out of the realm, but for `Intl`, which may not be needed.
pub(crate) fn withhold(world: &World, context: &mut Context) -> JsResult<()> {
    let Some(release) = world.profile.node() else { return Ok(()) };
    for path in newer_than(release).filter(|path| !path.starts_with("require(") && !path.starts_with("Intl."))
    {
        let Some((object, key)) = holder(path, context)? else { continue };
        object.delete_property_or_throw(key, context)?;
    }
    Ok(())
}

/// What is newer than this release and has a path that begins so: the rest of it.
pub(crate) fn newer_within(release: &NodeRelease, prefix: &str) -> impl Iterator<Item = &'static str> {
    newer_than(release).filter_map(move |path| path.strip_prefix(prefix))
}

fn newer_than(release: &NodeRelease) -> impl Iterator<Item = &'static str> {
    let line = release.line;
    let all = NEWER.lines().filter_map(|entry| entry.rsplit_once(' '));
    all.filter(move |(_, since)| since.parse().is_ok_and(|since: u32| since > line)).map(|(path, _)| path)
}

/// The object that has the property of this path, such as `Array.prototype[Symbol.iterator].name`, and the property's key.
fn holder(path: &'static str, context: &mut Context) -> JsResult<Option<(JsObject, PropertyKey)>> {
    let mut object = context.global_object();
    let steps = path.split_inclusive(']').flat_map(|part| match part.split_once("[Symbol.") {
        Some((names, symbol)) => names.split('.').map(Step::Name).chain(Some(Step::symbol(symbol))),
        None => part.split('.').map(Step::Name).chain(None),
    });
    let mut last = None;
    for step in steps.filter(|step| *step != Step::Name("")) {
        if let Some(key) = last.replace(step.key(context)?) {
            let value: JsValue = match &key {
                PropertyKey::String(name) if *name == js_string!("%TypedArray%") => {
                    context.intrinsics().constructors().typed_array().constructor().into()
                }
                _ => object.get(key, context)?,
            };
            let Some(next) = value.as_object() else { return Ok(None) };
            object = next.clone();
        }
    }
    Ok(last.map(|key| (object, key)))
}

/// One step of a path.
#[derive(PartialEq, Eq)]
enum Step {
    Name(&'static str),
    Symbol(&'static str),
}

impl Step {
    fn symbol(name: &'static str) -> Self {
        Self::Symbol(name.trim_end_matches(']'))
    }

    fn key(&self, context: &mut Context) -> JsResult<PropertyKey> {
        match *self {
            Self::Name(name) => Ok(JsString::from(name).into()),
            Self::Symbol(name) => {
                let symbols = context.intrinsics().constructors().symbol().constructor();
                symbols.get(JsString::from(name), context)?.to_property_key(context)
            }
        }
    }
}
