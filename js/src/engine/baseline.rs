//! Whether a run left the realm as it found it, so that the next run of the same program may have it too.
//!
//! What a program makes is its own and goes with it; what it can change and leave behind are the objects that were
//! there before it: the global object, the built-in objects, and what the host put among them.

use std::collections::HashSet;

use boa_engine::object::Object;
use boa_engine::object::shape::Shape;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{Context, JsObject, JsResult, JsValue, Source};

/// Built-in objects that no property of another leads to: the prototypes of the functions and iterators that only
/// syntax makes.
const HIDDEN: &str = "
    [
      function* () {}, async function () {}, async function* () {}, (function* () {})(), (async function* () {})(),
      [].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/./g),
      ...(typeof Iterator === 'function' ? [[].values().map((x) => x), Iterator.from({ next() {} })] : []),
    ].map(Object.getPrototypeOf)";

/// Every object there was before the program, as it was.
pub(crate) struct Baseline(Vec<Remembered>);

struct Remembered {
    object: JsObject,
    prototype: Option<JsObject>,
    extensible: bool,
    /// Says which keys there are, but for numbers, and what may be done with them, if it is shared with other objects:
    /// such a one never changes. `None` if it is the object's own.
    shape: Option<Shape>,
    /// How many of the keys are numbers.
    numbered: usize,
    properties: Vec<(PropertyKey, PropertyDescriptor)>,
}

impl Baseline {
    /// The realm of `context` as it is now. O(n) in its objects and their properties, a few thousand.
    pub(crate) fn take(context: &mut Context) -> JsResult<Self> {
        let mut found = Self(Vec::new());
        let mut known = HashSet::new();
        let hidden = context.eval(Source::from_bytes(HIDDEN))?;
        let mut ahead: Vec<JsObject> = vec![context.global_object()];
        ahead.extend(hidden.as_object());
        while let Some(object) = ahead.pop() {
            if !known.insert(object.clone()) {
                continue;
            }
            let remembered = Remembered::of(object, context)?;
            ahead.extend(remembered.prototype.clone());
            for (_, descriptor) in &remembered.properties {
                let values = [descriptor.value(), descriptor.get(), descriptor.set()];
                ahead.extend(values.into_iter().flatten().filter_map(JsValue::as_object));
            }
            found.0.push(remembered);
        }
        // The list itself is garbage from now on.
        let list = hidden.as_object();
        found.0.retain(|it| list.as_ref().is_none_or(|list| !JsObject::equals(list, &it.object)));
        Ok(found)
    }

    /// Whether everything is still so. O(n) as above.
    pub(crate) fn holds(&self, context: &mut Context) -> bool {
        self.0.iter().all(|remembered| remembered.holds(context))
    }
}

impl Remembered {
    fn of(object: JsObject, context: &mut Context) -> JsResult<Self> {
        let keys = object.own_property_keys(context)?;
        let extensible = object.is_extensible(context)?;
        let (shape, numbered, properties) = {
            let data = object.borrow();
            let value = |key: PropertyKey| data.properties().get(&key).map(|descriptor| (key, descriptor));
            let shape = data.shape().is_shared().then(|| data.shape().clone());
            (shape, numbered(&data), keys.into_iter().filter_map(value).collect())
        };
        Ok(Self { prototype: object.prototype(), extensible, shape, numbered, properties, object })
    }

    fn holds(&self, context: &mut Context) -> bool {
        if !self.has_same_shape() {
            let keys = self.object.own_property_keys(context).unwrap_or_default();
            let same_keys = keys.iter().eq(self.properties.iter().map(|(key, _)| key));
            if !same_keys || self.object.prototype() != self.prototype {
                return false;
            }
        }
        let data = self.object.borrow();
        let same = |(key, old): &(PropertyKey, PropertyDescriptor)| {
            data.properties().get(key).is_some_and(|new| same_property(old, &new))
        };
        let same = self.properties.iter().all(same);
        drop(data);
        same && self.object.is_extensible(context).is_ok_and(|extensible| extensible == self.extensible)
    }

    fn has_same_shape(&self) -> bool {
        let data = self.object.borrow();
        let shape = self.shape.as_ref();
        shape.is_some_and(|shape| shape.to_addr_usize() == data.shape().to_addr_usize())
            && self.numbered == numbered(&data)
    }
}

fn numbered<T: ?Sized>(object: &Object<T>) -> usize {
    object.properties().index_property_keys().count()
}

fn same_property(old: &PropertyDescriptor, new: &PropertyDescriptor) -> bool {
    let same = |a: Option<&JsValue>, b: Option<&JsValue>| match (a, b) {
        (Some(a), Some(b)) => JsValue::same_value(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    same(old.value(), new.value())
        && same(old.get(), new.get())
        && same(old.set(), new.set())
        && old.writable() == new.writable()
        && old.enumerable() == new.enumerable()
        && old.configurable() == new.configurable()
}
