//! What the engine does not tell about an object and a console has to know: the target of a proxy and the entries
//! an iterator has still to give.
//!
//! The engine keeps both private, so two of its built-ins are wrapped: `Proxy` notes its targets, and the `next` of
//! Map and Set iterators serves the entries that a look at the iterator has taken out of it. A program notices
//! neither, with one exception: an iterator that was printed no longer sees what is added to its Map afterwards.

use std::{cell::Cell, rc::Rc};

use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsSymbol, JsValue, NativeFunction,
    builtins::{iterable::create_iter_result_object, proxy::Proxy},
    js_string,
    object::{
        FunctionObjectBuilder,
        builtins::{JsArray, JsWeakMap},
    },
    property::{PropertyDescriptor, PropertyKey},
};

/// What was noted about the realm when it was prepared, and what the wrapped built-ins write down.
pub(super) struct Introspection {
    /// proxy → `[target, handler]`
    proxies: JsWeakMap,
    /// iterator → what it has still to give, last first
    taken: JsWeakMap,
    /// Whether any iterator was looked into; while not, `next` need not look for it.
    any_taken: Cell<bool>,
    map_next: JsObject,
    set_next: JsObject,
    get_own_property_descriptor: JsObject,
    object_to_string: JsObject,
    /// `Symbol.for('nodejs.util.inspect.custom')`
    pub(super) inspect_custom: JsSymbol,
}

/// What is known of a value that may be a proxy.
pub(super) enum ProxyState {
    /// No proxy, or one made before the realm was prepared: to be shown as it presents itself.
    None,
    /// A proxy that was revoked.
    Revoked,
    /// A proxy and what it stands for.
    Of {
        /// What the proxy stands for.
        target: JsObject,
        /// The object with its traps.
        handler: JsObject,
    },
}

/// Wraps the built-ins of the realm. Does nothing the second time.
pub(super) fn prepare(context: &mut Context) -> JsResult<Rc<Introspection>> {
    if let Some(ready) = context.get_data::<Rc<Introspection>>() {
        return Ok(ready.clone());
    }
    let iterators = context.intrinsics().objects().iterator_prototypes();
    let (map_proto, set_proto) = (iterators.map(), iterators.set());
    let reflect = context.intrinsics().objects().reflect();
    let object_proto = context.intrinsics().constructors().object().prototype();
    let introspection = Rc::new(Introspection {
        proxies: JsWeakMap::new(context),
        taken: JsWeakMap::new(context),
        any_taken: Cell::new(false),
        map_next: method(&map_proto, js_string!("next"), context)?,
        set_next: method(&set_proto, js_string!("next"), context)?,
        get_own_property_descriptor: method(&reflect, js_string!("getOwnPropertyDescriptor"), context)?,
        object_to_string: method(&object_proto, js_string!("toString"), context)?,
        inspect_custom: registered_symbol("nodejs.util.inspect.custom", context)?,
    });
    context.insert_data(introspection.clone());
    wrap_next(&map_proto, map_next, context)?;
    wrap_next(&set_proto, set_next, context)?;
    wrap_proxy(context)?;
    Ok(introspection)
}

fn method(object: &JsObject, name: JsString, context: &mut Context) -> JsResult<JsObject> {
    object
        .get(name, context)?
        .as_object()
        .ok_or_else(|| JsNativeError::typ().with_message("a built-in method is missing").into())
}

fn hidden(value: impl Into<JsValue>) -> PropertyDescriptor {
    PropertyDescriptor::builder().value(value).writable(true).enumerable(false).configurable(true).build()
}

type Native = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

fn wrap_next(proto: &JsObject, next: Native, context: &mut Context) -> JsResult<()> {
    let function = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(next))
        .name(js_string!("next"))
        .build();
    proto.define_property_or_throw(js_string!("next"), hidden(function), context)?;
    Ok(())
}

fn map_next(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    next(this, |known| &known.map_next, context)
}

fn set_next(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    next(this, |known| &known.set_next, context)
}

