//! Messages that need nothing but the engine's own words.

/// V8's words for a stack overflow.
pub(super) const TOO_DEEP: &str = "Maximum call stack size exceeded";

const SAME: &[(&str, &str)] = &[
    (
        "FinalizationRegistry.prototype.register: `target` must be an Object or Symbol",
        "FinalizationRegistry.prototype.register: invalid target",
    ),
    (
        "FinalizationRegistry.prototype.register: `heldValue` cannot be the same as `target`",
        "FinalizationRegistry.prototype.register: target and holdings must not be same",
    ),
    ("can't convert symbol to string", "Cannot convert a Symbol value to a string"),
    ("argument must not be a symbol", "Cannot convert a Symbol value to a number"),
    ("argument must not be a bigint", "Cannot convert a BigInt value to a number"),
    (
        "cannot mix BigInt and other types, use explicit conversions",
        "Cannot mix BigInt and other types, use explicit conversions",
    ),
    ("BigInt division by zero", "Division by zero"),
    ("BigInt negative exponent", "Exponent must be non-negative"),
    ("cannot reinitialize `this` binding", "Super constructor may only be called once"),
    ("calling a builtin Set constructor without new is forbidden", "Constructor Set requires 'new'"),
    ("calling a builtin Map constructor without new is forbidden", "Constructor Map requires 'new'"),
    ("Promise NewTarget cannot be undefined", "Promise constructor cannot be invoked without 'new'"),
    (
        "Source typed array and target typed array have different content types",
        "Cannot mix BigInt and other types, use explicit conversions",
    ),
    ("Proxy constructor called on undefined new target", "Constructor Proxy requires 'new'"),
    (
        "Proxy constructor called with non-object handler",
        "Cannot create proxy with a non-object as target or handler",
    ),
    (
        "Proxy constructor called with non-object target",
        "Cannot create proxy with a non-object as target or handler",
    ),
    ("Promise.resolve() called on a non-object", "PromiseResolve called on non-object"),
    ("SameValue(resolution, promise) is true", "Chaining cycle detected for promise #<Promise>"),
    ("no promise in Promise.any was fulfilled.", "All promises were rejected"),
    ("invalid array length", "Invalid array length"),
    ("bad length for array", "Invalid array length"),
    ("cannot serialize bigint to JSON", "Do not know how to serialize a BigInt"),
    ("cyclic object value", "Converting circular structure to JSON"),
    ("cannot convert object to primitive value", "Cannot convert object to primitive value"),
    ("cannot get key and value from primitive item of `iterable`", "Iterator value is not an entry object"),
    ("Generator should not be executing", "Generator is already running"),
    ("'this' is not a Date", "this is not a Date object."),
    ("invalid escape character found", "URI malformed"),
    ("trying to encode an invalid string", "URI malformed"),
    ("non-terminated escape character found", "URI malformed"),
    ("cannot create list from a primitive", "CreateListFromArrayLike called on non-object"),
    ("cannot bind `this` without a `[[Call]]` internal method", "Bind must be called on a function"),
    ("not a function", "Function.prototype.toString requires that 'this' be a Function"),
    ("right-hand side of 'instanceof' is not callable", "Right-hand side of 'instanceof' is not callable"),
    (
        "function has non-object prototype in instanceof check",
        "Function has non-object prototype 'undefined' in instanceof check",
    ),
    ("Object.defineProperty: expected 'this' to be an Object", "Object.defineProperty called on non-object"),
    ("returned iterator is not an object", "Result of the Symbol.iterator method is not an object"),
    (
        "radix must be an integer at least 2 and no greater than 36",
        "toString() radix argument must be between 2 and 36",
    ),
    (
        "precision must be an integer at least 1 and no greater than 100",
        "toPrecision() argument must be between 1 and 100",
    ),
    ("String.prototype.repeat: count must be less than infinity", "Invalid count value: Infinity"),
    (
        "Invalid property descriptor.Cannot both specify accessors and a value or writable attribute",
        "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, #<Object>",
    ),
    ("cannot convert 'null' or 'undefined' to object", "Cannot convert undefined or null to object"),
    ("cannot convert null or undefined to Object", "Cannot convert undefined or null to object"),
    ("failed to parse function body: abrupt end", "Unexpected token '}'"),
    ("abrupt end", "Unexpected end of input"),
    ("target must be an object", "Reflect method called on non-object"),
    ("Maximum call stack size exceeded", TOO_DEEP),
];

