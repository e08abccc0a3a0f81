//! `RegExp.$1` and its kin: what the last match was, as [Annex B's proposal](https://github.com/tc39/proposal-regexp-legacy-features)
//! has it.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsArgs, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string};
use boa_gc::{Finalize, Trace};

use super::define::{self, Original};
use crate::engine::world::Handle;

/// What a match found.
#[derive(Clone, Default)]
pub(super) struct Match {
    subject: JsString,
    input: JsString,
    index: usize,
    /// The whole, and up to nine groups.
    groups: Vec<JsString>,
    last_group: JsString,
}

type Part = fn(&Match) -> JsString;

const PARTS: &[(&str, Part)] = &[
    ("input", |it| it.input.clone()),
    ("$_", |it| it.input.clone()),
    ("lastMatch", |it| it.group(0)),
    ("$&", |it| it.group(0)),
    ("lastParen", |it| it.last_group.clone()),
    ("$+", |it| it.last_group.clone()),
    ("leftContext", Match::before),
    ("$`", Match::before),
    ("rightContext", Match::behind),
    ("$'", Match::behind),
    ("$1", |it| it.group(1)),
    ("$2", |it| it.group(2)),
    ("$3", |it| it.group(3)),
    ("$4", |it| it.group(4)),
    ("$5", |it| it.group(5)),
    ("$6", |it| it.group(6)),
    ("$7", |it| it.group(7)),
    ("$8", |it| it.group(8)),
    ("$9", |it| it.group(9)),
];

impl Match {
    fn group(&self, number: usize) -> JsString {
        self.groups.get(number).cloned().unwrap_or_default()
    }

    fn before(&self) -> JsString {
        self.subject.slice(0, self.index)
    }

    fn behind(&self) -> JsString {
        self.subject.slice(self.index + self.group(0).len(), self.subject.len())
    }

    /// What `RegExp.prototype.exec` found.
    fn of(subject: JsString, found: &JsObject, context: &mut Context) -> JsResult<Self> {
        let index = found.get(js_string!("index"), context)?.to_length(context)? as usize;
        let count = found.get(js_string!("length"), context)?.to_length(context)?;
        let mut group = |number: u64| {
            let text = found.get(number, context)?;
            Ok::<_, boa_engine::JsError>(text.as_string().unwrap_or_default())
        };
        let groups = (0..count.min(10)).map(&mut group).collect::<JsResult<Vec<_>>>()?;
        let last_group = if count > 1 { group(count - 1)? } else { js_string!() };
        Ok(Self { input: subject.clone(), subject, index, groups, last_group })
    }
}

/// Defines the properties, and keeps them up to date if a program names any.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let constructor = define::global("RegExp", context)?;
    for &(name, part) in PARTS {
        let captured = Named { world: world.clone(), part, sets_input: matches!(name, "input" | "$_") };
        let get = NativeFunction::from_copy_closure_with_captures(get, captured.clone());
        let get = FunctionObjectBuilder::new(context.realm(), get)
            .name(JsString::from(format!("get {name}")))
            .build();
        let set = NativeFunction::from_copy_closure_with_captures(set, captured);
        let set = FunctionObjectBuilder::new(context.realm(), set)
            .name(JsString::from(format!("set {name}")))
            .length(1)
            .build();
        let accessor = PropertyDescriptor::builder().get(get).set(set).enumerable(false).configurable(true);
        constructor.define_property_or_throw(JsString::from(name), accessor, context)?;
    }
    let prototype = define::prototype("RegExp", context)?;
    define::wrap(world, &prototype, "exec", exec, context)
}

/// `RegExp.prototype.exec`, which all matching goes through.
fn exec(original: &Original, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let found = original.call(this, args, context)?;
    if let Some(last) = original.world.ecma.last_match()
        && let (Some(object), Some(subject)) = (found.as_object(), args.get_or_undefined(0).as_string())
    {
        let found = Match::of(subject, &object, context)?;
        last.replace(found);
    }
    Ok(found)
}

/// What a property's getter and setter know.
#[derive(Clone, Trace, Finalize)]
struct Named {
    world: Handle,
    #[unsafe_ignore_trace]
    part: Part,
    sets_input: bool,
}

fn get(_: &JsValue, _: &[JsValue], named: &Named, _: &mut Context) -> JsResult<JsValue> {
    let last = named.world.ecma.last_match();
    Ok(last.map(|last| (named.part)(&last.borrow())).unwrap_or_default().into())
}

/// All but the input stays as it is.
fn set(_: &JsValue, args: &[JsValue], named: &Named, context: &mut Context) -> JsResult<JsValue> {
    if named.sets_input {
        let input = args.get_or_undefined(0).to_string(context)?;
        if let Some(last) = named.world.ecma.last_match() {
            last.borrow_mut().input = input;
        }
    }
    Ok(JsValue::undefined())
}