fn next(this: &JsValue, own: fn(&Introspection) -> &JsObject, context: &mut Context) -> JsResult<JsValue> {
    let known = prepare(context)?;
    if known.any_taken.get()
        && let Some(rest) = this.as_object().and_then(|iterator| known.rest_of(&iterator, context))
    {
        let done = rest.length(context)? == 0;
        let value = rest.pop(context)?;
        return Ok(create_iter_result_object(value, done, context));
    }
    own(&known).call(this, &[], context)
}

fn wrap_proxy(context: &mut Context) -> JsResult<()> {
    let constructor =
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(construct_proxy))
            .name(js_string!("Proxy"))
            .length(2)
            .constructor(true)
            .build();
    let revocable = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(revocable_proxy))
        .name(js_string!("revocable"))
        .length(2)
        .build();
    constructor.define_property_or_throw(js_string!("revocable"), hidden(revocable), context)?;
    context.global_object().define_property_or_throw(js_string!("Proxy"), hidden(constructor), context)?;
    Ok(())
}

fn construct_proxy(new_target: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if new_target.is_undefined() {
        return Err(JsNativeError::typ().with_message("Constructor Proxy requires 'new'").into());
    }
    let proxy = context.intrinsics().constructors().proxy().constructor().construct(args, None, context)?;
    note_proxy(&proxy, args, context)?;
    Ok(proxy.into())
}

fn revocable_proxy(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let original = context.intrinsics().constructors().proxy().constructor();
    let revocable = method(&original, js_string!("revocable"), context)?;
    let result = revocable.call(&original.into(), args, context)?;
    if let Some(pair) = result.as_object()
        && let Some(proxy) = pair.get(js_string!("proxy"), context)?.as_object()
    {
        note_proxy(&proxy, args, context)?;
    }
    Ok(result)
}

fn note_proxy(proxy: &JsObject, args: &[JsValue], context: &mut Context) -> JsResult<()> {
    let known = prepare(context)?;
    let pair = [args.get_or_undefined(0).clone(), args.get_or_undefined(1).clone()];
    let pair = JsArray::from_iter(pair, context);
    known.proxies.set(proxy, pair.into(), context)?;
    Ok(())
}

impl Introspection {
    /// Whether the value is a proxy, and of what. Runs no trap.
    pub(super) fn proxy(&self, object: &JsObject, context: &mut Context) -> ProxyState {
        if !object.is::<Proxy>() {
            return ProxyState::None;
        }
        // IsArray is the one operation that throws for a revoked proxy and never runs a trap.
        let is_array = context.intrinsics().constructors().array().constructor();
        let revoked = method(&is_array, js_string!("isArray"), context)
            .and_then(|function| function.call(&JsValue::undefined(), &[object.clone().into()], context));
        let noted = self.proxies.get(object, context).ok().and_then(|pair| pair.as_object());
        let (Some(pair), true) = (noted, revoked.is_ok()) else {
            return if revoked.is_err() { ProxyState::Revoked } else { ProxyState::None };
        };
        let target = pair.get(0, context).ok().and_then(|target| target.as_object());
        let handler = pair.get(1, context).ok().and_then(|handler| handler.as_object());
        match (target, handler) {
            (Some(target), Some(handler)) => ProxyState::Of { target, handler },
            _ => ProxyState::None,
        }
    }

    /// What a Map iterator has still to give, or `None` if it is none.
    pub(super) fn map_iterator(&self, object: &JsObject, context: &mut Context) -> Option<Vec<JsValue>> {
        let proto = context.intrinsics().objects().iterator_prototypes().map();
        self.look_into(object, &proto, &self.map_next, context)
    }

    /// What a Set iterator has still to give, or `None` if it is none.
    pub(super) fn set_iterator(&self, object: &JsObject, context: &mut Context) -> Option<Vec<JsValue>> {
        let proto = context.intrinsics().objects().iterator_prototypes().set();
        self.look_into(object, &proto, &self.set_next, context)
    }

    fn look_into(
        &self,
        iterator: &JsObject,
        proto: &JsObject,
        next: &JsObject,
        context: &mut Context,
    ) -> Option<Vec<JsValue>> {
        if iterator.is_ordinary() || iterator.is_callable() || !inherits(iterator, proto) {
            return None;
        }
        if let Some(rest) = self.rest_of(iterator, context) {
            return list(&rest, context).map(|mut values| {
                values.reverse();
                values
            });
        }
        let values = drain(iterator, next, context)?;
        let rest = JsArray::from_iter(values.iter().rev().cloned(), context);
        self.taken.set(iterator, rest.into(), context).ok()?;
        self.any_taken.set(true);
        Some(values)
    }

