//! What binds names: functions, classes, patterns; and the texts of regular expressions, dates and `eval`.

use crate::generator::{Around, Generator};
use crate::tree::{Tree, expression, items, join, statements, text};

impl Generator {
    /// A small function for array methods, replacers and the like.
    pub(crate) fn callback(&mut self) -> Tree {
        let (x, y) = (self.fresh('x'), self.fresh('x'));
        let around = Around { function: true, strict: self.around.strict, ..Around::default() };
        let block = self.rng.percent(25);
        let (parameters, kinds) = match self.rng.below(4) {
            0 => (format!("({x})"), vec![(x, 'x')]),
            1 => (format!("({x}, {y})"), vec![(x, 'x'), (y, 'n')]),
            2 => (format!("({x}, ...{y})"), vec![(x, 'x'), (y, 'a')]),
            _ => (format!("({x} = 1)"), vec![(x, 'n')]),
        };
        self.within(around, |g| {
            kinds.iter().for_each(|(name, kind)| g.declare(name, *kind, true));
            if block {
                let body = g.block();
                let value = g.expression('x');
                return expression("(§ => { tick(); § return §; })", vec![text(parameters), body, value]);
            }
            let kind = g.rng.pick(&['x', 'n', 's', 'b']);
            let value = g.expression(kind);
            expression("(§ => (tick(), §))", vec![text(parameters), value])
        })
    }

    /// A function of any sort, as an expression.
    pub(crate) fn function(&mut self) -> Tree {
        let around = self.sort_of_function();
        let arrow = !around.generator && self.rng.percent(40);
        let head = self.function_head(around);
        let star = if around.generator { "*" } else { "" };
        self.within(around, |g| {
            let parameters = g.parameters(!arrow);
            let body = g.function_body();
            if arrow {
                expression(&format!("({head}(§) => {{ § }})"), vec![parameters, body])
            } else {
                expression(&format!("({head}function {star}(§) {{ § }})"), vec![parameters, body])
            }
        })
    }

    fn sort_of_function(&mut self) -> Around {
        let (asynchronous, generator) = (self.rng.percent(15), self.rng.percent(15));
        Around { asynchronous, generator, function: true, strict: self.around.strict, loops: 0 }
    }

