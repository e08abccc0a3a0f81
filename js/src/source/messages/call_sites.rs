//! What `Error.prepareStackTrace` is given: one object for each frame, which answers what V8 knows of it.
//! See <https://v8.dev/docs/stack-trace-api>.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{
    Context, JsArgs, JsData, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string,
};
use boa_gc::{Finalize, Trace};

use super::frames::Frame;
use super::install;

/// A frame, as an object of the program.
#[derive(Trace, Finalize, JsData)]
struct CallSite {
    #[unsafe_ignore_trace]
    frame: Frame,
}

/// The functions of the realm that stacks are made with, kept in the context.
struct Prepare {
    /// `Error.prepareStackTrace` as it is at the start.
    default: JsObject,
    /// The prototype of call sites.
    prototype: JsObject,
}

type Answer = fn(&Frame) -> JsValue;

/// What a call site answers.
const METHODS: &[(&str, Answer)] = &[
    ("getColumnNumber", |frame| number(frame.column, frame)),
    ("getEnclosingColumnNumber", |frame| number(frame.column, frame)),
    ("getEnclosingLineNumber", |frame| number(frame.line, frame)),
    ("getEvalOrigin", |_| JsValue::undefined()),
    ("getFileName", |frame| optional(Some(&frame.path).filter(|path| !path.is_empty()))),
    ("getFunction", |_| JsValue::undefined()),
    ("getFunctionName", |frame| optional(Name::of(frame).function)),
    ("getLineNumber", |frame| number(frame.line, frame)),
    ("getMethodName", |frame| optional(Name::of(frame).method)),
    ("getPosition", |frame| frame.offset.unwrap_or_default().into()),
    ("getPromiseIndex", |_| JsValue::null()),
    ("getScriptNameOrSourceURL", |frame| optional(Some(&frame.path).filter(|path| !path.is_empty()))),
    ("getScriptHash", |_| js_string!().into()),
    ("getThis", |_| JsValue::undefined()),
    ("getTypeName", |frame| optional(Name::of(frame).kind)),
    ("isAsync", |frame| starts_with(frame, "async ").into()),
    ("isConstructor", |frame| starts_with(frame, "new ").into()),
    ("isEval", |_| false.into()),
    ("isNative", |_| false.into()),
    ("isPromiseAll", |_| false.into()),
    ("isToplevel", |frame| (Name::of(frame).kind.is_none() && !starts_with(frame, "new ")).into()),
    ("toString", |frame| JsString::from(frame.render()).into()),
];

fn number(value: u32, frame: &Frame) -> JsValue {
    if frame.native || value == 0 { JsValue::null() } else { value.into() }
}

fn optional(text: Option<impl AsRef<str>>) -> JsValue {
    text.map_or_else(JsValue::null, |text| JsString::from(text.as_ref()).into())
}

fn starts_with(frame: &Frame, prefix: &str) -> bool {
    frame.name.as_deref().is_some_and(|name| name.starts_with(prefix))
}

/// The parts of a name such as `A.method`.
#[derive(Default)]
struct Name {
    kind: Option<String>,
    function: Option<String>,
    method: Option<String>,
}

impl Name {
    fn of(frame: &Frame) -> Self {
        let Some(name) = frame.name.as_deref() else { return Self::default() };
        let name = name.strip_prefix("async ").unwrap_or(name);
        if let Some(class) = name.strip_prefix("new ") {
            return Self { function: Some(class.to_owned()), ..Self::default() };
        }
        let known = |part: &str| Some(part.to_owned()).filter(|part| part != "<anonymous>");
        match name.rsplit_once('.') {
            Some((kind, method)) => {
                Self { kind: Some(kind.to_owned()), function: known(method), method: known(method) }
            }
            None => Self { function: known(name), ..Self::default() },
        }
    }
}