    fn rest_of(&self, iterator: &JsObject, context: &mut Context) -> Option<JsArray> {
        let rest = self.taken.get(iterator, context).ok()?.as_object()?;
        JsArray::from_object(rest).ok()
    }

    /// `Object.prototype.toString` as it was at the start.
    pub(super) fn object_to_string(&self, object: &JsObject, context: &mut Context) -> JsResult<String> {
        let text = self.object_to_string.call(&object.clone().into(), &[], context)?;
        Ok(text.to_string(context)?.to_std_string_lossy())
    }

    /// Whether it is a function's `arguments`.
    pub(super) fn is_arguments(&self, object: &JsObject, context: &mut Context) -> bool {
        if object.is_ordinary() || object.is_array() || object.is_callable() || object.is::<Proxy>() {
            return false;
        }
        // Only `arguments` has a `callee`; asking further costs an error for most others.
        object.borrow().properties().contains_key(&js_string!("callee").into())
            && self.object_to_string(object, context).is_ok_and(|text| text == "[object Arguments]")
    }

    /// `Reflect.getOwnPropertyDescriptor`, without the detour where the properties are plainly there.
    pub(super) fn own_property(
        &self,
        object: &JsObject,
        key: &PropertyKey,
        context: &mut Context,
    ) -> JsResult<Option<PropertyDescriptor>> {
        if object.is_ordinary() || object.is_array() {
            return Ok(object.borrow().properties().get(key));
        }
        let args = [object.clone().into(), JsValue::from(key.clone())];
        let descriptor = self.get_own_property_descriptor.call(&JsValue::undefined(), &args, context)?;
        descriptor.as_object().map(|object| object.to_property_descriptor(context)).transpose()
    }
}

fn inherits(object: &JsObject, proto: &JsObject) -> bool {
    let mut link = object.prototype();
    while let Some(current) = link {
        if JsObject::equals(&current, proto) {
            return true;
        }
        link = current.prototype();
    }
    false
}

fn drain(iterator: &JsObject, next: &JsObject, context: &mut Context) -> Option<Vec<JsValue>> {
    let mut values = Vec::new();
    let this = iterator.clone().into();
    loop {
        let result = next.call(&this, &[], context).ok()?.as_object()?;
        if result.get(js_string!("done"), context).ok()?.to_boolean() {
            return Some(values);
        }
        values.push(result.get(js_string!("value"), context).ok()?);
    }
}

fn list(array: &JsArray, context: &mut Context) -> Option<Vec<JsValue>> {
    let length = array.length(context).ok()?;
    (0..length).map(|index| array.get(index, context).ok()).collect()
}

/// Whether every value is a fresh `[key, value]` pair, as an iterator over entries gives.
pub(super) fn are_entries(values: &[JsValue], context: &mut Context) -> bool {
    !values.is_empty() && values.iter().all(|value| pair(value, context).is_some())
}

/// The two elements of a `[key, value]` pair.
pub(super) fn pair(value: &JsValue, context: &mut Context) -> Option<(JsValue, JsValue)> {
    let array = JsArray::from_object(value.as_object()?).ok()?;
    if array.length(context).ok()? != 2 {
        return None;
    }
    Some((array.get(0, context).ok()?, array.get(1, context).ok()?))
}

/// The well-known symbol `name` of the global registry, as `Symbol.for(name)`.
fn registered_symbol(name: &str, context: &mut Context) -> JsResult<JsSymbol> {
    let constructor = context.intrinsics().constructors().symbol().constructor();
    let symbol_for = method(&constructor, js_string!("for"), context)?;
    let symbol = symbol_for.call(&constructor.into(), &[JsString::from(name).into()], context)?;
    symbol.as_symbol().ok_or_else(|| JsNativeError::typ().with_message("Symbol.for gave no symbol").into())
}