    fn function_head(&mut self, around: Around) -> &'static str {
        if around.asynchronous { "async " } else { "" }
    }

    /// Parameters, plain ones first; `with_arguments` declares that there is an `arguments`.
    fn parameters(&mut self, with_arguments: bool) -> Tree {
        let mut list = Vec::new();
        let count = self.rng.below(4);
        for _ in 0..count {
            let name = self.fresh('p');
            let outer = self.around;
            match self.rng.below(5) {
                0 => {
                    let pattern = self.pattern(false);
                    // A parameter may be left out: its pattern has a default.
                    list.push(join("§ = []", vec![pattern]));
                }
                1 => {
                    // `yield` and `await` are not allowed among parameters.
                    self.around = Around { asynchronous: false, generator: false, ..outer };
                    let default = self.expression('x');
                    self.around = outer;
                    list.push(join(&format!("{name} = §"), vec![default]));
                    self.declare(&name, 'x', true);
                }
                _ => {
                    let kind = self.rng.pick(&['n', 's', 'a', 'x', 'o']);
                    list.push(text(name.clone()));
                    self.declare(&name, kind, true);
                }
            }
        }
        if self.rng.percent(20) {
            let name = self.fresh('p');
            list.push(text(format!("...{name}")));
            self.declare(&name, 'a', true);
        }
        if with_arguments && self.rng.percent(30) {
            self.declare("arguments", 'o', false);
        }
        items(list)
    }

    /// Statements and a result. A generator yields, an async function awaits.
    fn function_body(&mut self) -> Tree {
        let statements = self.block();
        let value = self.expression('x');
        join("tick(); § return §;", vec![statements, value])
    }

    /// A named function as a statement.
    pub(crate) fn function_declaration(&mut self) -> Tree {
        let around = self.sort_of_function();
        let (name, head) = (self.fresh('f'), self.function_head(around));
        let star = if around.generator { "*" } else { "" };
        let made = self.within(around, |g| {
            let parameters = g.parameters(true);
            let body = g.function_body();
            join(&format!("{head}function {star}{name}(§) {{ § }}"), vec![parameters, body])
        });
        self.declare(&name, if around.generator { 'Y' } else { 'f' }, false);
        made
    }

    pub(crate) fn class_declaration(&mut self) -> Tree {
        let name = self.fresh('C');
        let body = self.class_body();
        self.declare(&name, 'f', false);
        join(&format!("class {name}§"), vec![body])
    }

    pub(crate) fn class_expression(&mut self) -> Tree {
        let body = self.class_body();
        let name = if self.rng.percent(50) { " Inner" } else { "" };
        expression(&format!("(class{name}§)"), vec![body])
    }

    /// An instance of a class of its own.
    pub(crate) fn instance(&mut self) -> Tree {
        let class = self.class_expression();
        let argument = self.expression('x');
        expression("(new §(§))", vec![class, argument])
    }

    fn class_body(&mut self) -> Tree {
        let derived = self.rng.percent(45);
        let heritage = if derived { self.heritage() } else { text("") };
        let around = Around { function: true, strict: true, ..Around::default() };
        let members = self.within(around, |g| {
            // Fields and static blocks may not say it.
            g.names.retain(|name| name.name != "arguments");
            let constructor = g.constructor(derived);
            let more = g.rng.below(5);
            std::iter::once(constructor).chain((0..more).map(|_| g.member(derived))).collect()
        });
        join("§ { #p = 1; § }", vec![heritage, statements(members)])
    }

    fn heritage(&mut self) -> Tree {
        let base = self.rng.pick(&[
            " extends Array",
            " extends Object",
            " extends Error",
            " extends Map",
            " extends Promise",
            " extends Function",
            " extends null",
            " extends (class { constructor(...a) { this.base = a.length; } m() { return 'base'; } get g() { return this.b; } static s = 's'; })",
            " extends (class { a = log('field'); m() { return super.toString(); } })",
            " extends RegExp",
        ]);
        text(base)
    }

    fn constructor(&mut self, derived: bool) -> Tree {
        if self.rng.percent(50) {
            return text("");
        }
        let around = Around { function: true, strict: true, ..Around::default() };
        self.within(around, |g| {
            let argument = g.expression('x');
            let body = g.block();
            let call = match (derived, g.rng.below(4)) {
                (false, _) => "",
                (true, 0) => "(() => super(a))();",
                (true, 1) => "super(...a ?? []);",
                (true, _) => "super();",
            };
            g.declare("this", 'o', false);
            join(&format!("constructor(a) {{ tick(); {call} this.a = §; § }}"), vec![argument, body])
        })
    }

    fn member(&mut self, derived: bool) -> Tree {
        let around = Around { function: true, strict: true, ..Around::default() };
        let choice = self.rng.below(14);
        self.within(around, |g| {
            let key = match g.rng.below(6) {
                0 => {
                    let key = g.expression('s');
                    join("[log(§)]", vec![key])
                }
                1 => text("[Symbol.toPrimitive]"),
                2 => text("'quoted key'"),
                3 => text("1.50"),
                _ => g.key(),
            };
            g.declare("this", 'o', false);
            let value = g.expression('x');
            let head = match choice {
                0 | 1 => "§ = §;",
                2 => "static § = §;",
                3 => "get §() { tick(); return §; }",
                4 => "static get §() { tick(); return §; }",
                5 => "set §(v) { tick(); log('set', v, §); }",
                6 => "*§() { tick(); yield 1; return §; }",
                7 => "async §() { tick(); return §; }",
                8 if derived => "§() { tick(); return [super.m, super.toString === §]; }",
                9 => "static §(x) { tick(); return [#p in Object(x), §]; }",
                10 => "§() { tick(); return [() => this.#p++, §]; }",
                11 => "§ = () => (tick(), [this, §]);",
                _ => "§() { tick(); return §; }",
            };
            if choice == 12 {
                g.around.function = false;
                let body = g.block();
                return join("static { § }", vec![body]);
            }
            join(head, vec![key, value])
        })
    }

    pub(crate) fn key(&mut self) -> Tree {
        text(self.rng.pick(&["a", "b", "c", "m", "g", "length", "name", "static", "get", "async"]))
    }

    /// A call of a generator that is written where it is called.
    pub(crate) fn generator_call(&mut self) -> Tree {
        let around =
            Around { generator: true, function: true, strict: self.around.strict, ..Around::default() };
        self.within(around, |g| {
            let body = g.block();
            let value = g.expression('x');
            expression("(function* () { tick(); § return §; })()", vec![body, value])
        })
    }

    /// Closures made in a loop and called behind it.
    pub(crate) fn closures(&mut self) -> Tree {
        let name = self.fresh('i');
        let keyword = self.rng.pick(&["let", "var", "let"]);
        let step = self.rng.pick(&["++", " += 2"]);
        let around = Around { function: true, strict: self.around.strict, ..Around::default() };
        self.within(around, |g| {
            g.declare(&name, 'n', true);
            let value = g.expression('x');
            let head = format!("for ({keyword} {name} = 0; {name} < 3; {name}{step})");
            let whole = format!("(() => {{ const all = []; {head} all.push(() => (tick(), §)); return all.map(f => f()); }})()");
            expression(&whole, vec![value])
        })
    }

    /// A pattern that declares names.
    pub(crate) fn pattern(&mut self, constant: bool) -> Tree {
        let mut list = Vec::new();
        let array = self.rng.percent(50);
        for _ in 0..=self.rng.below(3) {
            let name = self.fresh('v');
            let nested = self.rng.percent(15) && self.depth < 4;
            self.depth += 1;
            let target = if nested { self.pattern(constant) } else { text(name.clone()) };
            let default = self.rng.percent(40) || nested;
            let value = if nested { text("{}") } else { self.plain('x') };
            self.depth -= 1;
            let key = self.key();
            let element = if default { join("§ = §", vec![target, value]) } else { target };
            list.push(if array { element } else { join("§: §", vec![key, element]) });
            self.declare(&name, 'x', !constant && !nested);
            if nested {
                self.names.pop();
            }
        }
        if self.rng.percent(25) {
            let name = self.fresh('v');
            list.push(text(format!("...{name}")));
            self.declare(&name, if array { 'a' } else { 'o' }, !constant);
        }
        join(if array { "[§]" } else { "{ § }" }, vec![items(list)])
    }

    /// An expression without `yield` and `await`.
    fn plain(&mut self, kind: char) -> Tree {
        let outer = self.around;
        self.around = Around { asynchronous: false, generator: false, ..outer };
        let made = self.expression(kind);
        self.around = outer;
        made
    }

    /// What may stand left of `=`.
    pub(crate) fn target(&mut self) -> Tree {
        let assignable: Vec<String> =
            self.names.iter().filter(|n| n.assignable).map(|n| n.name.clone()).collect();
        if assignable.is_empty() || self.rng.percent(30) {
            return text("[].x");
        }
        let count = assignable.len() as u32;
        text(assignable[self.rng.below(count) as usize].clone())
    }

    /// A regular expression's text, as a string.
    pub(crate) fn pattern_text(&mut self) -> Tree {
        let mut out = String::new();
        for _ in 0..=self.rng.below(4) {
            out.push_str(self.rng.pick(&ATOMS));
            out.push_str(self.rng.pick(&["", "", "", "*", "+", "?", "*?", "{1,2}", "{2}"]));
        }
        text(format!("'{}'", out.replace('\\', "\\\\")))
    }

    /// A date's text, as a string.
    pub(crate) fn date_text(&mut self) -> Tree {
        let template = self.rng.pick(&DATE_TEXTS);
        let mut out = String::new();
        for c in template.chars() {
            match c {
                'Y' => out.push_str(self.rng.pick(&["2020", "1999", "2024", "0050", "1970"])),
                'M' => out.push_str(self.rng.pick(&["01", "2", "12", "7", "13"])),
                'D' => out.push_str(self.rng.pick(&["01", "3", "29", "31", "15"])),
                'h' => out.push_str(self.rng.pick(&["00", "9", "12", "23", "24"])),
                'm' => out.push_str(self.rng.pick(&["00", "5", "30", "59"])),
                'N' => out.push_str(self.rng.pick(&["Jan", "February", "Aug", "dec"])),
                'Z' => out.push_str(
                    self.rng.pick(&["Z", "+01:00", "GMT", "GMT+0200", "EST", "-0730", "UTC", " (CET)"]),
                ),
                'P' => out.push_str(self.rng.pick(&["AM", "pm"])),
                c => out.push(c),
            }
        }
        text(format!("'{out}'"))
    }

    /// A program for `eval`, as a string.
    pub(crate) fn eval_text(&mut self) -> Tree {
        let inside = self.scoped(|g| g.plain('x')).render();
        let text_of = format!("{inside:?}").replace("\\'", "'").replace("\\u{", "\\\\u{");
        let whole = self.rng.percent(50);
        // Rust's escapes are JavaScript's but for those of code points, of which there are none in what is generated.
        text(if whole { text_of } else { format!("'var e = 1; e + (' + {text_of} + ')'") })
    }
}

const ATOMS: [&str; 24] = [
    "a", "b", ".", "(a)", "(a|b)", "(?:ab)", "[abc]", "[^a]", "\\d", "\\w", "\\s", "\\b", "^", "$", "(?=a)",
    "(?!b)", "(?<=a)", "(?<!b)", "\\1", "(?<n>b)", "[a-z]", "(b|(a))", "\\u0061", "x",
];

const DATE_TEXTS: [&str; 18] = [
    "Y-M-D",
    "Y-M-DTh:m",
    "Y-M-DTh:m:mZ",
    "Y-M-D h:m",
    "M/D/Y",
    "M/D/Y h:m P",
    "N D, Y",
    "N D, Y h:m:m",
    "D N Y",
    "Tue N D Y h:m:m Z",
    "Tue, D N Y h:m:m Z",
    "Y/M/D",
    "Y",
    "Y-M",
    "N D Y Z",
    "M-D-Y",
    "Y-M-D h:m Z",
    "D N Y h:m",
];