/// What V8 says instead of `said`, if that follows from the words alone.
pub(super) fn rewrite(said: &str) -> Option<String> {
    if let Some((_, says)) = SAME.iter().find(|(from, _)| *from == said) {
        return Some((*says).to_owned());
    }
    let quoted = |prefix: &str| said.strip_prefix(prefix).map(|rest| rest.trim_end_matches(['\'', '`']));
    if said.starts_with("cannot mutate an immutable binding") {
        return Some("Assignment to constant variable.".to_owned());
    }
    if let Some(name) = quoted("cannot assign to uninitialized global property `") {
        return Some(format!("{name} is not defined"));
    }
    if let Some(name) = quoted("cannot assign to uninitialized binding `") {
        return Some(format!("Cannot access '{}' before initialization", plain_name(name)));
    }
    if said.starts_with("right-hand side of 'instanceof' should be an object") {
        return Some("Right-hand side of 'instanceof' is not an object".to_owned());
    }
    if said.contains("called on an empty array and with no initial value") {
        return Some("Reduce of empty array with no initial value".to_owned());
    }
    if let Some(name) = said.strip_prefix("cannot redefine property: ") {
        return Some(format!("Cannot redefine property: {name}"));
    }
    if let Some(rest) = said.strip_prefix("cannot convert string '") {
        return rest
            .strip_suffix("' to bigint primitive")
            .map(|text| format!("Cannot convert {text} to a BigInt"));
    }
    if let Some(rest) = said.strip_prefix("cannot convert ") {
        let text = rest.strip_suffix(" to a BigInt")?;
        return Some(if text.parse::<f64>().is_ok() {
            format!("The number {text} cannot be converted to a BigInt because it is not an integer")
        } else {
            format!("Cannot convert {text} to a BigInt")
        });
    }
    more(said)
}

/// A name without the character that lowering may have put behind it.
fn plain_name(name: &str) -> &str {
    name.trim_end_matches('\u{200d}')
}

/// The engine's parser: `unexpected token ';', …` and `expected token ';', got 'bar' in …`.
fn parser(said: &str) -> Option<String> {
    let rest = said
        .strip_prefix("unexpected token '")
        .or_else(|| said.split_once(", got '").map(|(_, rest)| rest))?;
    let (token, _) = rest.split_once('\'')?;
    let word = token.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
    Some(match token.chars().next() {
        Some(c) if c.is_ascii_digit() => "Unexpected number".to_owned(),
        Some(_) if word => format!("Unexpected identifier '{token}'"),
        _ => format!("Unexpected token '{token}'"),
    })
}

fn more(said: &str) -> Option<String> {
    if let Some(says) = parser(said) {
        return Some(says);
    }
    if let Some(rest) = said.strip_prefix("cannot call `") {
        return rest
            .strip_suffix("` constructor without new")
            .map(|name| format!("Constructor {name} requires 'new'"));
    }
    if let Some(rest) = said.strip_prefix("codepoint `") {
        return rest
            .strip_suffix("` outside of Unicode range")
            .map(|point| format!("Invalid code point {point}"));
    }
    if said.starts_with("Promise.") && said.ends_with("() called on a non-object") {
        return Some(said.replace("() called on a non-object", " called on non-object"));
    }
    for (from, says) in [
        ("WeakMap.set: expected target", "Invalid value used as weak map key"),
        ("WeakSet.add: expected target", "Invalid value used in weak set"),
        ("WeakRef: expected target", "WeakRef: invalid target"),
    ] {
        if said.starts_with(from) {
            return Some(says.to_owned());
        }
    }
    None
}
