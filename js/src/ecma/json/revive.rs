//! What a reviver is asked: every value from the inside out, each with the text it was written with.

use boa_engine::object::builtins::JsFunction;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsResult, JsValue, js_string};

use super::super::taken;
use super::parse::{Parsed, Source};
use crate::engine::world::Handle;

/// What the reviver makes of it all.
pub(super) fn revive(
    world: &Handle,
    parsed: Parsed,
    reviver: &JsFunction,
    context: &mut Context,
) -> JsResult<JsValue> {
    let root = JsObject::with_object_proto(context.intrinsics());
    root.create_data_property_or_throw(js_string!(), parsed.value.clone(), context)?;
    Reviver { world, reviver }.visit(&root, js_string!().into(), Some(&parsed), context)
}

struct Reviver<'a> {
    world: &'a Handle,
    reviver: &'a JsFunction,
}

impl Reviver<'_> {
    /// [`InternalizeJSONProperty`](https://tc39.es/proposal-json-parse-with-source/#sec-internalizejsonproperty)
    fn visit(
        &self,
        holder: &JsObject,
        key: PropertyKey,
        parsed: Option<&Parsed>,
        context: &mut Context,
    ) -> JsResult<JsValue> {
        self.world.check_depth(context)?;
        let value = holder.get(key.clone(), context)?;
        // A reviver may have put another value there meanwhile, which was not written so.
        let parsed = parsed.filter(|parsed| JsValue::same_value(&parsed.value, &value));
        let about = JsObject::with_object_proto(context.intrinsics());
        if let Some(object) = value.as_object() {
            self.members(&object, parsed, context)?;
        } else if let Some(Source::Text(text)) = parsed.map(|parsed| &parsed.source) {
            about.create_data_property_or_throw(js_string!("source"), text.clone(), context)?;
        }
        let name = JsValue::from(key).to_string(context)?;
        self.reviver.call(&holder.clone().into(), &[name.into(), value, about.into()], context)
    }

    fn members(&self, object: &JsObject, parsed: Option<&Parsed>, context: &mut Context) -> JsResult<()> {
        if taken::is_array(object, context)? {
            let length = object.get(js_string!("length"), context)?.to_length(context)?;
            for index in 0..length {
                let element = match parsed.map(|parsed| &parsed.source) {
                    Some(Source::Elements(elements)) => elements.get(index as usize),
                    _ => None,
                };
                self.member(object, index.into(), element, context)?;
            }
            return Ok(());
        }
        for key in taken::enumerable_keys(object, context)? {
            let member = match parsed.map(|parsed| &parsed.source) {
                Some(Source::Members(members)) => members.iter().rev().find(|(name, _)| *name == key),
                _ => None,
            };
            self.member(object, key, member.map(|(_, parsed)| parsed), context)?;
        }
        Ok(())
    }

    /// What is revived to undefined is deleted; what cannot be changed stays.
    fn member(
        &self,
        object: &JsObject,
        key: PropertyKey,
        parsed: Option<&Parsed>,
        context: &mut Context,
    ) -> JsResult<()> {
        let value = self.visit(object, key.clone(), parsed, context)?;
        if value.is_undefined() {
            taken::delete(object, key, context)?;
        } else {
            object.create_data_property(key, value, context)?;
        }
        Ok(())
    }
}