/// Defines `Error.prepareStackTrace` as Node has it, and what call sites are made of.
pub(super) fn define(error: &JsObject, context: &mut Context) -> JsResult<()> {
    let default = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(default_text))
        .name(js_string!("ErrorPrepareStackTrace"))
        .length(2)
        .build();
    let hidden = |value: JsObject| {
        PropertyDescriptor::builder().value(value).writable(true).enumerable(false).configurable(true)
    };
    let default: JsObject = default.into();
    error.define_property_or_throw(js_string!("prepareStackTrace"), hidden(default.clone()), context)?;
    let prototype = JsObject::with_object_proto(context.intrinsics());
    context.insert_data(Prepare { default, prototype });
    Ok(())
}

/// `Error.prepareStackTrace` before anybody replaced it.
fn default_text(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let error = args.get_or_undefined(0).to_object(context)?;
    let mut out = install::header(&error, context);
    let sites = args.get_or_undefined(1).to_object(context)?;
    for index in 0..sites.get(js_string!("length"), context)?.to_length(context)? {
        let site = sites.get(index, context)?.to_string(context)?;
        out.push_str("\n    at ");
        out.push_str(&site.to_std_string_lossy());
    }
    Ok(JsString::from(out).into())
}

/// What the program's own `Error.prepareStackTrace` makes of an error's frames; `None` if it has none.
pub(super) fn prepared(
    error: &JsObject,
    constructor: &JsObject,
    frames: &[Frame],
    context: &mut Context,
) -> JsResult<Option<JsValue>> {
    let prepare = constructor.get(js_string!("prepareStackTrace"), context)?;
    let Some(prepare) = prepare.as_callable() else { return Ok(None) };
    let Some(realm) = context.get_data::<Prepare>() else { return Ok(None) };
    if JsObject::equals(&prepare, &realm.default) {
        return Ok(None);
    }
    let prototype = realm.prototype.clone();
    if !prototype.has_own_property(js_string!("getThis"), context)? {
        methods(&prototype, context)?;
    }
    let site = |frame: &Frame| {
        let data = CallSite { frame: frame.clone() };
        JsValue::from(JsObject::from_proto_and_data(prototype.clone(), data))
    };
    let sites = JsArray::from_iter(frames.iter().map(site).collect::<Vec<_>>(), context);
    prepare.call(&constructor.clone().into(), &[error.clone().into(), sites.into()], context).map(Some)
}

/// Gives call sites their methods, when the first one is made.
fn methods(prototype: &JsObject, context: &mut Context) -> JsResult<()> {
    let hidden = |value: JsObject| {
        PropertyDescriptor::builder().value(value).writable(true).enumerable(false).configurable(true)
    };
    let illegal = NativeFunction::from_fn_ptr(|_, _, _| {
        Err(JsNativeError::typ().with_message("Illegal constructor").into())
    });
    let constructor: JsObject = FunctionObjectBuilder::new(context.realm(), illegal)
        .name(js_string!("CallSite"))
        .constructor(true)
        .build()
        .into();
    let fixed = PropertyDescriptor::builder().value(prototype.clone()).writable(false);
    let fixed = fixed.enumerable(false).configurable(false);
    constructor.define_property_or_throw(js_string!("prototype"), fixed, context)?;
    prototype.define_property_or_throw(js_string!("constructor"), hidden(constructor), context)?;
    for &(name, answer) in METHODS {
        let native = NativeFunction::from_copy_closure(move |this, _, _| {
            let object = this.as_object();
            let site = object.as_ref().and_then(|object| object.downcast_ref::<CallSite>());
            match site {
                Some(site) => Ok(answer(&site.frame)),
                None => {
                    let message = format!("CallSite method {name} expects CallSite as receiver");
                    Err(JsNativeError::typ().with_message(message).into())
                }
            }
        });
        let function = FunctionObjectBuilder::new(context.realm(), native).name(JsString::from(name)).build();
        prototype.define_property_or_throw(JsString::from(name), hidden(function.into()), context)?;
    }
    Ok(())
}
